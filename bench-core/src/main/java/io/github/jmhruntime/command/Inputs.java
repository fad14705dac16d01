package io.github.jmhruntime.command;

import io.github.jmhruntime.comparison.Comparer;
import io.github.jmhruntime.comparison.Comparison;
import io.github.jmhruntime.measurement.JmhResult;
import io.github.jmhruntime.report.ComparisonReport;
import io.github.jmhruntime.report.ReportFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The sides of a comparison, each under a name of its own.
 *
 * @param baseline what is 100 %
 * @param candidates what is compared with it
 * @param notes what lies beside the results and was left out
 */
record Inputs(MeasuredSide baseline, List<MeasuredSide> candidates, List<String> notes) {

  /**
   * Finds and reads the files.
   *
   * @throws CommandException where the options contradict each other
   * @throws io.github.jmhruntime.measurement.ResultFileException where a file is missing or cannot
   *     be read
   */
  static Inputs read(CompareCommand.Request request) {
    SideReader reader = new SideReader(request.folder());
    MeasuredSide baseline = reader.baseline(request.baseline());
    return new Inputs(baseline, reader.candidates(request.candidates()), reader.notes());
  }

  /** The same with the baseline's benchmarks under their new names. */
  Inputs renamed(Renames renames) {
    return new Inputs(renames.in(baseline), candidates, notes);
  }

  Comparison compare(CompareCommand.Request request) {
    Comparer comparer =
        Comparer.against(baseline.name(), baseline.files().get(0).results())
            .confidence(request.confidence())
            .relevantDifference(request.relevantDifference());
    baseline.addTo(comparer);
    for (MeasuredSide candidate : candidates) {
      comparer.candidate(candidate.name(), candidate.files().get(0).results());
      candidate.addTo(comparer);
    }
    if (request.sameEnvironment()) {
      comparer.requireSameEnvironment();
    }
    Comparison all = comparer.compare();
    return request.excludeUnequal() ? all.withoutUnequal() : all;
  }

  /** All results by the side's name, the baseline's first. */
  Map<String, List<JmhResult>> measured() {
    Map<String, List<JmhResult>> measured = new LinkedHashMap<>();
    measured.put(baseline.name(), baseline.results());
    candidates.forEach(candidate -> measured.put(candidate.name(), candidate.results()));
    return measured;
  }

  /** Writes what benchstat, Bencher and github-action-benchmark read. */
  void export(Path output, ComparisonReport report) {
    ReportFiles.writeExports(output, report);
    List<MeasuredSide> sides = new ArrayList<>(candidates);
    sides.add(0, baseline);
    for (MeasuredSide side : sides) {
      Path file = output.resolve(side.name().replace('/', '_') + ".benchstat.txt");
      ReportFiles.writeBenchstat(file, side.name(), side.results());
    }
  }
}
