package io.github.jmhruntime.command;

import io.github.jmhruntime.measurement.JmhJsonReader;
import io.github.jmhruntime.measurement.JmhResult;
import io.github.jmhruntime.measurement.Provenance;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The results of one file of JMH JSON, with what is known about where they were measured.
 *
 * @param name the runtime that the file was measured under, where it says so, else its base name
 * @param results what it holds
 * @param facts facts of the engine and the machine from the {@code run.json} beside it, where there
 *     is one
 */
record MeasuredFile(String name, List<JmhResult> results, Map<String, String> facts) {

  /** Reads a file, and its run's provenance where that lies beside it. */
  static MeasuredFile read(Path file) {
    List<JmhResult> results = JmhJsonReader.readAll(file);
    return new MeasuredFile(name(file, results), results, facts(file, results));
  }

  /** The same under another name. */
  MeasuredFile named(String other) {
    return new MeasuredFile(other, results, facts);
  }

  /** The file's name without its folder and its ending. */
  static String baseName(Path file) {
    return String.valueOf(file.getFileName()).replaceFirst("\\.json$", "");
  }

  private static String name(Path file, List<JmhResult> results) {
    Set<String> runtimes = new TreeSet<>();
    for (JmhResult result : results) {
      JmhResult.Origin origin = result.origin();
      runtimes.add(origin == null ? "" : origin.runtime());
    }
    return runtimes.size() == 1 && !runtimes.contains("")
        ? runtimes.iterator().next()
        : baseName(file);
  }

  private static Map<String, String> facts(Path file, List<JmhResult> results) {
    Path beside = file.toAbsolutePath().resolveSibling("run.json");
    if (!Files.exists(beside) || results.isEmpty()) {
      return Map.of();
    }
    Provenance run = Provenance.read(beside);
    JmhResult.Origin origin = results.get(0).origin();
    if (origin == null || !origin.run().equals(run.run())) {
      return Map.of();
    }
    Map<String, String> facts = new LinkedHashMap<>();
    run.engine().forEach((key, value) -> facts.put("engine " + key, value));
    facts.remove("engine endpoint");
    run.host().forEach((key, value) -> facts.put("host " + key, value));
    return facts;
  }
}
