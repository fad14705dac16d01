package io.github.jmhruntime.command;

import io.github.jmhruntime.measurement.JmhJsonReader;
import io.github.jmhruntime.measurement.ResultFileException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files of one part of an option.
 *
 * @param source what named them
 * @param kind what that is
 * @param files in the order of their names
 * @param notes what lies there, too, and is not among them
 */
record InputFiles(InputPath source, Kind kind, List<Path> files, List<String> notes) {

  /** What names files. */
  enum Kind {
    FILE,
    FOLDER,
    GLOB
  }

  /**
   * Finds them. A file that is named is taken as it is; in a folder, and among what a glob matches,
   * files that hold no results of JMH are left out, and told.
   *
   * @throws ResultFileException where a folder or a glob holds no results
   */
  static InputFiles of(InputPath source, Path folder) {
    boolean glob = source.isGlob(folder);
    Path path = glob ? folder : folder.resolve(source.path()).normalize();
    if (!glob && !Files.isDirectory(path)) {
      return new InputFiles(source, Kind.FILE, List.of(path), List.of());
    }
    List<Path> found = new ArrayList<>();
    List<Path> others = new ArrayList<>();
    List<Path> all = glob ? matching(folder, source.path()) : matching(path, "*.json");
    all.forEach(file -> (JmhJsonReader.looksLikeResults(file) ? found : others).add(file));
    if (found.isEmpty()) {
      String what = glob ? "no file with results of JMH matches" : "the folder holds no results";
      throw ResultFileException.of(
          Path.of(source.path()),
          what + "; JMH writes them with -rf json -rff FILE" + near(others));
    }
    Kind kind = glob ? Kind.GLOB : Kind.FOLDER;
    return new InputFiles(source, kind, List.copyOf(found), notes(source, others));
  }

  private static List<String> notes(InputPath source, List<Path> others) {
    return others.isEmpty()
        ? List.of()
        : List.of(
            "left out of %s, as no results of JMH: %s".formatted(source.path(), names(others)));
  }

  private static String near(List<Path> others) {
    return others.isEmpty() ? "" : ", and these hold none: " + names(others);
  }

  private static String names(List<Path> files) {
    return files.stream()
        .map(file -> String.valueOf(file.getFileName()))
        .collect(Collectors.joining(", "));
  }

  private static List<Path> matching(Path folder, String pattern) {
    Path start = folder;
    List<String> elements = new ArrayList<>(List.of(pattern.split("/+", -1)));
    if (pattern.startsWith("/")) {
      start = Path.of("/");
      elements.remove(0);
    }
    while (elements.size() > 1 && !elements.get(0).matches("(?s).*[*?\\[{].*")) {
      start = start.resolve(elements.remove(0));
    }
    return matching(start, elements);
  }

  private static List<Path> matching(Path start, List<String> elements) {
    // A shell's ** stands for no folder, too; Java's wants one.
    String glob = String.join("/", elements).replace("**/", "{**/,}");
    PathMatcher matcher = matcher(glob);
    int depth = glob.contains("**") ? Integer.MAX_VALUE : elements.size();
    if (!Files.isDirectory(start)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(start, depth)) {
      return files
          .filter(file -> matcher.matches(start.relativize(file)) && Files.isRegularFile(file))
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw ResultFileException.of(start, "the folder cannot be read: " + e.getMessage(), e);
    }
  }

  private static PathMatcher matcher(String glob) {
    try {
      return FileSystems.getDefault().getPathMatcher("glob:" + glob);
    } catch (PatternSyntaxException e) {
      throw new CommandException(
          "'%s' is neither a file nor a glob (%s)".formatted(glob, e.getDescription()));
    }
  }
}
