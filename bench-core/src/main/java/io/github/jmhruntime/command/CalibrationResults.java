package io.github.jmhruntime.command;

import io.github.jmhruntime.comparison.Calibration;
import io.github.jmhruntime.comparison.Calibrator;
import io.github.jmhruntime.measurement.JmhJsonReader;
import io.github.jmhruntime.measurement.JmhResult;
import io.github.jmhruntime.plan.RunPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Makes a calibration of a run in which the baseline was measured against itself. */
final class CalibrationResults {

  private static final String FILE = "calibration.json";

  private CalibrationResults() {}

  /** Writes {@code calibration.json}, and returns what it says as a table. */
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
    return text(calibration)
        + "\ncheck with it: mvn jmh-runtime:check -Dcalibration="
        + file
        + "\n";
  }

  private static String text(Calibration calibration) {
    List<String> headings = new ArrayList<>(List.of("benchmark", "noise"));
    Calibration.Noise first = calibration.benchmarks().get(0);
    first.detectable().forEach(d -> headings.add("shows at " + d.blocks()));
    first
        .needed()
        .forEach(n -> headings.add("blocks for ±%.0f %%".formatted(n.precisionPercent())));
    List<List<String>> rows = new ArrayList<>();
    for (Calibration.Noise noise : calibration.benchmarks()) {
      rows.add(row(noise));
    }
    StringBuilder text = new StringBuilder();
    text.append(
        "%s against itself: the smallest change for the worse that so many blocks show\n\n"
            .formatted(calibration.baseline()));
    text.append(Columns.of(headings, rows)).append('\n');
    for (Calibration.FalseAlarms alarms : calibration.falseAlarms()) {
      text.append(
          String.format(
              Locale.ROOT,
              "false alarms at %d blocks: %.1f %% of rows before correction, %.1f %% of whole comparisons after it%n",
              alarms.blocks(),
              100 * alarms.rowRate(),
              100 * alarms.familyRate()));
    }
    calibration
        .warnings()
        .forEach(warning -> text.append("warning: ").append(warning).append('\n'));
    return text.toString();
  }

  private static List<String> row(Calibration.Noise noise) {
    List<String> cells = new ArrayList<>();
    String[] name = noise.benchmark().split("\\.", -1);
    String title =
        name.length < 2 ? noise.benchmark() : name[name.length - 2] + "." + name[name.length - 1];
    cells.add(
        title + (noise.params().isEmpty() ? "" : " " + String.join(" ", noise.params().values())));
    cells.add(percent(noise.noiseFloorPercent()));
    noise.detectable().forEach(d -> cells.add(percent(d.percent())));
    noise
        .needed()
        .forEach(
            n -> cells.add(n.blocks() == null ? "over a million" : String.valueOf(n.blocks())));
    return cells;
  }

  private static String percent(double value) {
    return String.format(Locale.ROOT, "%.1f %%", value);
  }
}
