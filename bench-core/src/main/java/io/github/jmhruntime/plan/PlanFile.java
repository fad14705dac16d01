package io.github.jmhruntime.plan;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Plans as JSON files, the form in which they are handed from one JVM to the next. */
public final class PlanFile {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .build();

  private PlanFile() {}

  /** Writes a {@link RunPlan} or {@link ForkPlan}. */
  public static void write(Path file, Record plan) {
    try {
      Files.writeString(file, JSON.writeValueAsString(plan));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the plan to " + file, e);
    }
  }

  /** Reads what {@link #write} has written. */
  public static <T extends Record> T read(Path file, Class<T> type) {
    try {
      return JSON.readValue(Files.readString(file), type);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the plan in " + file, e);
    }
  }

  /** The plan as it is kept within another JSON file. */
  public static JsonNode toTree(RunPlan plan) {
    return JSON.valueToTree(plan);
  }

  /** Reads what {@link #toTree} has made. */
  public static RunPlan fromTree(JsonNode tree) {
    return JSON.convertValue(tree, RunPlan.class);
  }
}
