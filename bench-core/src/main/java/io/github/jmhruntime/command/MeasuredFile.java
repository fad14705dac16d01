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
 * @param path the file
 * @param runtime the runtime that it was measured under; empty where it does not say so, or names
 *     several
 * @param results what it holds
 * @param facts facts of the engine and the machine from the {@code run.json} beside it, where there
 *     is one
 */
record MeasuredFile(Path path, String runtime, List<JmhResult> results, Map<String, String> facts) {

  /** Reads a file, and its run's provenance where that lies beside it. */
  static MeasuredFile read(Path file) {
    List<JmhResult> results = JmhJsonReader.readAll(file);
    return new MeasuredFile(file, runtime(results), results, facts(file, results));
  }

  /** The runtime, else the file's name without its ending. */
  String name() {
    return runtime.isEmpty() ? baseName(path) : runtime;
  }

  /** The file's name without its folder and its ending. */
  static String baseName(Path file) {
    return String.valueOf(file.getFileName()).replaceFirst("\\.json$", "");
  }

  private static String runtime(List<JmhResult> results) {
    Set<String> runtimes = new TreeSet<>();
    for (JmhResult result : results) {
      JmhResult.Origin origin = result.origin();
      runtimes.add(origin == null ? "" : origin.runtime());
    }
    return runtimes.size() == 1 ? runtimes.iterator().next() : "";
  }

  private static Map<String, String> facts(Path file, List<JmhResult> results) {
    JmhResult.Origin origin = results.isEmpty() ? null : results.get(0).origin();
    Path beside = file.toAbsolutePath().resolveSibling("run.json");
    if (origin == null || !Files.exists(beside)) {
      return Map.of();
    }
    Provenance run = Provenance.read(beside);
    if (!origin.run().equals(run.run())) {
      return Map.of();
    }
    Map<String, String> facts = new LinkedHashMap<>();
    run.engine().forEach((key, value) -> facts.put("engine " + key, value));
    facts.remove("engine endpoint");
    run.host().forEach((key, value) -> facts.put("host " + key, value));
    return facts;
  }
}
