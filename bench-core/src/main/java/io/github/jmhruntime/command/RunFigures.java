package io.github.jmhruntime.command;

import io.github.jmhruntime.comparison.Comparer;
import io.github.jmhruntime.comparison.Comparison;
import io.github.jmhruntime.measurement.ForkRecord;
import io.github.jmhruntime.measurement.JmhJsonReader;
import io.github.jmhruntime.measurement.JmhResult;
import io.github.jmhruntime.measurement.Journal;
import io.github.jmhruntime.measurement.ProbeFindings;
import io.github.jmhruntime.measurement.Provenance;
import io.github.jmhruntime.measurement.Provenance.MeasuredRuntime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a finished run has left for a decision.
 *
 * @param folder where it lies
 * @param runtimes what was measured under, the baseline first
 * @param comparison all of them against the baseline
 * @param forks the journal
 * @param probes what probes have found, or null where none were run
 */
record RunFigures(
    RunFolder folder,
    List<String> runtimes,
    Comparison comparison,
    List<ForkRecord> forks,
    @Nullable ProbeFindings probes) {

  /**
   * Reads a run's folder.
   *
   * @param fair whether rows are left out that do not compare like with like
   * @throws CommandException where there is no run, or its baseline has no result
   */
  static RunFigures read(Path path, boolean fair) {
    RunFolder folder = new RunFolder(path);
    if (!Files.exists(folder.provenance())) {
      throw new CommandException(
          "-Doutput=%s: there is no run to decide on; run mvn jmh-runtime:run first, or name the folder of a run"
              .formatted(path));
    }
    Provenance run = Provenance.read(folder.provenance());
    String baseline = run.plan().path("baseline").asText();
    List<String> runtimes = new ArrayList<>(List.of(baseline));
    run.runtimes().stream()
        .map(MeasuredRuntime::name)
        .filter(name -> !name.equals(baseline))
        .forEach(runtimes::add);
    Comparison comparison = compare(folder, baseline, runtimes);
    Path probes = path.resolve(StoredRun.PROBES);
    return new RunFigures(
        folder,
        List.copyOf(runtimes),
        fair ? comparison.withoutUnequal() : comparison,
        Files.exists(folder.journal()) ? Journal.read(folder.journal()).forks() : List.of(),
        Files.exists(probes) ? ProbeFindings.read(probes) : null);
  }

  private static Comparison compare(RunFolder folder, String baseline, List<String> runtimes) {
    Map<String, List<JmhResult>> measured = new LinkedHashMap<>();
    for (String runtime : runtimes) {
      Path file = folder.results(runtime);
      measured.put(runtime, Files.exists(file) ? JmhJsonReader.readAll(file) : List.of());
    }
    Comparer comparer = Comparer.against(baseline, measured.getOrDefault(baseline, List.of()));
    measured.forEach(
        (name, results) -> {
          if (!name.equals(baseline)) {
            comparer.candidate(name, results);
          }
        });
    return comparer.compare();
  }
}
