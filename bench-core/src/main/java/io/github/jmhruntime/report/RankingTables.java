package io.github.jmhruntime.report;

import io.github.jmhruntime.decision.RankProbabilities.Places;
import io.github.jmhruntime.decision.Ranking;
import io.github.jmhruntime.decision.Ranking.Placed;
import io.github.jmhruntime.decision.Ranking.Valued;
import io.github.jmhruntime.decision.Ranking.Weighed;
import java.util.ArrayList;
import java.util.List;

/**
 * The tables of a ranking as cells, for every format that people read.
 *
 * @param titles the columns
 * @param rows the cells; one that is alone in its row is a heading
 */
record RankingTables(List<String> titles, List<List<String>> rows) {

  /** Totals and sums of the groups. */
  static RankingTables places(Ranking ranking) {
    List<String> titles = new ArrayList<>(List.of("place", "candidate", "total"));
    ranking
        .groups()
        .forEach((name, weight) -> titles.add(name + " " + RankingTexts.weight(weight)));
    List<List<String>> rows = new ArrayList<>();
    for (Placed placed : ranking.candidates()) {
      List<String> row = new ArrayList<>();
      row.add(String.valueOf(placed.rank()));
      row.add(placed.name());
      row.add(RankingTexts.two(placed.total()));
      ranking
          .groups()
          .keySet()
          .forEach(
              group -> row.add(RankingTexts.two(placed.groups().getOrDefault(group, Double.NaN))));
      rows.add(row);
    }
    return new RankingTables(titles, rows);
  }

  /** Each criterion's partial utilities; a star marks what was filled in. */
  static RankingTables partialUtilities(Ranking ranking) {
    return ofCriteria(
        ranking, value -> RankingTexts.two(value.partialUtility()) + (value.filled() ? "*" : ""));
  }

  /** What each criterion's values were made of: means in their own unit. */
  static RankingTables inputs(Ranking ranking) {
    return ofCriteria(
        ranking, value -> RankingTexts.two(value.input()) + (value.gaps().isEmpty() ? "" : "°"));
  }

  private interface Cell {
    String of(Valued value);
  }

  private static RankingTables ofCriteria(Ranking ranking, Cell cell) {
    List<String> titles = new ArrayList<>(List.of("criterion", "weight"));
    titles.addAll(ranking.order());
    List<List<String>> rows = new ArrayList<>();
    String group = "";
    for (Weighed criterion : ranking.criteria()) {
      if (!criterion.group().equals(group)) {
        group = criterion.group();
        rows.add(List.of(group));
      }
      List<String> row = new ArrayList<>();
      row.add("  " + criterion.name());
      row.add(RankingTexts.weight(criterion.weight()));
      ranking.order().forEach(name -> row.add(cell.of(criterion.of(name))));
      rows.add(row);
    }
    return new RankingTables(titles, rows);
  }

  /** How likely each place is, with weights like these and with any. */
  static RankingTables probabilities(RankingReport report, RankingTexts texts) {
    List<String> order = report.analysis().ranking().order();
    List<String> titles = new ArrayList<>(List.of("candidate"));
    for (int place = 1; place <= order.size(); place++) {
      titles.add("place " + place);
    }
    titles.add("any weights");
    List<List<String>> rows = new ArrayList<>();
    for (String name : order) {
      Places places = texts.places(name);
      List<String> row = new ArrayList<>(List.of(name));
      places.around().forEach(part -> row.add(RankingTexts.share(part)));
      row.add(RankingTexts.share(places.any().get(0)));
      rows.add(row);
    }
    return new RankingTables(titles, rows);
  }
}
