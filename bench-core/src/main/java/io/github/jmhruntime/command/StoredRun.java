package io.github.jmhruntime.command;

import io.github.jmhruntime.comparison.Comparison;
import io.github.jmhruntime.host.Disturbance;
import io.github.jmhruntime.measurement.ForkRecord;
import io.github.jmhruntime.measurement.JmhJsonReader;
import io.github.jmhruntime.measurement.JmhResult;
import io.github.jmhruntime.measurement.Journal;
import io.github.jmhruntime.measurement.ProbeFindings;
import io.github.jmhruntime.measurement.Provenance;
import io.github.jmhruntime.report.CalibrationFile;
import io.github.jmhruntime.report.ComparisonFile;
import io.github.jmhruntime.report.ComparisonReport;
import io.github.jmhruntime.report.RankingFile;
import io.github.jmhruntime.report.html.PageData;
import io.github.jmhruntime.report.html.PageData.JournalFork;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a folder holds of a run or a comparison, as the page shows it. */
final class StoredRun {

  /** The comparison's name in a folder. */
  static final String COMPARISON = "comparison.json";

  /** What probes have found, in the same folder. */
  static final String PROBES = "probes.json";

  private static final String RANKING = "ranking.json";

  private StoredRun() {}

  /**
   * The name of the run in a folder.
   *
   * @throws io.github.jmhruntime.measurement.ResultFileException where there is none
   */
  static String name(Path path) {
    return Provenance.read(new RunFolder(path).provenance()).run();
  }

  /**
   * Reads {@code comparison.json} and whatever of the run lies beside it.
   *
   * @throws io.github.jmhruntime.measurement.ResultFileException where a file is damaged
   */
  static PageData read(Path path) {
    RunFolder folder = new RunFolder(path);
    ComparisonReport report = ComparisonFile.read(path.resolve(COMPARISON));
    PageData data = probed(path, PageData.of(report));
    if (!Files.exists(folder.provenance()) || !Files.exists(folder.journal())) {
      return data;
    }
    Map<String, List<JmhResult>> measured = new LinkedHashMap<>();
    for (String runtime : runtimes(report.comparison())) {
      if (Files.exists(folder.results(runtime))) {
        measured.put(runtime, JmhJsonReader.readAll(folder.results(runtime)));
      }
    }
    Provenance run = Provenance.read(folder.provenance());
    PageData known =
        ranked(path, run, data.measured(measured))
            .of(run, journal(Journal.read(folder.journal()).forks()));
    Path calibration = path.resolve(CalibrationResults.FILE);
    return Files.exists(calibration) ? known.calibrated(CalibrationFile.read(calibration)) : known;
  }

  private static PageData probed(Path path, PageData data) {
    Path file = path.resolve(PROBES);
    return Files.exists(file) ? data.probed(ProbeFindings.read(file)) : data;
  }

  /** With the ranking where it is one of this run, and not of a study's tables. */
  private static PageData ranked(Path path, Provenance run, PageData data) {
    Path file = path.resolve(RANKING);
    if (!Files.exists(file)) {
      return data;
    }
    RankingFile ranking = RankingFile.read(file);
    return run.run().equals(ranking.run()) ? data.ranked(ranking) : data;
  }

  /** The forks with what disturbed them. */
  static List<JournalFork> journal(List<ForkRecord> forks) {
    return forks.stream()
        .map(fork -> new JournalFork(fork, Disturbance.reasons(fork.noise())))
        .toList();
  }

  private static Set<String> runtimes(Comparison comparison) {
    Set<String> runtimes = new LinkedHashSet<>(Set.of(comparison.baseline()));
    comparison.rows().forEach(row -> runtimes.add(row.runtime()));
    return runtimes;
  }
}
