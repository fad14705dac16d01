package io.github.jmhruntime.command;

import io.github.jmhruntime.comparison.Comparer;
import io.github.jmhruntime.comparison.Comparison;
import io.github.jmhruntime.comparison.Scaling;
import io.github.jmhruntime.host.Disturbance;
import io.github.jmhruntime.measurement.FailureRate;
import io.github.jmhruntime.measurement.ForkRecord;
import io.github.jmhruntime.measurement.ForkRecord.Status;
import io.github.jmhruntime.measurement.JmhJsonReader;
import io.github.jmhruntime.measurement.JmhJsonWriter;
import io.github.jmhruntime.measurement.JmhResult;
import io.github.jmhruntime.measurement.Journal;
import io.github.jmhruntime.measurement.Provenance;
import io.github.jmhruntime.plan.Judging;
import io.github.jmhruntime.plan.RunPlan;
import io.github.jmhruntime.report.ComparisonReport;
import io.github.jmhruntime.report.ComparisonReport.RuntimeScaling;
import io.github.jmhruntime.report.ReportFiles;
import io.github.jmhruntime.report.View;
import io.github.jmhruntime.report.html.PageData;
import io.github.jmhruntime.report.html.ReportPage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Makes everything that a run writes out of its journal. */
record RunResults(RunFolder folder, RunPlan plan) {

  /**
   * What came out of a run.
   *
   * @param text the table, ready to be printed
   * @param measured forks that gave a result
   * @param failures what failed
   * @param comparison what the table shows
   */
  record Written(String text, int measured, List<FailureRate> failures, Comparison comparison) {}

  /**
   * Writes JMH JSON for each runtime, the comparison and the page.
   *
   * @param view what of the table is shown, and how
   * @param notes makes the sentences that are told below the table
   */
  Written write(View view, Function<Comparison, List<String>> notes) {
    List<ForkRecord> forks = Journal.read(folder.journal()).forks();
    JmhJsonWriter writer =
        new JmhJsonWriter(plan.runId(), fork -> !Disturbance.reasons(fork.noise()).isEmpty());
    Map<String, List<JmhResult>> measured = new LinkedHashMap<>();
    for (RunPlan.PlannedRuntime runtime : plan.runtimes()) {
      String name = runtime.profile().name();
      if (writer.write(folder.results(name), name, forks) > 0) {
        measured.put(name, JmhJsonReader.readAll(folder.results(name)));
      }
    }
    List<FailureRate> failures = FailureRate.of(forks);
    Comparison comparison = compare(measured);
    List<String> told = new ArrayList<>(notes.apply(comparison));
    told.addAll(LoadRemarks.of(forks));
    ComparisonReport report = new ComparisonReport(comparison, failures, scalings(measured), told);
    ReportFiles.writeComparison(folder.path(), report);
    ReportPage.write(
        folder.path().resolve(ReportCommand.FILE),
        PageData.of(report)
            .measured(measured)
            .of(Provenance.read(folder.provenance()), StoredRun.journal(forks)));
    int ok = (int) forks.stream().filter(fork -> fork.status() == Status.OK).count();
    return new Written(ReportFiles.text(report, view), ok, failures, comparison);
  }

  private List<RuntimeScaling> scalings(Map<String, List<JmhResult>> measured) {
    Judging judging = plan.judging();
    List<RuntimeScaling> found = new ArrayList<>();
    measured.forEach(
        (name, results) -> {
          List<Scaling> scalings =
              Scaling.of(results, judging.confidence(), judging.relevantDifference());
          if (!scalings.isEmpty()) {
            found.add(new RuntimeScaling(name, scalings));
          }
        });
    return found;
  }

  private Comparison compare(Map<String, List<JmhResult>> measured) {
    List<JmhResult> baseline = measured.get(plan.baseline());
    if (baseline == null) {
      throw new CommandException(
          "no fork of the baseline '%s' gave a result, so that there is nothing to compare with; why stands in %s"
              .formatted(plan.baseline(), folder.journal()));
    }
    Comparer comparer =
        Comparer.against(plan.baseline(), baseline)
            .confidence(plan.judging().confidence())
            .relevantDifference(plan.judging().relevantDifference());
    measured.forEach(
        (name, results) -> {
          if (!name.equals(plan.baseline())) {
            comparer.candidate(name, results);
          }
        });
    return comparer.compare();
  }
}
