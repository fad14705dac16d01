package io.github.jmhruntime.report.html;

import io.github.jmhruntime.comparison.Comparison.Row;
import io.github.jmhruntime.comparison.Ratio;
import io.github.jmhruntime.comparison.ResultKey;
import io.github.jmhruntime.comparison.Verdict;
import io.github.jmhruntime.report.Numbers;
import io.github.jmhruntime.report.RowTitles;
import io.github.jmhruntime.report.chart.Figure;
import io.github.jmhruntime.report.markup.Element;
import io.github.jmhruntime.report.markup.Node;
import io.github.jmhruntime.report.markup.Table;
import io.github.jmhruntime.statistics.Estimate;
import io.github.jmhruntime.statistics.GeometricMean;
import io.github.jmhruntime.unit.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The matrix of images and limits for each runtime, in percent of the baseline: geometric means
 * over the numbers of containers, and over rows and columns. What is not significant is grey.
 */
final class MatrixSection implements Section {

  private static final String IMAGE = DeclaredAxes.IMAGE;
  private static final String LIMITS = DeclaredAxes.LIMITS;
  private static final Set<String> AXES = Set.of(IMAGE, LIMITS, DeclaredAxes.SCALE);
  private static final Set<String> METRICS = Set.of("memory.load.pss", "memory.pod", "memory");

  @Override
  public String id() {
    return "matrix";
  }

  @Override
  public String title() {
    return "Images and limits";
  }

  @Override
  public List<Node> content(PageData data) {
    RowTitles titles = new RowTitles(data.comparison().rows());
    DeclaredAxes axes = DeclaredAxes.of(data);
    Map<ResultKey, List<Row>> groups =
        Measured.without(
            AXES,
            data.comparison().rows().stream().filter(axes::hasImage).toList(),
            key -> key.primary() || METRICS.contains(key.metric()));
    Element grid = Element.of("div").with("class", "grid");
    List<Node> content = new ArrayList<>();
    groups.forEach(
        (key, rows) -> {
          List<String> images = Measured.values(IMAGE, rows);
          List<String> limits = Measured.values(LIMITS, rows);
          if (images.size() > 1 || limits.size() > 1) {
            for (String runtime : rows.stream().map(Row::runtime).distinct().toList()) {
              List<Row> ofRuntime =
                  rows.stream().filter(row -> row.runtime().equals(runtime)).toList();
              content.add(
                  matrix(
                      "%s under %s, in %% of %s"
                          .formatted(titles.of(key), runtime, data.baseline()),
                      key,
                      runtime,
                      new Cells(ofRuntime, data.comparison().confidence()),
                      images,
                      limits));
            }
          }
        });
    return content.isEmpty()
        ? List.of()
        : List.of(
            Element.of(
                "p",
                "Geometric means over the numbers of containers, and over rows and columns. Grey: no significant difference. Orange is worse, blue better."),
            grid.add(content));
  }

  private static Element matrix(
      String title,
      ResultKey key,
      String runtime,
      Cells cells,
      List<String> images,
      List<String> limits) {
    Element head = Element.of("tr", Element.of("th", "image").with("scope", "col"));
    limits.forEach(
        limit -> head.add(Element.of("th", limit.isEmpty() ? "all" : limit).with("scope", "col")));
    boolean severalLimits = limits.size() > 1;
    if (severalLimits) {
      head.add(Element.of("th", "mean").with("scope", "col"));
    }
    Element body = Element.of("tbody");
    for (String image : images) {
      Element line = Element.of("tr", Element.of("th", image).with("scope", "row"));
      limits.forEach(limit -> line.add(cells.cell(image, limit)));
      body.add(severalLimits ? line.add(cells.cell(image, null)) : line);
    }
    if (images.size() > 1) {
      Element means = Element.of("tr", Element.of("th", "mean").with("scope", "row"));
      limits.forEach(limit -> means.add(cells.cell(null, limit)));
      body.add(severalLimits ? means.add(cells.cell(null, null)) : means);
    }
    Element table =
        Element.of("table", Element.of("thead", head), body)
            .with("class", "matrix")
            .with("aria-label", title);
    Element block =
        Element.of("div", Figure.breakable("h3", title), Table.scrolling(title, table))
            .with("data-runtime", runtime);
    block.with("data-benchmark", Filters.data(key).getOrDefault("benchmark", ""));
    return block;
  }

  /** The cells of one runtime's matrix. */
  private record Cells(List<Row> rows, double confidence) {

    /** The cell of an image and limits, where null is all of them. */
    Element cell(@Nullable String image, @Nullable String limits) {
      List<Row> chosen =
          rows.stream()
              .filter(
                  row -> image == null || image.equals(row.key().params().getOrDefault(IMAGE, "")))
              .filter(
                  row ->
                      limits == null || limits.equals(row.key().params().getOrDefault(LIMITS, "")))
              .filter(row -> Double.isFinite(row.ratio().log().value()))
              .toList();
      if (chosen.isEmpty()) {
        return Element.of("td", "–").with("class", "vague");
      }
      Ratio ratio = mean(chosen);
      boolean significant = isSignificant(chosen, ratio);
      double cost = (chosen.get(0).better() == Direction.LOWER ? 1 : -1) * ratio.log().value();
      return Element.of("td", Numbers.percent(ratio))
          .with("class", significant ? tint(Math.exp(cost)) : "vague")
          .with("title", Numbers.interval(ratio));
    }

    private Ratio mean(List<Row> chosen) {
      if (chosen.size() == 1) {
        return chosen.get(0).ratio();
      }
      List<Estimate> logs = chosen.stream().map(row -> row.ratio().log()).toList();
      return Ratio.of(GeometricMean.ofIndependent(logs), confidence);
    }

    private static boolean isSignificant(List<Row> chosen, Ratio ratio) {
      if (chosen.size() > 1 && ratio.interval().exists()) {
        return ratio.interval().lower() > 0 || ratio.interval().upper() < 0;
      }
      return chosen.stream()
          .anyMatch(row -> row.verdict() == Verdict.SLOWER || row.verdict() == Verdict.FASTER);
    }

    private static String tint(double cost) {
      if (cost >= 1) {
        return cost > 3 ? "worse3" : cost > 1.5 ? "worse2" : "worse1";
      }
      return cost < 1 / 3.0 ? "better3" : cost < 1 / 1.5 ? "better2" : "better1";
    }
  }
}
