package io.github.jmhruntime.command;

import io.github.jmhruntime.comparison.Calibration;
import io.github.jmhruntime.comparison.Calibrator;
import io.github.jmhruntime.measurement.JmhJsonReader;
import io.github.jmhruntime.measurement.JmhResult;
import io.github.jmhruntime.plan.RunPlan;
import io.github.jmhruntime.report.CalibrationFile;
import io.github.jmhruntime.report.ReportFiles;
import io.github.jmhruntime.report.html.ReportPage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes a calibration of a run in which the baseline was measured against itself. */
final class CalibrationResults {

  static final String FILE = "calibration.json";

  private CalibrationResults() {}

  /**
   * Writes {@code calibration.json} and the page with what it says, and returns that as a table.
   */
  static String write(RunFolder folder, RunPlan plan) {
    List<List<JmhResult>> sides = new ArrayList<>();
    for (RunPlan.PlannedRuntime runtime : plan.runtimes()) {
      sides.add(JmhJsonReader.readAll(folder.results(runtime.profile().name())));
    }
    Calibration calibration =
        Calibrator.of(plan.baseline(), sides.get(0), sides.get(1))
            .confidence(plan.judging().confidence())
            .relevantDifference(plan.judging().relevantDifference())
            .calibrate(plan.passes().seed());
    Path file = folder.path().resolve(FILE);
    CalibrationFile.write(file, calibration);
    ReportPage.write(folder.path().resolve(ReportCommand.FILE), StoredRun.read(folder.path()));
    return ReportFiles.text(calibration)
        + "\ncheck with it: mvn jmh-runtime:check -Dcalibration="
        + file
        + "\n"
        + ReportCommand.place(folder.path());
  }
}
