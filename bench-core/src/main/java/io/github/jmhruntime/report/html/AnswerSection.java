package io.github.jmhruntime.report.html;

import io.github.jmhruntime.comparison.Percent;
import io.github.jmhruntime.report.Numbers;
import io.github.jmhruntime.report.chart.Axis;
import io.github.jmhruntime.report.chart.ChartText;
import io.github.jmhruntime.report.chart.Figure;
import io.github.jmhruntime.report.chart.IntervalChart;
import io.github.jmhruntime.report.chart.IntervalRow;
import io.github.jmhruntime.report.chart.IntervalRow.Block;
import io.github.jmhruntime.report.chart.Marker;
import io.github.jmhruntime.report.markup.Element;
import io.github.jmhruntime.report.markup.Node;
import io.github.jmhruntime.report.markup.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What each runtime costs, by area: one sentence per runtime, and one picture. */
final class AnswerSection implements Section {

  private static final double NARROW = 356;
  private static final double WIDE = 860;

  @Override
  public String id() {
    return "answer";
  }

  @Override
  public String title() {
    return "The answer";
  }

  @Override
  public List<Node> content(PageData data) {
    Map<String, List<AreaCost>> areas = AreaCosts.of(data, new ForkValues(data.measured()));
    if (areas.isEmpty()) {
      return List.of(Element.of("p", "Nothing could be compared; the reasons stand below."));
    }
    Series series = Series.of(data.comparison());
    return List.of(sentences(areas, data.baseline(), series), figure(areas, data, series));
  }

  private static Element sentences(
      Map<String, List<AreaCost>> areas, String baseline, Series series) {
    Map<String, List<AreaCost>> byRuntime = new LinkedHashMap<>();
    areas
        .values()
        .forEach(
            costs ->
                costs.forEach(
                    cost ->
                        byRuntime
                            .computeIfAbsent(cost.runtime(), name -> new ArrayList<>())
                            .add(cost)));
    Element list = Element.of("ul").with("class", "answers");
    byRuntime.forEach(
        (runtime, costs) ->
            list.add(
                Element.of(
                        "li",
                        Marker.key(series.of(runtime)),
                        Element.of("strong", runtime),
                        Element.of("span", ": " + AreaWords.sentence(costs, baseline)))
                    .with("data-runtime", runtime)));
    return list;
  }

  private static Element figure(Map<String, List<AreaCost>> areas, PageData data, Series series) {
    List<Block> blocks = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    areas.forEach(
        (area, costs) -> {
          blocks.add(new Block(area, costs.stream().map(cost -> row(cost, series)).toList()));
          costs.forEach(cost -> rows.add(cells(cost)));
        });
    String baseline = data.baseline();
    Axis axis = axis(blocks, baseline);
    ChartText text =
        new ChartText(
            "overview",
            "What each runtime costs compared with " + baseline,
            "For each area one mark per runtime, with its interval as a line: on the line at 1 as "
                + baseline
                + ", to the right worse, to the left better.");
    Table table =
        new Table(
            List.of("area", "runtime", "% of " + baseline, "interval", "better", "verdict", "rows"),
            rows);
    return Figure.of(
            text,
            IntervalChart.stacked(text.again("-narrow"), axis, blocks, NARROW),
            IntervalChart.wide(text, axis, blocks, WIDE),
            table)
        .element();
  }

  private static Axis axis(List<Block> blocks, String baseline) {
    List<Double> values =
        blocks.stream()
            .flatMap(block -> block.rows().stream())
            .flatMap(IntervalRow::values)
            .toList();
    return Axis.log("← better · cost in times of " + baseline + "’s · worse →", values)
        .reaching(0.8, 1.25)
        .withReference(1)
        .labelled(value -> value == 1 ? "1 = " + baseline : Factor.of(value));
  }

  private static IntervalRow row(AreaCost cost, Series series) {
    String interval = Numbers.interval(cost.ratio());
    return new IntervalRow(
        cost.runtime(),
        series.of(cost.runtime()),
        cost.times(),
        cost.timesLower(),
        cost.timesUpper(),
        List.of(),
        "%s %% %s %s"
            .formatted(Numbers.percent(cost.ratio()), interval, cost.findingWords())
            .replace("  ", " "),
        Map.of("runtime", cost.runtime(), "verdict", cost.verdict().word()));
  }

  private static List<String> cells(AreaCost cost) {
    return List.of(
        cost.area(),
        cost.runtime(),
        Numbers.percent(Percent.of(cost.ratio()).estimate()),
        Numbers.interval(cost.ratio()),
        cost.better().word(),
        cost.findingWords(),
        String.valueOf(cost.rows().size()));
  }
}
