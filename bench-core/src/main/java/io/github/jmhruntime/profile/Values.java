package io.github.jmhruntime.profile;

import io.github.jmhruntime.profile.Node.Scalar;
import io.github.jmhruntime.profile.Node.Sequence;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Single values in a YAML file; whatever is of another type is told with its place and name. */
final class Values {

  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,15})?");
  private static final Pattern PERCENTAGE = Pattern.compile("(\\d{1,9}(\\.\\d{1,9})?) ?%");

  private Values() {}

  /** One of the known words; the remedy says what else to do. */
  static String word(String name, Node node, List<String> known, String remedy) {
    String word = text(name, node);
    if (!known.contains(word)) {
      throw node.at()
          .problem(
              "key '%s' is '%s'%s; known are %s%s",
              name,
              word,
              Nearest.to(word, known).map(", did you mean '%s'?"::formatted).orElse(""),
              String.join(", ", known),
              remedy);
    }
    return word;
  }

  static String text(String name, Node node) {
    if (node instanceof Scalar scalar && !scalar.text().isBlank()) {
      return scalar.text();
    }
    throw node.at().problem("key '%s' is %s; it must be text", name, emptyOr(node));
  }

  /** One text or several. */
  static List<String> textOrTexts(String name, Node node) {
    return node instanceof Sequence sequence
        ? sequence.items().stream().map(item -> text(name, item).strip()).toList()
        : List.of(text(name, node).strip());
  }

  private static String emptyOr(Node node) {
    return node instanceof Scalar scalar && scalar.text().isBlank() ? "empty" : node.kind();
  }

  static String regex(String name, Node node) {
    String text = text(name, node);
    try {
      Pattern.compile(text);
      return text;
    } catch (PatternSyntaxException e) {
      throw node.at()
          .problem(
              "key '%s' is '%s', which is not a regular expression: %s at character %d; write a"
                  + " special character with a backslash before it to mean itself",
              name, text, e.getDescription(), e.getIndex() + 1);
    }
  }

  static int integer(String name, Node node, int least, int most) {
    if (node instanceof Scalar scalar && scalar.text().matches("-?\\d{1,9}")) {
      int value = Integer.parseInt(scalar.text());
      if (value >= least && value <= most) {
        return value;
      }
    }
    throw node.at()
        .problem(
            "key '%s' is %s; it must be a whole number from %d to %d",
            name, node.kind(), least, most);
  }

  /** A number within bounds. */
  static double number(String name, Node node, double least, double most) {
    if (node instanceof Scalar scalar && NUMBER.matcher(scalar.text()).matches()) {
      double value = Double.parseDouble(scalar.text());
      if (value >= least && value <= most) {
        return value;
      }
    }
    throw node.at()
        .problem(
            "key '%s' is %s; it must be a number %s",
            name,
            node.kind(),
            most == Double.MAX_VALUE
                ? "from " + shown(least)
                : "from %s to %s".formatted(shown(least), shown(most)));
  }

  /** A percentage such as {@code 40%}, as a part of 1. */
  static double percentage(String name, Node node) {
    if (node instanceof Scalar scalar) {
      Matcher percentage = PERCENTAGE.matcher(scalar.text());
      if (percentage.matches()) {
        return Double.parseDouble(percentage.group(1)) / 100;
      }
    }
    throw node.at()
        .problem("key '%s' is %s; it must be a percentage, such as 40%%", name, node.kind());
  }

  /** With as few decimals as it has. */
  static String shown(double value) {
    return String.format(Locale.ROOT, "%.6f", value).replaceFirst("\\.?0+$", "");
  }
}
