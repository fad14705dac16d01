package io.github.jmhruntime.report.html;

import io.github.jmhruntime.report.RankingFile;
import io.github.jmhruntime.report.RankingFile.Remark;
import io.github.jmhruntime.report.markup.Element;
import io.github.jmhruntime.report.markup.Node;
import java.util.ArrayList;
import java.util.List;

/** How the runtimes were ranked by weighted criteria, and what the ranking hangs on. */
final class RankingSection implements Section {

  /** More lines of one kind than these are in {@code ranking.md}. */
  private static final int MOST_LINES = 12;

  @Override
  public String id() {
    return "ranking";
  }

  @Override
  public String title() {
    return "The ranking";
  }

  @Override
  public List<Node> content(PageData data) {
    RankingFile ranking = data.ranking();
    if (ranking == null) {
      return List.of();
    }
    Series series = Series.of(data.comparison());
    List<Node> content = new ArrayList<>();
    content.add(
        Element.of("p", ranking.title() + " ")
            .add(Element.of("strong", ranking.headline()))
            .with("class", "lead"));
    content.add(ContributionFigure.of(ranking));
    content.add(PlaceFigure.of(ranking));
    content.add(Element.of("p", ranking.drawn()));
    content.addAll(WeightFigure.of(ranking, series));
    ranking.remarks().forEach(remark -> content.addAll(told(remark)));
    if (ranking.source() != null) {
      content.add(Element.of("p", "Source: " + ranking.source()));
    }
    return content;
  }

  private static List<Node> told(Remark remark) {
    Element list = Element.of("ul");
    remark.lines().stream().limit(MOST_LINES).forEach(line -> list.add(Element.of("li", line)));
    int more = remark.lines().size() - MOST_LINES;
    if (more > 0) {
      list.add(Element.of("li", "and %d more, see ranking.md".formatted(more)));
    }
    return List.of(Element.of("h3", remark.title().replaceFirst(":$", "")), list);
  }
}
