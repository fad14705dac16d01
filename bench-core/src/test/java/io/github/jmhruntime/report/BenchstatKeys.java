package io.github.jmhruntime.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What benchstat sees in files: by the rules of its reader, and by itself where it is installed.
 */
final class BenchstatKeys {

  /**
   * A key starts with a small letter and holds neither blanks nor capitals. Source:
   * golang.org/x/perf, {@code parseKeyValueLine} of {@code benchfmt/reader.go}.
   */
  private static final Pattern KEY_VALUE =
      Pattern.compile("(\\p{Ll}[^\\s\\p{Lu}:]*):(?:[ \\t]+(.*))?");

  private BenchstatKeys() {}

  /** Each benchmark's name with the configuration that holds for it, in the order of the file. */
  static List<String> of(Path file) throws IOException {
    TreeMap<String, String> configuration = new TreeMap<>();
    List<String> benchmarks = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      Matcher keyValue = KEY_VALUE.matcher(line);
      if (line.startsWith("Benchmark")) {
        benchmarks.add(line.substring(0, line.indexOf('\t')) + " " + configuration);
      } else if (keyValue.matches()) {
        configuration.put(keyValue.group(1), keyValue.group(2));
      }
    }
    return benchmarks;
  }

  /** The tables that benchstat makes of files, or none where it is not installed. */
  static List<String> tables(List<Path> files) throws IOException, InterruptedException {
    Optional<Path> benchstat =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":", -1))
            .map(folder -> Path.of(folder, "benchstat"))
            .filter(Files::isExecutable)
            .findFirst();
    if (benchstat.isEmpty()) {
      return List.of();
    }
    List<String> command = new ArrayList<>(List.of(benchstat.get().toString()));
    files.forEach(file -> command.add(file.toString()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(out);
    }
    return List.of(out.split("\n(?=pkg: )", -1));
  }
}
