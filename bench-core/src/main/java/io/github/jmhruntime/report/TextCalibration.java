package io.github.jmhruntime.report;

import io.github.jmhruntime.comparison.Calibration;
import io.github.jmhruntime.comparison.Calibration.FalseAlarms;
import io.github.jmhruntime.comparison.Calibration.Noise;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a machine can show, on the console. */
final class TextCalibration implements Renderer<Calibration> {

  @Override
  public void render(Calibration calibration, Writer out) throws IOException {
    out.write(
        "%s against itself: the smallest change for the worse that so many blocks show\n\n"
            .formatted(calibration.baseline()));
    table(calibration).write(out);
    out.write('\n');
    for (FalseAlarms alarms : calibration.falseAlarms()) {
      out.write(
          "false alarms at %d blocks: %s of rows before correction, %s of whole comparisons after it\n"
              .formatted(
                  alarms.blocks(),
                  percent(100 * alarms.rowRate()),
                  percent(100 * alarms.familyRate())));
    }
    for (String warning : calibration.warnings()) {
      out.write("warning: " + warning + "\n");
    }
  }

  private static TextTable table(Calibration calibration) {
    BenchmarkNames names =
        new BenchmarkNames(calibration.benchmarks().stream().map(Noise::benchmark).toList());
    List<String> titles = new ArrayList<>(List.of("benchmark", "noise"));
    Noise first = calibration.benchmarks().get(0);
    first.detectable().forEach(shown -> titles.add("shows at " + shown.blocks()));
    first
        .needed()
        .forEach(needed -> titles.add("blocks for ±%.0f %%".formatted(needed.precisionPercent())));
    TextTable table = new TextTable(titles.toArray(String[]::new));
    for (Noise noise : calibration.benchmarks()) {
      table.row(row(names, noise));
    }
    return table;
  }

  private static List<String> row(BenchmarkNames names, Noise noise) {
    List<String> cells = new ArrayList<>();
    cells.add(
        (names.of(noise.benchmark()) + " " + RowGroup.params(noise.params())).stripTrailing());
    cells.add(percent(noise.noiseFloorPercent()));
    noise.detectable().forEach(shown -> cells.add(percent(shown.percent())));
    noise
        .needed()
        .forEach(
            needed ->
                cells.add(
                    needed.blocks() == null ? "over a million" : String.valueOf(needed.blocks())));
    return cells;
  }

  private static String percent(double value) {
    return String.format(Locale.ROOT, "%.1f %%", value);
  }
}
