package io.github.jmhruntime.command;

import io.github.jmhruntime.comparison.Comparison;
import io.github.jmhruntime.report.ComparisonReport;
import io.github.jmhruntime.report.ReportFiles;
import io.github.jmhruntime.report.View;
import io.github.jmhruntime.report.html.PageData;
import io.github.jmhruntime.report.html.ReportPage;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares files of JMH JSON, of this project or any other. */
public final class CompareCommand {

  /** The smallest difference that matters unless the user says otherwise, as a part. */
  public static final double RELEVANT_DIFFERENCE = 0.02;

  private CompareCommand() {}

  /**
   * What is compared with what.
   *
   * @param baseline the file that is 100 %, or several with more forks of it; each a path or {@code
   *     LABEL=PATH}, where a path is that of a file or a folder, or a glob
   * @param candidates what to compare with it, in the same form
   * @param folder what relative paths start from
   * @param confidence the level of all intervals
   * @param relevantDifference the smallest difference that matters, as a part of the baseline
   * @param sameEnvironment whether a difference of environments is an error
   * @param excludeUnequal whether rows are left out whose sides had unequal CPUs or memory, or a
   *     limit that did not hold
   * @param output the folder that the comparison is written to
   * @param view what of it the console shows
   */
  public record Request(
      List<String> baseline,
      List<String> candidates,
      Path folder,
      double confidence,
      double relevantDifference,
      boolean sameEnvironment,
      boolean excludeUnequal,
      Path output,
      View view) {}

  /**
   * Compares, and writes {@code comparison.json}, {@code .md}, {@code .csv}, {@code report.html}
   * and the exports.
   */
  public static Outcome run(Request request) {
    Inputs inputs = Inputs.read(request);
    ComparisonReport report =
        new ComparisonReport(inputs.compare(request), List.of(), inputs.notes());
    ReportFiles.writeComparison(request.output(), report);
    ReportPage.write(
        request.output().resolve(ReportCommand.FILE),
        PageData.of(report).measured(inputs.measured()));
    inputs.export(request.output(), report);
    return new Outcome(
        ReportFiles.text(report, request.view()) + "\n" + ReportCommand.place(request.output()),
        failure(report.comparison()));
  }

  private static @Nullable String failure(Comparison comparison) {
    return comparison.rows().isEmpty()
        ? "nothing could be compared with '%s': no result of the same benchmark, mode, parameters and threads is on both sides, or all are left out; the reasons are above and in comparison.json"
            .formatted(comparison.baseline())
        : null;
  }
}
