package io.github.jmhruntime.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The small text files below {@code /proc}, {@code /sys} and {@code /etc}. A file that is missing
 * or cannot be read is empty here: which of them exist depends on kernel, machine and rights.
 */
record HostFiles(Path root) {

  /** The file's text without blanks at its ends. */
  Optional<String> text(String path) {
    return text(root.resolve(path.substring(1)));
  }

  static Optional<String> text(Path file) {
    try {
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).strip();
      return text.isEmpty() ? Optional.empty() : Optional.of(text);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  List<String> lines(String path) {
    return text(path).map(text -> text.lines().toList()).orElse(List.of());
  }

  boolean exists(String path) {
    return Files.exists(root.resolve(path.substring(1)));
  }

  /** The first words of the lines with the numbers behind them. */
  Map<String, Double> numbers(String path) {
    Map<String, Double> numbers = new HashMap<>();
    for (String line : lines(path)) {
      String[] words = line.split("[\\s:]+");
      if (words.length > 1) {
        number(words[1]).ifPresent(value -> numbers.putIfAbsent(words[0], value));
      }
    }
    return numbers;
  }

  /** What the files {@code folder/prefix*&#47;file} hold, those without a number left out. */
  List<Double> numbersBelow(String folder, String prefix, String file) {
    return textsBelow(folder, prefix, file).stream()
        .map(HostFiles::number)
        .filter(OptionalDouble::isPresent)
        .map(OptionalDouble::getAsDouble)
        .toList();
  }

  List<String> textsBelow(String folder, String prefix, String file) {
    List<String> texts = new ArrayList<>();
    for (Path child : children(folder, prefix + "*")) {
      text(child.resolve(file)).ifPresent(texts::add);
    }
    return texts;
  }

  List<Path> children(String folder, String glob) {
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> stream =
        Files.newDirectoryStream(root.resolve(folder.substring(1)), glob)) {
      stream.forEach(children::add);
    } catch (IOException | DirectoryIteratorException e) {
      // Also where a process ends while its folder is read.
      return List.of();
    }
    return children;
  }

  static OptionalDouble number(String text) {
    try {
      return OptionalDouble.of(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }
}
