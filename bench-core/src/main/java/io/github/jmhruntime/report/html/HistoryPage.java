package io.github.jmhruntime.report.html;

import io.github.jmhruntime.comparison.Comparison.Row;
import io.github.jmhruntime.comparison.History;
import io.github.jmhruntime.comparison.History.Point;
import io.github.jmhruntime.comparison.History.Trend;
import io.github.jmhruntime.comparison.Percent;
import io.github.jmhruntime.measurement.ResultFile;
import io.github.jmhruntime.report.Numbers;
import io.github.jmhruntime.report.RowTitles;
import io.github.jmhruntime.report.chart.Axis;
import io.github.jmhruntime.report.chart.ChartText;
import io.github.jmhruntime.report.chart.Curve;
import io.github.jmhruntime.report.chart.Curve.Knot;
import io.github.jmhruntime.report.chart.CurveChart;
import io.github.jmhruntime.report.chart.Figure;
import io.github.jmhruntime.report.markup.Element;
import io.github.jmhruntime.report.markup.Node;
import io.github.jmhruntime.report.markup.Table;
import io.github.jmhruntime.unit.Direction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** How results went from run to run, with what changed since which run. */
public final class HistoryPage {

  /** So many trends are drawn: those that changed first. */
  private static final int MOST = 300;

  private final List<History.Run> runs;
  private final RowTitles titles;
  private final String baseline;

  private HistoryPage(List<History.Run> runs) {
    this.runs = runs;
    this.titles =
        new RowTitles(runs.stream().flatMap(run -> run.comparison().rows().stream()).toList());
    this.baseline = runs.get(runs.size() - 1).comparison().baseline();
  }

  /**
   * Writes the page whole or not at all.
   *
   * @param runs in the order of time, at least one
   * @throws io.github.jmhruntime.measurement.ResultFileException where it cannot be written
   */
  public static void write(Path file, List<History.Run> runs) {
    HistoryPage page = new HistoryPage(runs);
    ResultFile.write(file, out -> page.page().render(out));
  }

  private Page page() {
    List<Trend> trends = new ArrayList<>(History.of(runs).trends());
    trends.sort((a, b) -> Boolean.compare(b.changes().size() > 0, a.changes().size() > 0));
    return new Page(
        "%d runs in percent of %s, from %s to %s"
            .formatted(runs.size(), baseline, runs.get(0).name(), runs.get(runs.size() - 1).name()),
        "",
        List.of(
            new Page.Part("changes", "What changed, and since when", changes(trends)),
            new Page.Part("trends", "From run to run", figures(trends))));
  }

  private List<Node> changes(List<Trend> trends) {
    Element list = Element.of("ul");
    long changed = trends.stream().filter(trend -> !trend.changes().isEmpty()).count();
    trends.stream()
        .filter(trend -> !trend.changes().isEmpty())
        .limit(MOST)
        .forEach(trend -> list.add(Element.of("li", sentence(trend))));
    Element method =
        Element.of(
            "p",
            "Found by E-divisive with means (Matteson and James 2014), and kept where Student’s t test of the neighbouring levels has p ≤ 0.001, as in Hunter (Fleming et al. 2023).");
    return changed == 0
        ? List.of(Element.of("p", "Nothing has changed its level."), method)
        : List.of(list, method);
  }

  /** Such as: gvisor: start: 164.2 % of runc since run X, 152.0 % before (worse). */
  private String sentence(Trend trend) {
    List<Integer> changes = trend.changes();
    int last = changes.get(changes.size() - 1);
    int before = changes.size() > 1 ? changes.get(changes.size() - 2) : 0;
    double now = trend.level(last, trend.points().size());
    double earlier = trend.level(before, last);
    boolean worse = (now > earlier) == (trend.better() == Direction.LOWER);
    return "%s: %s: %s %% of %s since run %s, %s %% before (%s)%s"
        .formatted(
            trend.runtime(),
            titles.of(trend.key()),
            Numbers.percent(100 * Math.exp(now)),
            baseline,
            trend.points().get(last).run(),
            Numbers.percent(100 * Math.exp(earlier)),
            worse ? "worse" : "better",
            changes.size() > 1 ? "; %d changes in all".formatted(changes.size()) : "");
  }

  private List<Node> figures(List<Trend> trends) {
    Element grid = Element.of("div").with("class", "grid");
    int number = 0;
    for (Trend trend : trends) {
      if (number < MOST) {
        number++;
        grid.add(figure(trend, number));
      }
    }
    List<Row> rows = runs.stream().flatMap(run -> run.comparison().rows().stream()).toList();
    List<String> runtimes = rows.stream().map(Row::runtime).distinct().toList();
    List<Node> content = new ArrayList<>(List.of(Filters.controls(rows, runtimes), grid));
    if (trends.size() > MOST) {
      content.add(Element.of("p", "The first %d of %d are drawn.".formatted(MOST, trends.size())));
    }
    return content;
  }

  private Element figure(Trend trend, int number) {
    ChartText text =
        new ChartText(
            "trend-" + number,
            "%s under %s".formatted(titles.of(trend.key()), trend.runtime()),
            "Percent of %s from run to run; a line at each level, %s is better."
                .formatted(baseline, trend.better().word()));
    List<Curve> curves = new ArrayList<>(List.of(curve(trend)));
    curves.addAll(levels(trend));
    List<Double> places =
        IntStream.rangeClosed(1, trend.points().size()).asDoubleStream().boxed().toList();
    Axis horizontal =
        Axis.linear("number of the run", places)
            .markedAt(places.stream().filter(place -> isMarked(trend, place)).toList());
    Axis vertical =
        Axis.linear("% of " + baseline, curves.stream().flatMap(Curve::values).toList());
    return Figure.of(
            text, CurveChart.draw(text, horizontal, vertical, curves, 356, 220), table(trend))
        .with(data(trend))
        .element();
  }

  /** The first run, the last one, and those with which something changed. */
  private static boolean isMarked(Trend trend, double place) {
    return place == 1
        || place == trend.points().size()
        || trend.changes().contains((int) place - 1);
  }

  private static Map<String, String> data(Trend trend) {
    Map<String, String> data = Filters.data(trend.key());
    data.put("runtime", trend.runtime());
    return data;
  }

  private static Curve curve(Trend trend) {
    List<Knot> knots = new ArrayList<>();
    for (Point point : trend.points()) {
      Percent percent = Percent.of(point.ratio());
      knots.add(
          new Knot(
              knots.size() + 1,
              percent.estimate(),
              percent.lower(),
              percent.upper(),
              "run %s: %s %% %s"
                  .formatted(
                      point.run(),
                      Numbers.percent(point.ratio()),
                      Numbers.interval(point.ratio()))));
    }
    return new Curve("run", 1, knots, Map.of());
  }

  /** A level line for each part between changes, where anything changed. */
  private static List<Curve> levels(Trend trend) {
    if (trend.changes().isEmpty()) {
      return List.of();
    }
    List<Integer> ends = new ArrayList<>(trend.changes());
    ends.add(trend.points().size());
    List<Curve> levels = new ArrayList<>();
    int from = 0;
    for (int to : ends) {
      double level = 100 * Math.exp(trend.level(from, to));
      String note =
          "level %s %% from run %s"
              .formatted(Numbers.percent(level), trend.points().get(from).run());
      levels.add(
          new Curve(
              to == trend.points().size() ? "level" : "",
              2,
              List.of(
                  new Knot(from + 1, level, Double.NaN, Double.NaN, note),
                  new Knot(to, level, Double.NaN, Double.NaN, note)),
              Map.of()));
      from = to;
    }
    return levels;
  }

  private Table table(Trend trend) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < trend.points().size(); i++) {
      Point point = trend.points().get(i);
      rows.add(
          List.of(
              String.valueOf(i + 1),
              point.run(),
              Numbers.percent(point.ratio()),
              Numbers.interval(point.ratio()),
              trend.changes().contains(i) ? "new level" : ""));
    }
    return new Table(List.of("number", "run", "% of " + baseline, "interval", "change"), rows);
  }
}
