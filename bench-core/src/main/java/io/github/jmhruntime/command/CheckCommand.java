package io.github.jmhruntime.command;

import io.github.jmhruntime.comparison.Budgets;
import io.github.jmhruntime.comparison.Comparison;
import io.github.jmhruntime.comparison.ComparisonException;
import io.github.jmhruntime.comparison.Gate;
import io.github.jmhruntime.comparison.GateResult;
import io.github.jmhruntime.comparison.GateScope;
import io.github.jmhruntime.measurement.ResultFileException;
import io.github.jmhruntime.report.CalibrationFile;
import io.github.jmhruntime.report.CheckReport;
import io.github.jmhruntime.report.CheckTexts;
import io.github.jmhruntime.report.ComparisonReport;
import io.github.jmhruntime.report.ReportFiles;
import io.github.jmhruntime.report.html.PageData;
import io.github.jmhruntime.report.html.ReportPage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The regression gate: fails where the data show a regression beyond the budget. */
public final class CheckCommand {

  private CheckCommand() {}

  /**
   * What is checked against what.
   *
   * @param compare the files, and how they are compared; without a baseline where there is a
   *     history
   * @param maxRegression how much worse a benchmark may get, such as {@code 5%} or {@code 0.05}
   * @param budgets a file with budgets of their own for some benchmarks, or null
   * @param secondaryMetrics which secondary metrics are checked, too: an expression that is looked
   *     for in their names, {@code true} for all, or {@code false} for those only that a budget
   *     names
   * @param allowMissing an expression that is looked for in the names of benchmarks that may be
   *     missing from a candidate, or null
   * @param renamed {@code OLD=NEW} for benchmarks of the baseline that have another name now
   * @param failOnInconclusive whether the build fails where the data show neither
   * @param calibration the machine's calibration, or null
   * @param history a folder of earlier runs to compare with instead of a baseline, or null
   */
  public record Request(
      CompareCommand.Request compare,
      String maxRegression,
      @Nullable Path budgets,
      String secondaryMetrics,
      @Nullable String allowMissing,
      List<String> renamed,
      boolean failOnInconclusive,
      @Nullable Path calibration,
      @Nullable Path history) {}

  /**
   * What the gate has to say.
   *
   * @param outcome the table; a failure where the build must fail
   * @param annotations lines that GitHub shows beside the code; empty outside its workflows
   */
  public record Checked(Outcome outcome, String annotations) {}

  /**
   * Checks, and writes {@code check.json}, {@code check.md}, {@code check-junit.xml}, {@code
   * report.html} and the exports, and appends to the summary of a workflow of GitHub's. An input
   * that is missing or cannot be read is an error in these files, too, and never a pass.
   */
  public static Checked run(Request request, Map<String, String> environment) {
    requireOneBaseline(request);
    Budgets budgets = budgets(request);
    GateScope scope = scope(request);
    Gate gate = gate(request, budgets).checking(scope);
    Renames renames = Renames.parse(request.renamed());
    Path output = request.compare().output();
    String baseline = "the baseline";
    PageData page = null;
    GateResult result;
    try {
      page = compared(request, renames);
      Comparison comparison = page.comparison();
      baseline = comparison.baseline();
      IdleRules idle = IdleRules.of(budgets, scope, comparison);
      result =
          gate.check(comparison)
              .with(idle.errors(), idle.warnings())
              .withNotes(page.report().notes());
    } catch (ResultFileException | ComparisonException e) {
      result = Gate.error(String.valueOf(e.getMessage()));
    }
    CheckReport report = new CheckReport(result, baseline, request.failOnInconclusive());
    ReportFiles.writeCheck(output, report);
    if (page != null) {
      ReportPage.write(output.resolve(ReportCommand.FILE), page.checked(report));
    }
    ReportFiles.appendSummary(report, environment);
    Outcome outcome =
        new Outcome(ReportFiles.text(report), report.failed() ? failure(report, output) : null);
    return new Checked(outcome, ReportFiles.annotations(report, environment));
  }

  /** Compares, and writes the exports. */
  private static PageData compared(Request request, Renames renames) {
    Path output = request.compare().output();
    Path history = request.history();
    if (history != null) {
      HistoryCheck check = HistoryCheck.of(request.compare(), history, renames);
      ComparisonReport report = new ComparisonReport(check.comparison(), List.of(), check.notes());
      ReportFiles.writeExports(output, report);
      return PageData.of(report);
    }
    Inputs inputs = Inputs.read(request.compare()).renamed(renames);
    ComparisonReport report = ComparisonReport.of(inputs.compare(request.compare()));
    inputs.export(output, report);
    return PageData.of(report).measured(inputs.measured());
  }

  private static void requireOneBaseline(Request request) {
    boolean named = !request.compare().baseline().isEmpty();
    if (named == (request.history() != null)) {
      throw new CommandException(
          named
              ? "-Dbaseline and -Dhistory both say what is checked against: leave one of them out"
              : "nothing says what is checked against: name a file with -Dbaseline, or a folder of earlier runs with -Dhistory");
    }
  }

  private static Budgets budgets(Request request) {
    return new Budgets(
        BudgetText.percent("-DmaxRegression", request.maxRegression()),
        request.budgets() == null ? List.of() : BudgetFile.read(request.budgets()));
  }

  private static GateScope scope(Request request) {
    GateScope scope = GateScope.SCORES;
    String metrics = request.secondaryMetrics().strip();
    if (metrics.equals("true")) {
      scope = scope.withAllMetrics();
    } else if (!metrics.isEmpty() && !metrics.equals("false")) {
      scope = scope.withMetrics(Expressions.of("secondaryMetrics", metrics));
    }
    return request.allowMissing() == null
        ? scope
        : scope.allowingMissing(Expressions.of("allowMissing", request.allowMissing()));
  }

  private static Gate gate(Request request, Budgets budgets) {
    Gate gate = Gate.with(budgets);
    return request.calibration() == null
        ? gate
        : gate.calibratedBy(CalibrationFile.read(request.calibration()));
  }

  private static String failure(CheckReport report, Path output) {
    return "regression check: %s: %s; the details are above and in %s"
        .formatted(
            report.result().outcome().word(),
            new CheckTexts(report).reasons(),
            output.resolve("check.json"));
  }
}
