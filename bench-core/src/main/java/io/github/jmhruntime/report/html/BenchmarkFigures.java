package io.github.jmhruntime.report.html;

import io.github.jmhruntime.comparison.Comparison.Row;
import io.github.jmhruntime.comparison.Comparison.Score;
import io.github.jmhruntime.comparison.Percent;
import io.github.jmhruntime.comparison.Ratio;
import io.github.jmhruntime.report.Numbers;
import io.github.jmhruntime.report.RowGroup;
import io.github.jmhruntime.report.RowTitles;
import io.github.jmhruntime.report.WarningTexts;
import io.github.jmhruntime.report.chart.Axis;
import io.github.jmhruntime.report.chart.ChartText;
import io.github.jmhruntime.report.chart.Figure;
import io.github.jmhruntime.report.chart.IntervalChart;
import io.github.jmhruntime.report.chart.IntervalRow;
import io.github.jmhruntime.report.chart.IntervalRow.Block;
import io.github.jmhruntime.report.chart.Significant;
import io.github.jmhruntime.report.markup.Element;
import io.github.jmhruntime.report.markup.Table;
import io.github.jmhruntime.unit.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Draws a benchmark with its forks, one figure after the other. */
final class BenchmarkFigures {
  private static final double WIDTH = 356;

  /** From this factor between the smallest and the largest value on the axis is logarithmic. */
  private static final double WIDE_RANGE = 20;

  private final RowTitles titles;
  private final Series series;
  private final ForkValues forks;
  private final String baseline;
  private int drawn;

  BenchmarkFigures(PageData data) {
    this.titles = new RowTitles(data.comparison().rows());
    this.series = Series.of(data.comparison());
    this.forks = new ForkValues(data.measured());
    this.baseline = data.baseline();
  }

  /** How many have been drawn. */
  int drawn() {
    return drawn;
  }

  Element figure(RowGroup group) {
    drawn++;
    return Double.isFinite(group.baseline().estimate()) ? scores(group) : percents(group);
  }

  private Element scores(RowGroup group) {
    Numbers numbers = group.numbers();
    List<IntervalRow> rows = new ArrayList<>();
    rows.add(baselineRow(group, numbers));
    group.rows().forEach(row -> rows.add(row(row, numbers)));
    String title = titles.of(group.first());
    boolean lower = group.first().better() == Direction.LOWER;
    String axisTitle =
        "%s, %s".formatted(numbers.unit(), lower ? "← less is better" : "more is better →");
    ChartText text =
        new ChartText(
            "benchmark-" + drawn,
            title,
            "The score of %s in %s, each fork as a dot, with intervals."
                .formatted(
                    rows.stream().map(IntervalRow::label).collect(Collectors.joining(", ")),
                    numbers.unit()));
    Element picture =
        IntervalChart.stacked(text, axis(axisTitle, rows), List.of(new Block("", rows)), WIDTH);
    return Figure.of(text, picture, table(group, numbers)).with(Filters.data(group)).element();
  }

  /** Published tables may have percentages alone. */
  private Element percents(RowGroup group) {
    boolean lower = group.first().better() == Direction.LOWER;
    String axisTitle =
        "%% of %s, %s".formatted(baseline, lower ? "← less is better" : "more is better →");
    List<IntervalRow> rows =
        group.rows().stream().filter(row -> isFinite(row.ratio())).map(this::percent).toList();
    ChartText text =
        new ChartText(
            "benchmark-" + drawn,
            titles.of(group.first()),
            "Percent of %s under %s."
                .formatted(
                    baseline,
                    rows.stream().map(IntervalRow::label).collect(Collectors.joining(", "))));
    Axis axis = axis(axisTitle, rows).withReference(100);
    Element picture = IntervalChart.stacked(text, axis, List.of(new Block("", rows)), WIDTH);
    return Figure.of(text, picture, table(group, group.numbers()))
        .with(Filters.data(group))
        .element();
  }

  private static boolean isFinite(Ratio ratio) {
    return Double.isFinite(ratio.log().value());
  }

  private IntervalRow percent(Row row) {
    Percent percent = Percent.of(row.ratio());
    return new IntervalRow(
        row.runtime(),
        series.of(row.runtime()),
        percent.estimate(),
        percent.lower(),
        percent.upper(),
        List.of(),
        "%s %% %s %s"
            .formatted(
                Numbers.percent(row.ratio()), Numbers.interval(row.ratio()), row.verdictWords())
            .replace("  ", " "),
        Map.of("runtime", row.runtime(), "verdict", row.verdict().word()));
  }

  private static Axis axis(String title, List<IntervalRow> rows) {
    List<Double> values = rows.stream().flatMap(IntervalRow::values).toList();
    double low = values.stream().filter(Double::isFinite).mapToDouble(v -> v).min().orElse(0);
    double high = values.stream().filter(Double::isFinite).mapToDouble(v -> v).max().orElse(1);
    boolean logarithmic = low > 0 && high / low > WIDE_RANGE;
    return logarithmic ? Axis.log(title, values) : Axis.linear(title, values);
  }

  private IntervalRow baselineRow(RowGroup group, Numbers numbers) {
    return row(
        baseline,
        group.baseline(),
        group.first(),
        numbers,
        numbers.score(group.baseline().estimate()) + " " + numbers.unit(),
        Map.of());
  }

  private IntervalRow row(Row row, Numbers numbers) {
    String percent = Numbers.percent(row.ratio());
    String note =
        percent.isEmpty()
            ? numbers.score(row.score().estimate())
            : "%s · %s %% %s %s"
                .formatted(
                    numbers.score(row.score().estimate()),
                    percent,
                    Numbers.interval(row.ratio()),
                    row.verdictWords());
    return row(
        row.runtime(),
        row.score(),
        row,
        numbers,
        note.replace("  ", " "),
        Map.of("runtime", row.runtime(), "verdict", row.verdict().word()));
  }

  private IntervalRow row(
      String runtime,
      Score score,
      Row row,
      Numbers numbers,
      String note,
      Map<String, String> data) {
    return new IntervalRow(
        runtime,
        series.of(runtime),
        score.estimate() * numbers.factor(),
        score.lower() * numbers.factor(),
        score.upper() * numbers.factor(),
        forks.of(row, runtime).stream().map(value -> value * numbers.factor()).toList(),
        note,
        data);
  }

  private Table table(RowGroup group, Numbers numbers) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        cells(baseline, group.baseline(), group.first(), numbers, List.of("100.0", "", "", "")));
    for (Row row : group.rows()) {
      rows.add(
          cells(
              row.runtime(),
              row.score(),
              row,
              numbers,
              List.of(
                  Numbers.percent(row.ratio()),
                  Numbers.interval(row.ratio()),
                  row.verdictWords(),
                  String.join(" / ", WarningTexts.of(row)))));
    }
    return new Table(
        List.of(
            "runtime",
            numbers.unit(),
            "interval",
            "forks",
            "% of " + baseline,
            "interval of %",
            "verdict",
            "remarks"),
        rows);
  }

  private List<String> cells(
      String runtime, Score score, Row row, Numbers numbers, List<String> compared) {
    String values =
        forks.of(row, runtime).stream()
            .map(value -> Significant.of(value * numbers.factor()))
            .collect(Collectors.joining(" "));
    return Stream.concat(
            Stream.of(
                runtime,
                numbers.score(score.estimate()),
                numbers.interval(score),
                values.isEmpty() ? String.valueOf(score.forks()) : values),
            compared.stream())
        .toList();
  }
}
