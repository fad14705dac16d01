package io.github.jmhruntime.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
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
import org.jspecify.annotations.Nullable;

/** Plans as JSON files, the form in which they are handed from one JVM to the next. */
public final class PlanFile {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .build();

  private PlanFile() {}

  /** What is to stand in the file of a {@link RunPlan}, a {@link ForkPlan} or what answers it. */
  public static String text(Record plan) {
    try {
      return JSON.writeValueAsString(plan);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot write " + plan, e);
    }
  }

  /**
   * Reads what {@link #text} has made, where it came another way than by a file.
   *
   * @throws IllegalArgumentException saying what is missing or of another kind
   */
  public static <T extends Record> T parse(String text, Class<T> type) {
    try {
      return complete(JSON.readTree(text), type);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e.getOriginalMessage(), e);
    }
  }

  /**
   * Reads what {@link #text} has made.
   *
   * @throws UncheckedIOException naming the file and what is wrong with it
   */
  public static <T extends Record> T read(Path file, Class<T> type) {
    try {
      return complete(JSON.readTree(Files.readString(file)), type);
    } catch (JsonProcessingException e) {
      throw unreadable(file, e.getOriginalMessage(), e);
    } catch (IllegalArgumentException e) {
      throw unreadable(file, e.getMessage(), new IOException(e));
    } catch (IOException e) {
      throw unreadable(file, e.toString(), e);
    }
  }

  private static UncheckedIOException unreadable(
      Path file, @Nullable String problem, IOException cause) {
    return new UncheckedIOException(
        "cannot read %s: %s; see whether the disk is full, and start again"
            .formatted(file, problem),
        cause);
  }

  /** The plan as it is kept within another JSON file. */
  public static JsonNode toTree(RunPlan plan) {
    return JSON.valueToTree(plan);
  }

  /**
   * Reads what {@link #toTree} has made.
   *
   * @throws IllegalArgumentException naming what is missing or of another kind, as in a plan of
   *     another version of this project
   */
  public static RunPlan fromTree(JsonNode tree) {
    return complete(tree, RunPlan.class);
  }

  private static <T extends Record> T complete(JsonNode tree, Class<T> type) {
    if (!tree.isObject()) {
      throw new IllegalArgumentException("there is no object in it");
    }
    try {
      T plan = JSON.treeToValue(tree, type);
      Completeness.check(plan);
      return plan;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e.getOriginalMessage(), e);
    }
  }
}
