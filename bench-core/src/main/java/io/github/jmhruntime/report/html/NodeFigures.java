package io.github.jmhruntime.report.html;

import io.github.jmhruntime.comparison.ByNode.NodeRatio;
import io.github.jmhruntime.comparison.Comparison.Row;
import io.github.jmhruntime.comparison.Percent;
import io.github.jmhruntime.comparison.Ratio;
import io.github.jmhruntime.report.Numbers;
import io.github.jmhruntime.report.RowTitles;
import io.github.jmhruntime.report.chart.Axis;
import io.github.jmhruntime.report.chart.ChartText;
import io.github.jmhruntime.report.chart.Figure;
import io.github.jmhruntime.report.chart.IntervalChart;
import io.github.jmhruntime.report.chart.IntervalRow;
import io.github.jmhruntime.report.chart.IntervalRow.Block;
import io.github.jmhruntime.report.markup.Table;
import io.github.jmhruntime.unit.Direction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Draws a row's ratio on each node.
 *
 * @param titles of all rows
 * @param series of all runtimes
 * @param baseline what ratios are taken to
 */
record NodeFigures(RowTitles titles, Series series, String baseline) {

  private static final double WIDTH = 356;

  /** Of more nodes than twice this, only so many at each end are drawn. */
  private static final int DRAWN = 12;

  /** The same for the table; comparison.json has all of them. */
  private static final int LISTED = 100;

  /** From this factor between the smallest and the largest value on the axis is logarithmic. */
  private static final double WIDE_RANGE = 20;

  /** The figure of a row, which is that of its benchmark's number. */
  Figure figure(Row row, int number) {
    List<NodeRatio> nodes = new ArrayList<>(row.byNode().nodes());
    nodes.sort(Comparator.comparingDouble(node -> node.ratio().log().value()));
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block("", List.of(mark("all nodes", row.ratio(), row.runtime()))));
    if (nodes.size() <= 2 * DRAWN) {
      blocks.add(block("Each node", nodes, row.runtime()));
    } else {
      int last = nodes.size();
      blocks.add(
          block("The %d lowest of %d".formatted(DRAWN, last), head(nodes, DRAWN), row.runtime()));
      blocks.add(block("The %d highest".formatted(DRAWN), tail(nodes, DRAWN), row.runtime()));
    }
    ChartText text =
        new ChartText(
            "nodes-%d-%d".formatted(number, series.of(row.runtime())),
            "%s, %s".formatted(titles.of(row.key()), row.runtime()),
            "Percent of %s under %s on each node, with intervals."
                .formatted(baseline, row.runtime()));
    return Figure.of(
            text, IntervalChart.stacked(text, axis(row, blocks), blocks, WIDTH), table(row, nodes))
        .with(Filters.data(row));
  }

  private Block block(String heading, List<NodeRatio> nodes, String runtime) {
    return new Block(
        heading, nodes.stream().map(node -> mark(node.node(), node.ratio(), runtime)).toList());
  }

  private IntervalRow mark(String label, Ratio ratio, String runtime) {
    Percent percent = Percent.of(ratio);
    return new IntervalRow(
        label,
        series.of(runtime),
        percent.estimate(),
        percent.lower(),
        percent.upper(),
        List.of(),
        "%s %% %s".formatted(Numbers.percent(ratio), Numbers.interval(ratio)).strip(),
        Map.of());
  }

  private Axis axis(Row row, List<Block> blocks) {
    String title =
        "%% of %s, %s"
            .formatted(
                baseline,
                row.better() == Direction.LOWER ? "← less is better" : "more is better →");
    List<Double> values =
        blocks.stream().flatMap(b -> b.rows().stream()).flatMap(IntervalRow::values).toList();
    double low = values.stream().filter(Double::isFinite).mapToDouble(v -> v).min().orElse(100);
    double high = values.stream().filter(Double::isFinite).mapToDouble(v -> v).max().orElse(100);
    boolean logarithmic = low > 0 && high / low > WIDE_RANGE;
    return (logarithmic ? Axis.log(title, values) : Axis.linear(title, values)).withReference(100);
  }

  private Table table(Row row, List<NodeRatio> nodes) {
    List<List<String>> lines = new ArrayList<>();
    int blocks = nodes.stream().mapToInt(NodeRatio::blocks).sum();
    lines.add(cells("all nodes", blocks, row.ratio()));
    Stream<NodeRatio> listed =
        nodes.size() <= 2 * LISTED
            ? nodes.stream()
            : Stream.concat(head(nodes, LISTED).stream(), tail(nodes, LISTED).stream());
    listed.forEach(node -> lines.add(cells(node.node(), node.blocks(), node.ratio())));
    return new Table(List.of("node", "blocks", "% of " + baseline, "interval"), lines);
  }

  private static List<String> cells(String node, int blocks, Ratio ratio) {
    return List.of(node, String.valueOf(blocks), Numbers.percent(ratio), Numbers.interval(ratio));
  }

  private static List<NodeRatio> head(List<NodeRatio> nodes, int count) {
    return nodes.subList(0, count);
  }

  private static List<NodeRatio> tail(List<NodeRatio> nodes, int count) {
    return nodes.subList(nodes.size() - count, nodes.size());
  }
}
