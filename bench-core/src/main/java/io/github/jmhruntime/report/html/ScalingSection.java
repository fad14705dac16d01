package io.github.jmhruntime.report.html;

import io.github.jmhruntime.comparison.Comparison.Row;
import io.github.jmhruntime.comparison.ResultKey;
import io.github.jmhruntime.report.Numbers;
import io.github.jmhruntime.report.RowTitles;
import io.github.jmhruntime.report.chart.Axis;
import io.github.jmhruntime.report.chart.ChartText;
import io.github.jmhruntime.report.chart.Curve;
import io.github.jmhruntime.report.chart.CurveChart;
import io.github.jmhruntime.report.chart.Figure;
import io.github.jmhruntime.report.markup.Element;
import io.github.jmhruntime.report.markup.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What more containers give and take: requests and memory over their number, by limits. */
final class ScalingSection implements Section {

  private static final Set<String> MEMORY =
      Set.of("memory.idle.pss", "memory.load.pss", "memory.pod", "memory");
  private static final double WIDTH = 356;
  private static final double HEIGHT = 240;

  @Override
  public String id() {
    return "scaling";
  }

  @Override
  public String title() {
    return "More containers at once";
  }

  @Override
  public List<Node> content(PageData data) {
    DeclaredAxes axes = DeclaredAxes.of(data);
    List<Row> rows =
        data.comparison().rows().stream().filter(row -> axes.containers(row) > 0).toList();
    Map<ResultKey, List<Row>> groups =
        Measured.without(
            Set.of(DeclaredAxes.SCALE),
            rows,
            key -> key.primary() || MEMORY.contains(key.metric()));
    groups.values().removeIf(group -> Measured.values(DeclaredAxes.SCALE, group).size() < 2);
    if (groups.isEmpty()) {
      return List.of();
    }
    RowTitles titles = new RowTitles(data.comparison().rows());
    Series series = Series.of(data.comparison());
    List<Node> content = new ArrayList<>();
    content.add(
        Element.of(
            "p",
            "Over the number of containers, with %s %% intervals as bands; beside it the same in percent of %s."
                .formatted(
                    Percents.trimmed(100 * data.comparison().confidence()), data.baseline())));
    content.addAll(
        FigureGrid.of(
            groups,
            (key, group, number) -> figures(key, group, titles, series, data.baseline(), number)));
    return content;
  }

  private static List<Element> figures(
      ResultKey key, List<Row> rows, RowTitles titles, Series series, String baseline, int number) {
    Curves curves =
        new Curves(rows, baseline, series, ScalingSection::containers, ScalingSection::words);
    double largest =
        rows.stream().mapToDouble(row -> row.baselineScore().estimate()).max().orElse(Double.NaN);
    Numbers numbers = Numbers.besides(largest, rows.get(0).unit());
    List<Double> scales = rows.stream().map(ScalingSection::containers).distinct().toList();
    Axis horizontal = Axis.linear("containers", scales).markedAt(scales.stream().sorted().toList());
    String title = titles.of(key);
    List<Element> figures = new ArrayList<>();
    if (Double.isFinite(largest)) {
      figures.add(
          figure(
              new ChartText(
                  "scaling-" + number,
                  title,
                  "%s over the number of containers, a curve for each runtime, %s is better."
                      .formatted(numbers.unit(), rows.get(0).better().word())),
              horizontal,
              Axis.fromZero(numbers.unit(), values(curves.scores(numbers))),
              curves.scores(numbers),
              curves,
              numbers,
              key));
    }
    Axis percent = Axis.linear("% of " + baseline, values(curves.percents())).withReference(100);
    figures.add(
        figure(
            new ChartText(
                "scaling-percent-" + number,
                title + ", in percent of " + baseline,
                "Percent of %s over the number of containers, a curve for each runtime, %s is better."
                    .formatted(baseline, rows.get(0).better().word())),
            horizontal,
            percent,
            curves.percents(),
            curves,
            numbers,
            key));
    return figures;
  }

  private static Element figure(
      ChartText text,
      Axis horizontal,
      Axis vertical,
      List<Curve> drawn,
      Curves curves,
      Numbers numbers,
      ResultKey key) {
    return Figure.of(
            text,
            CurveChart.draw(text, horizontal, vertical, drawn, WIDTH, HEIGHT),
            curves.table("containers", numbers))
        .with(Filters.data(key))
        .element();
  }

  private static List<Double> values(List<Curve> curves) {
    return curves.stream().flatMap(Curve::values).toList();
  }

  private static double containers(Row row) {
    return Double.parseDouble(words(row));
  }

  private static String words(Row row) {
    return row.key().params().getOrDefault(DeclaredAxes.SCALE, "");
  }
}
