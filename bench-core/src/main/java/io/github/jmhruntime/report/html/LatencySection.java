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
import io.github.jmhruntime.report.chart.Significant;
import io.github.jmhruntime.report.markup.Element;
import io.github.jmhruntime.report.markup.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How latencies are distributed: each percentile with its interval. Each step to the right leaves
 * out nine of ten requests that were left, as HdrHistogram's plots do.
 */
final class LatencySection implements Section {

  private static final Pattern PERCENTILE = Pattern.compile("latency\\.p([0-9]{2}(\\.[0-9]+)?)");

  @Override
  public String id() {
    return "latency";
  }

  @Override
  public String title() {
    return "How long requests take";
  }

  @Override
  public List<Node> content(PageData data) {
    Map<ResultKey, List<Row>> groups = new LinkedHashMap<>();
    for (Row row : data.comparison().rows()) {
      if (percentile(row) > 0) {
        groups.computeIfAbsent(Measured.primary(row.key()), key -> new ArrayList<>()).add(row);
      }
    }
    groups
        .values()
        .removeIf(
            rows -> rows.stream().mapToDouble(LatencySection::percentile).distinct().count() < 2);
    if (groups.isEmpty()) {
      return List.of();
    }
    RowTitles titles = new RowTitles(data.comparison().rows());
    Series series = Series.of(data.comparison());
    List<Node> content = new ArrayList<>();
    content.add(
        Element.of(
            "p",
            "The part of requests that were answered within a time; the axis of times is logarithmic."));
    content.addAll(
        FigureGrid.of(
            groups,
            (key, rows, number) ->
                List.of(figure(key, rows, titles, series, data.baseline(), number))));
    return content;
  }

  private static Element figure(
      ResultKey key, List<Row> rows, RowTitles titles, Series series, String baseline, int number) {
    Curves curves =
        new Curves(
            rows,
            baseline,
            series,
            row -> place(percentile(row)),
            row -> Significant.of(percentile(row)) + " %");
    Numbers numbers = Numbers.besides(rows.get(0).baselineScore().estimate(), rows.get(0).unit());
    List<Curve> drawn = curves.scores(numbers);
    List<Double> places =
        rows.stream().map(row -> place(percentile(row))).distinct().sorted().toList();
    Axis horizontal =
        Axis.linear("% of requests within this time", places)
            .markedAt(places)
            .labelled(place -> Significant.of(100 - 100 * Math.pow(10, -place)));
    Axis vertical = Axis.log(numbers.unit(), drawn.stream().flatMap(Curve::values).toList());
    ChartText text =
        new ChartText(
            "latency-" + number,
            titles.of(key),
            "Percentiles of the latency in %s, a curve for each runtime, less is better."
                .formatted(numbers.unit()));
    return Figure.of(
            text,
            CurveChart.draw(text, horizontal, vertical, drawn, 356, 240),
            curves.table("% of requests", numbers))
        .with(Filters.data(key))
        .element();
  }

  private static double percentile(Row row) {
    Matcher matcher = PERCENTILE.matcher(Objects.requireNonNullElse(row.key().metric(), ""));
    return matcher.matches() ? Double.parseDouble(matcher.group(1)) : 0;
  }

  private static double place(double percentile) {
    return -Math.log10(1 - percentile / 100);
  }
}
