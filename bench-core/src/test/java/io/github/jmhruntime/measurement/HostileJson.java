package io.github.jmhruntime.measurement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Puts what nobody expects at every place of a JSON document in turn. */
public final class HostileJson {

  /** As they stand in a file: of another type, too large, too small, text for numbers, a NUL. */
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "-3",
          "0",
          "99999999999999999999",
          "1e308",
          "1e-320",
          "1e999",
          "\"\"",
          "\"abc\"",
          "\"NaN\"",
          "\"+INF\"",
          "\"../\\u0000\"",
          "[]",
          "{}",
          "[[]]",
          "[null]",
          "{\"a\":null}");

  private static final String MARK = "\u2603";

  private final JsonNode whole;
  private final Consumer<String> reader;

  private HostileJson(JsonNode whole, Consumer<String> reader) {
    this.whole = whole;
    this.reader = reader;
  }

  /** Hands over every document that differs from this one in one value, or lacks one. */
  public static void each(String json, Consumer<String> reader) {
    try {
      JsonNode whole = new ObjectMapper().readTree(json);
      new HostileJson(whole, reader).within(whole);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private void within(JsonNode node) {
    if (node instanceof ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        JsonNode was = object.get(name);
        object.put(name, MARK);
        replaced();
        object.remove(name);
        reader.accept(whole.toString());
        object.set(name, was);
        within(was);
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        JsonNode was = array.get(i);
        array.remove(i);
        array.insert(i, MARK);
        replaced();
        array.set(i, was);
        within(was);
      }
    }
  }

  private void replaced() {
    String text = whole.toString();
    for (String value : VALUES) {
      reader.accept(text.replace('"' + MARK + '"', value));
    }
  }
}
