package io.github.jmhruntime.command;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One part of {@code -Dbaseline} or {@code -Dcandidate}: {@code PATH} or {@code LABEL=PATH}, as
 * benchstat has it, where the path is that of a file or a folder, or a glob.
 *
 * @param label what stands before {@code =}; empty where nothing does
 * @param path the rest
 */
record InputPath(String label, String path) {

  /**
   * Reads the parts of an option. Maven splits its value at commas; those that belong to a file's
   * name or stand between the braces of a glob are put back.
   *
   * @param option the option's name
   * @param words what Maven made of its value
   * @param folder what relative paths start from
   */
  static List<InputPath> parse(String option, List<String> words, Path folder) {
    List<InputPath> parts = new ArrayList<>();
    for (int start = 0; start < words.size(); ) {
      int end = end(words, start, folder);
      String text = String.join(",", words.subList(start, end)).strip();
      if (!text.isEmpty()) {
        parts.add(of(option, text, folder));
      }
      start = end;
    }
    if (parts.isEmpty()) {
      throw new CommandException("-D%s is missing: name a file of JMH JSON".formatted(option));
    }
    return List.copyOf(parts);
  }

  /** Whether the path is a pattern, and not the name of something that is there. */
  boolean isGlob(Path folder) {
    return path.matches("(?s).*[*?\\[{].*") && !exists(folder, path);
  }

  @Override
  public String toString() {
    return label.isEmpty() ? path : label + "=" + path;
  }

  private static InputPath of(String option, String text, Path folder) {
    int label = labelLength(text);
    if (label < 0 || exists(folder, text)) {
      return new InputPath("", text);
    }
    InputPath part =
        new InputPath(text.substring(0, label).strip(), text.substring(label + 1).strip());
    if (part.label.isEmpty() || part.path.isEmpty()) {
      throw new CommandException(
          "-D%s=%s: a label and a path belong to both sides of '=', such as new=b.json"
              .formatted(option, text));
    }
    return part;
  }

  /** Where the part that starts there ends: the longest that exists, else with balanced braces. */
  private static int end(List<String> words, int start, Path folder) {
    for (int end = words.size(); end > start + 1; end--) {
      String text = String.join(",", words.subList(start, end)).strip();
      if (exists(folder, text) || exists(folder, text.substring(labelLength(text) + 1))) {
        return end;
      }
    }
    int open = 0;
    for (int at = start; at < words.size(); at++) {
      open += count(words.get(at), '{') - count(words.get(at), '}');
      if (open <= 0) {
        return at + 1;
      }
    }
    return start + 1;
  }

  /** How many characters stand before the sign that ends a label; -1 where there is none. */
  private static int labelLength(String text) {
    int equals = text.indexOf('=');
    return text.substring(0, Math.max(0, equals)).matches("[^/,]*") ? equals : -1;
  }

  private static int count(String text, char wanted) {
    return (int) text.chars().filter(c -> c == wanted).count();
  }

  private static boolean exists(Path folder, String path) {
    try {
      return !path.isBlank() && Files.exists(folder.resolve(path));
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
