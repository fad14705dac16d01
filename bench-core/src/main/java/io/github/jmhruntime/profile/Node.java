package io.github.jmhruntime.profile;

import java.util.List;
import java.util.Map;

/** A part of a YAML file that still knows where it stands. */
sealed interface Node {

  /** Where it starts. */
  Mark at();

  /** What it is, as a message would say it. */
  String kind();

  /**
   * A single value.
   *
   * @param text as it stands in the file, without quotes; empty for none
   * @param type what YAML takes it for
   */
  record Scalar(Mark at, String text, Type type) implements Node {

    enum Type {
      TEXT("text"),
      NUMBER("a number"),
      BOOLEAN("true or false"),
      NONE("nothing");

      private final String kind;

      Type(String kind) {
        this.kind = kind;
      }
    }

    @Override
    public String kind() {
      return type == Type.NONE ? type.kind : "%s ('%s')".formatted(type.kind, text);
    }
  }

  /** A list. */
  record Sequence(Mark at, List<Node> items) implements Node {
    @Override
    public String kind() {
      return "a list";
    }
  }

  /** Keys and values in the order of the file. */
  record Mapping(Mark at, Map<String, Entry> entries) implements Node {
    @Override
    public String kind() {
      return "keys and values";
    }
  }

  /** The value of a key; {@code at} is where the key stands. */
  record Entry(Mark at, Node value) {}
}
