package io.github.jmhruntime.report.html;

import io.github.jmhruntime.comparison.Comparison.Row;
import io.github.jmhruntime.comparison.Comparison.Score;
import io.github.jmhruntime.comparison.ResultKey;
import io.github.jmhruntime.report.Numbers;
import io.github.jmhruntime.report.RowTitles;
import io.github.jmhruntime.report.chart.ChartText;
import io.github.jmhruntime.report.chart.Figure;
import io.github.jmhruntime.report.chart.StackedBars;
import io.github.jmhruntime.report.chart.StackedBars.Bar;
import io.github.jmhruntime.report.chart.StackedBars.Part;
import io.github.jmhruntime.report.markup.Element;
import io.github.jmhruntime.report.markup.Node;
import io.github.jmhruntime.report.markup.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Linpack as bars, by limits and runtime: the form in which Stoffel, <i>Container runtimes
 * compared</i> (Hochschule Darmstadt, 2020) shows it.
 */
final class LinpackSection implements Section {

  private static final String LIMITS = "limits";

  @Override
  public String id() {
    return "linpack";
  }

  @Override
  public String title() {
    return "Linpack";
  }

  @Override
  public List<Node> content(PageData data) {
    Map<ResultKey, List<Row>> groups =
        Measured.without(
            Set.of(LIMITS),
            data.comparison().rows(),
            key -> key.primary() && key.benchmark().contains("Linpack"));
    RowTitles titles = new RowTitles(data.comparison().rows());
    Element grid = Element.of("div").with("class", "grid");
    int number = 0;
    for (Map.Entry<ResultKey, List<Row>> group : groups.entrySet()) {
      number++;
      ChartText text =
          new ChartText(
              "linpack-" + number,
              titles.of(group.getKey()),
              "A bar for each runtime and limits, %s is better."
                  .formatted(group.getValue().get(0).better().word()));
      grid.add(figure(text, group.getValue(), data));
    }
    return number == 0 ? List.of() : List.of(grid);
  }

  private static Element figure(ChartText text, List<Row> rows, PageData data) {
    Row first = rows.get(0);
    boolean scored = Double.isFinite(first.baselineScore().estimate());
    Numbers numbers = Numbers.besides(first.baselineScore().estimate(), first.unit());
    Map<String, Bar> bars = new LinkedHashMap<>();
    List<List<String>> cells = new ArrayList<>();
    for (Row row : rows) {
      String limits = row.key().params().getOrDefault(LIMITS, "");
      add(data.baseline(), limits, row, row.baselineScore(), scored ? numbers : null, bars, cells);
      add(row.runtime(), limits, row, row.score(), scored ? numbers : null, bars, cells);
    }
    String unit = scored ? numbers.unit() : "% of " + data.baseline();
    List<String> order = new ArrayList<>(List.of(data.baseline()));
    order.addAll(Series.of(data.comparison()).candidates());
    return Figure.of(
            text,
            StackedBars.draw(text, unit, order, List.copyOf(bars.values()), 356),
            new Table(List.of("runtime", "limits", unit), cells))
        .with(Filters.data(first.key()))
        .element();
  }

  private static void add(
      String runtime,
      String limits,
      Row row,
      Score score,
      @Nullable Numbers numbers,
      Map<String, Bar> bars,
      List<List<String>> cells) {
    boolean isBaseline = !runtime.equals(row.runtime());
    double percent = isBaseline ? 100 : 100 * Math.exp(row.ratio().log().value());
    double value = numbers == null ? percent : score.estimate() * numbers.factor();
    String note = numbers == null ? Numbers.percent(percent) : numbers.score(score.estimate());
    String label = limits.isEmpty() ? runtime : runtime + ", " + limits;
    if (Double.isFinite(value) && !bars.containsKey(label)) {
      Map<String, String> filtered = isBaseline ? Map.of() : Map.of("runtime", runtime);
      bars.put(label, new Bar(label, List.of(new Part(runtime, value, note)), note, filtered));
      cells.add(List.of(runtime, limits, note));
    }
  }
}
