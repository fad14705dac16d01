package io.github.jmhruntime.report.html;

import io.github.jmhruntime.report.RankingFile;
import io.github.jmhruntime.report.RankingFile.Change;
import io.github.jmhruntime.report.chart.Axis;
import io.github.jmhruntime.report.chart.ChartText;
import io.github.jmhruntime.report.chart.Figure;
import io.github.jmhruntime.report.chart.IntervalChart;
import io.github.jmhruntime.report.chart.IntervalRow;
import io.github.jmhruntime.report.chart.IntervalRow.Block;
import io.github.jmhruntime.report.markup.Node;
import io.github.jmhruntime.report.markup.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which single weight would have to be another one to put another candidate first. */
final class WeightFigure {

  /** How many weights are shown for each candidate, the nearest; the table has all of them. */
  private static final int MOST = 4;

  private WeightFigure() {}

  /** The figure, or nothing where no single weight does. */
  static List<Node> of(RankingFile ranking, Series series) {
    List<Change> changes = ranking.changes().stream().filter(Change::ofWeight).toList();
    if (changes.isEmpty()) {
      return List.of();
    }
    Map<String, List<IntervalRow>> byFirst = new LinkedHashMap<>();
    for (Change change : changes) {
      List<IntervalRow> rows = byFirst.computeIfAbsent(change.first(), name -> new ArrayList<>());
      if (rows.size() < MOST) {
        rows.add(row(change, series));
      }
    }
    List<Block> blocks = new ArrayList<>();
    byFirst.forEach((first, rows) -> blocks.add(new Block(first + " is first", rows)));
    ChartText text =
        new ChartText(
            "weights",
            "Which single weight would put another one first",
            "For each weight a line that begins at what it is and ends with a mark at what it "
                + "would have to be, the others in proportion: the shorter, the less sure.");
    Axis axis =
        Axis.fromZero(
            "weight in percent, from what it is to the mark",
            blocks.stream()
                .flatMap(block -> block.rows().stream())
                .flatMap(IntervalRow::values)
                .toList());
    return List.of(
        Figure.of(
                text,
                IntervalChart.stacked(
                    text.again("-narrow"), axis, blocks, ContributionFigure.NARROW),
                IntervalChart.wide(text, axis, blocks, ContributionFigure.WIDE),
                new Table(
                    List.of("weight", "of the group", "is", "would have to be", "first then"),
                    changes.stream().map(WeightFigure::cells).toList()))
            .element());
  }

  private static IntervalRow row(Change change, Series series) {
    double from = 100 * change.from();
    double to = 100 * change.to();
    return new IntervalRow(
        name(change),
        series.of(change.first()),
        to,
        Math.min(from, to),
        Math.max(from, to),
        List.of(),
        "%s → %s".formatted(part(change.from()), part(change.to())),
        Map.of("runtime", change.first()));
  }

  private static List<String> cells(Change change) {
    return List.of(
        name(change), change.group(), part(change.from()), part(change.to()), change.first());
  }

  private static String name(Change change) {
    return change.criterion() == null ? change.group() : change.criterion();
  }

  private static String part(double part) {
    return ContributionFigure.percent(part);
  }
}
