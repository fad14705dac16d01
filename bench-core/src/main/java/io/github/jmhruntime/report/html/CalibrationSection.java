package io.github.jmhruntime.report.html;

import io.github.jmhruntime.comparison.Calibration;
import io.github.jmhruntime.comparison.Calibration.FalseAlarms;
import io.github.jmhruntime.comparison.Calibration.Noise;
import io.github.jmhruntime.comparison.ResultKey;
import io.github.jmhruntime.report.Numbers;
import io.github.jmhruntime.report.RowTitles;
import io.github.jmhruntime.report.chart.Axis;
import io.github.jmhruntime.report.chart.ChartText;
import io.github.jmhruntime.report.chart.Figure;
import io.github.jmhruntime.report.chart.IntervalChart;
import io.github.jmhruntime.report.chart.IntervalRow;
import io.github.jmhruntime.report.chart.IntervalRow.Block;
import io.github.jmhruntime.report.chart.Significant;
import io.github.jmhruntime.report.markup.Element;
import io.github.jmhruntime.report.markup.Node;
import io.github.jmhruntime.report.markup.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the baseline against itself says of the machine: its noise, and what it can show. */
final class CalibrationSection implements Section {

  private static final double NARROW = 356;
  private static final double WIDE = 860;
  private static final int MOST = 300;

  @Override
  public String id() {
    return "calibration";
  }

  @Override
  public String title() {
    return "What this machine can show";
  }

  @Override
  public List<Node> content(PageData data) {
    Calibration calibration = data.calibration();
    if (calibration == null || calibration.benchmarks().isEmpty()) {
      return List.of();
    }
    List<Node> content = new ArrayList<>();
    content.add(
        Element.of(
            "p",
            "%s was measured against itself. The noise is the standard deviation of the ratio in one block; the more blocks, the smaller the difference that still shows."
                .formatted(calibration.baseline())));
    content.add(figure(calibration));
    Element list = Element.of("ul");
    calibration.falseAlarms().forEach(alarms -> list.add(Element.of("li", words(alarms))));
    calibration.warnings().forEach(warning -> list.add(Element.of("li", warning)));
    content.add(list);
    return content;
  }

  private static Element figure(Calibration calibration) {
    List<Noise> shown = calibration.benchmarks().stream().limit(MOST).toList();
    RowTitles titles =
        new RowTitles(List.of(), shown.stream().map(CalibrationSection::key).toList(), List.of());
    List<IntervalRow> rows = new ArrayList<>();
    List<List<String>> cells = new ArrayList<>();
    for (Noise noise : shown) {
      String title = titles.of(key(noise));
      rows.add(row(title, noise));
      cells.add(cells(title, noise));
    }
    ChartText text =
        new ChartText(
            "noise-floor",
            "The noise of each benchmark on this machine",
            "The standard deviation of the ratio of the baseline to itself in one block, in percent; less is better.");
    List<Double> values = rows.stream().map(IntervalRow::value).toList();
    Axis axis = Axis.fromZero("noise of one block in %, ← less is better", values);
    return Figure.of(
            text,
            IntervalChart.stacked(
                text.again("-narrow"), axis, List.of(new Block("", rows)), NARROW),
            IntervalChart.wide(text, axis, List.of(new Block("", rows)), WIDE),
            new Table(columns(shown.get(0)), cells))
        .element();
  }

  private static ResultKey key(Noise noise) {
    String name = noise.benchmark();
    int colon = name.indexOf(':');
    return new ResultKey(
        colon < 0 ? name : name.substring(0, colon),
        colon < 0 ? null : name.substring(colon + 1),
        noise.mode(),
        noise.params(),
        Objects.requireNonNullElse(noise.threads(), 1));
  }

  private static IntervalRow row(String title, Noise noise) {
    String shows =
        noise.detectable().isEmpty()
            ? ""
            : " · %d blocks show %s %%"
                .formatted(
                    noise.detectable().get(0).blocks(),
                    Numbers.percent(noise.detectable().get(0).percent()));
    return new IntervalRow(
        title,
        1,
        noise.noiseFloorPercent(),
        Double.NaN,
        Double.NaN,
        List.of(),
        Significant.of(noise.noiseFloorPercent()) + " %" + shows,
        Map.of("benchmark", noise.benchmark()));
  }

  private static List<String> columns(Noise first) {
    List<String> columns =
        new ArrayList<>(List.of("benchmark", "noise %", "% of itself", "verdict", "blocks"));
    first.detectable().forEach(d -> columns.add("%% shown at %d blocks".formatted(d.blocks())));
    first
        .needed()
        .forEach(
            n -> columns.add("blocks for ±%s %%".formatted(Significant.of(n.precisionPercent()))));
    return columns;
  }

  private static List<String> cells(String title, Noise noise) {
    List<String> cells =
        new ArrayList<>(
            List.of(
                title,
                Significant.of(noise.noiseFloorPercent()),
                Numbers.percent(noise.percent().estimate()),
                noise.verdict().word(),
                String.valueOf(noise.blocks())));
    noise.detectable().forEach(d -> cells.add(Significant.of(d.percent())));
    noise.needed().forEach(n -> cells.add(n.blocks() == null ? "" : String.valueOf(n.blocks())));
    return cells;
  }

  private static String words(FalseAlarms alarms) {
    return "False alarms at %d blocks: %s %% of rows before correction, %s %% of whole comparisons after it."
        .formatted(
            alarms.blocks(),
            Significant.of(100 * alarms.rowRate()),
            Significant.of(100 * alarms.familyRate()));
  }
}
