package io.github.jmhruntime.event;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Optional;

/** Events as lines of text, the form in which they pass from one JVM to another. */
public final class EventLine {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .addMixIn(Event.class, ByKind.class)
          .build();

  private EventLine() {}

  /** The event as one line without its line break. */
  public static String of(Event event) {
    try {
      return JSON.writerFor(Event.class).writeValueAsString(event);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot write " + event, e);
    }
  }

  /** The event that a line holds; empty where the line holds something else. */
  public static Optional<Event> parse(String line) {
    if (!line.startsWith("{\"event\":")) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(line, Event.class));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Event.Step.class, name = "step"),
    @JsonSubTypes.Type(value = Event.Progress.class, name = "progress"),
    @JsonSubTypes.Type(value = Event.Notice.class, name = "notice"),
    @JsonSubTypes.Type(value = Event.Warning.class, name = "warning"),
    @JsonSubTypes.Type(value = Event.Kept.class, name = "kept"),
    @JsonSubTypes.Type(value = Event.Ended.class, name = "ended")
  })
  private interface ByKind {}
}
