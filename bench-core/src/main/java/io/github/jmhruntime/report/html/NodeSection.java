package io.github.jmhruntime.report.html;

import io.github.jmhruntime.comparison.Comparison.Row;
import io.github.jmhruntime.comparison.ResultKey;
import io.github.jmhruntime.report.RowTitles;
import io.github.jmhruntime.report.markup.Element;
import io.github.jmhruntime.report.markup.Node;
import io.github.jmhruntime.statistics.Heterogeneity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The ratio on each node of a cluster, of results that differ between nodes. */
final class NodeSection implements Section {

  @Override
  public String id() {
    return "nodes";
  }

  @Override
  public String title() {
    return "The effect by node";
  }

  @Override
  public List<Node> content(PageData data) {
    List<Row> rows = data.comparison().rows();
    int nodes = rows.stream().mapToInt(row -> row.byNode().nodes().size()).max().orElse(0);
    if (nodes == 0) {
      return List.of();
    }
    Map<ResultKey, List<Row>> different = new LinkedHashMap<>();
    for (Row row : rows) {
      if (row.byNode().isDifferent()) {
        different.computeIfAbsent(row.key(), key -> new ArrayList<>()).add(row);
      }
    }
    List<Node> content = new ArrayList<>(List.of(Element.of("p", summary(rows, nodes))));
    if (!different.isEmpty()) {
      NodeFigures figures =
          new NodeFigures(new RowTitles(rows), Series.of(data.comparison()), data.baseline());
      content.addAll(
          FigureGrid.of(
              different,
              (key, ofKey, number) ->
                  ofKey.stream().map(row -> figures.figure(row, number).element()).toList()));
    }
    return content;
  }

  private static String summary(List<Row> rows, int nodes) {
    long tested = rows.stream().filter(row -> row.byNode().heterogeneity() != null).count();
    long different = rows.stream().filter(row -> row.byNode().isDifferent()).count();
    if (tested == 0) {
      return "Blocks ran on %d nodes, too few on each to tell whether results differ between them."
          .formatted(nodes);
    }
    return "Blocks ran on %d nodes. By an analysis of variance at p ≤ %s, %d of %d results %s between nodes%s."
        .formatted(
            nodes,
            Heterogeneity.LEVEL,
            different,
            tested,
            different == 1 ? "differs" : "differ",
            different == 0
                ? ""
                : "; those are drawn, from the node with the lowest ratio to the highest");
  }
}
