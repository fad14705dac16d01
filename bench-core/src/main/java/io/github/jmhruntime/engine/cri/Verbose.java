package io.github.jmhruntime.engine.cri;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Map;

/**
 * What an engine says beyond CRI where it is asked to be verbose: JSON of its own. It is read as
 * containerd writes it; of another engine it may be empty.
 */
final class Verbose {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Verbose() {}

  /** One part of it, or a missing node. */
  static JsonNode read(Map<String, String> info, String part) {
    String text = info.get(part);
    if (text == null) {
      return MissingNode.getInstance();
    }
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException notJson) {
      return MissingNode.getInstance();
    }
  }
}
