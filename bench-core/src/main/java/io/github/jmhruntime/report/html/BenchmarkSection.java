package io.github.jmhruntime.report.html;

import io.github.jmhruntime.comparison.Comparison.Row;
import io.github.jmhruntime.comparison.Comparison.Score;
import io.github.jmhruntime.comparison.ResultKey;
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
import io.github.jmhruntime.report.markup.Node;
import io.github.jmhruntime.report.markup.Table;
import io.github.jmhruntime.unit.Direction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every benchmark with the value of each fork and the interval over them. */
final class BenchmarkSection implements Section {

  /** So many pictures are drawn; of more, the table of all results has the figures. */
  private static final int MOST = 400;

  private static final double WIDTH = 356;

  /** From this factor between the smallest and the largest value on the axis is logarithmic. */
  private static final double WIDE_RANGE = 20;

  private record Family(String benchmark, String mode, Map<String, String> params, int threads) {
    static Family of(ResultKey key) {
      return new Family(key.benchmark(), key.mode(), key.params(), key.threads());
    }
  }

  @Override
  public String id() {
    return "benchmarks";
  }

  @Override
  public String title() {
    return "Every benchmark";
  }

  @Override
  public List<Node> content(PageData data) {
    Map<Family, List<RowGroup>> families = new LinkedHashMap<>();
    for (RowGroup group : RowGroup.of(data.comparison().rows())) {
      families
          .computeIfAbsent(Family.of(group.first().key()), family -> new ArrayList<>())
          .add(group);
    }
    if (families.isEmpty()) {
      return List.of();
    }
    Drawer drawer = new Drawer(data);
    Element grid = Element.of("div").with("class", "grid");
    List<Element> further = new ArrayList<>();
    for (List<RowGroup> family : families.values()) {
      for (RowGroup group : family) {
        if (drawer.drawn < MOST) {
          Element figure = drawer.figure(group);
          if (group.first().key().primary()) {
            grid.add(figure);
          } else {
            further.add(figure);
          }
        }
      }
    }
    List<Node> content = new ArrayList<>();
    content.add(
        Element.of(
            "p",
            "A dot is one fork, the shape above the dots the mean, and the line its %s %% interval."
                .formatted(Percents.trimmed(100 * data.comparison().confidence()))));
    content.add(grid);
    if (!further.isEmpty()) {
      content.add(
          Element.of(
              "details",
              Element.of("summary", further.size() + " further metrics"),
              Element.of("div").with("class", "grid").add(further)));
    }
    int all = families.values().stream().mapToInt(List::size).sum();
    if (all > MOST) {
      content.add(
          Element.of(
              "p",
              "The first %d of %d are drawn; the table above has all of them."
                  .formatted(MOST, all)));
    }
    return content;
  }

  /** Draws one figure after the other. */
  private static final class Drawer {
    private final RowTitles titles;
    private final Series series;
    private final ForkValues forks;
    private final String baseline;
    private int drawn;

    Drawer(PageData data) {
      this.titles = new RowTitles(data.comparison().rows());
      this.series = Series.of(data.comparison());
      this.forks = new ForkValues(data.measured());
      this.baseline = data.baseline();
    }

    Element figure(RowGroup group) {
      drawn++;
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
                      row.verdict().word());
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
                    row.verdict().word(),
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
}
