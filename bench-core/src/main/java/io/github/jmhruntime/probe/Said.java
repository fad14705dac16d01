package io.github.jmhruntime.probe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a program in a container has said, in lines {@code key=value}; other lines are kept as words
 * for a message.
 */
public final class Said {

  private static final Pattern LINE = Pattern.compile("([A-Za-z][\\w.:/-]*)=(.*)");

  private final Map<String, List<String>> values = new LinkedHashMap<>();
  private final List<String> words = new ArrayList<>();

  private Said() {}

  /** Reads lines. */
  public static Said of(List<String> lines) {
    Said said = new Said();
    for (String line : lines) {
      Matcher matcher = LINE.matcher(line);
      if (matcher.matches()) {
        said.values
            .computeIfAbsent(matcher.group(1), key -> new ArrayList<>())
            .add(matcher.group(2).strip());
      } else if (!line.isBlank()) {
        said.words.add(line.strip());
      }
    }
    return said;
  }

  /** Whether there is a value. */
  public boolean has(String key) {
    return values.containsKey(key);
  }

  /** The last value, or empty text where there is none. */
  public String last(String key) {
    List<String> all = all(key);
    return all.isEmpty() ? "" : all.get(all.size() - 1);
  }

  /** Every value of that key, in order. */
  public List<String> all(String key) {
    return List.copyOf(values.getOrDefault(key, List.of()));
  }

  /** The last value as a number. */
  public OptionalDouble number(String key) {
    try {
      return has(key) ? OptionalDouble.of(Double.parseDouble(last(key))) : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  /** What it said besides, such as an error; at most a few lines. */
  public String words() {
    return String.join(" | ", words.subList(Math.max(0, words.size() - 3), words.size()));
  }
}
