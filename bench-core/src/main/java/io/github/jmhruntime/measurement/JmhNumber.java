package io.github.jmhruntime.measurement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** Numbers as JMH writes them: what JSON has no number for is text. */
final class JmhNumber {

  private JmhNumber() {}

  /** The number; NaN where the node is missing. */
  static double of(JsonNode node) {
    return node.isTextual()
        ? parse(node.textValue())
        : node.isNumber() ? node.doubleValue() : Double.NaN;
  }

  /**
   * The number that JMH means.
   *
   * @throws NumberFormatException where it is none
   */
  static double parse(String text) {
    return switch (text) {
      case "+INF", "INF" -> Double.POSITIVE_INFINITY;
      case "-INF" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }

  static JsonNode node(double value) {
    if (Double.isNaN(value)) {
      return TextNode.valueOf("NaN");
    }
    if (Double.isInfinite(value)) {
      return TextNode.valueOf(value > 0 ? "+INF" : "-INF");
    }
    return DoubleNode.valueOf(value);
  }
}
