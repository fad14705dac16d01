package io.github.jmhruntime.report.html;

import io.github.jmhruntime.comparison.ResultKey;
import io.github.jmhruntime.report.RowGroup;
import io.github.jmhruntime.report.markup.Element;
import io.github.jmhruntime.report.markup.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every benchmark with the value of each fork and the interval over them. */
final class BenchmarkSection implements Section {

  /** So many pictures are drawn; of more, the table of all results has the figures. */
  private static final int MOST = 400;

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
    BenchmarkFigures figures = new BenchmarkFigures(data);
    Element grid = Element.of("div").with("class", "grid");
    List<Element> further = new ArrayList<>();
    for (List<RowGroup> family : families.values()) {
      for (RowGroup group : family) {
        if (figures.drawn() < MOST) {
          Element figure = figures.figure(group);
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
}
