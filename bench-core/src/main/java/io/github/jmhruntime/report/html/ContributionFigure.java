package io.github.jmhruntime.report.html;

import io.github.jmhruntime.report.Numbers;
import io.github.jmhruntime.report.RankingFile;
import io.github.jmhruntime.report.RankingFile.Candidate;
import io.github.jmhruntime.report.RankingFile.Criterion;
import io.github.jmhruntime.report.RankingFile.Value;
import io.github.jmhruntime.report.chart.ChartText;
import io.github.jmhruntime.report.chart.Figure;
import io.github.jmhruntime.report.chart.Marker;
import io.github.jmhruntime.report.chart.StackedBars;
import io.github.jmhruntime.report.chart.StackedBars.Bar;
import io.github.jmhruntime.report.chart.StackedBars.Part;
import io.github.jmhruntime.report.markup.Element;
import io.github.jmhruntime.report.markup.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What each candidate's total is made of: of criteria, or of groups where criteria are many. */
final class ContributionFigure {

  static final double NARROW = 340;
  static final double WIDE = 860;

  private final RankingFile ranking;
  private final boolean byCriterion;

  private ContributionFigure(RankingFile ranking) {
    this.ranking = ranking;
    this.byCriterion = ranking.criteria().size() <= Marker.SERIES;
  }

  static Element of(RankingFile ranking) {
    return new ContributionFigure(ranking).figure();
  }

  private Element figure() {
    ChartText text =
        new ChartText(
            "contributions",
            "What each total is made of",
            "For each candidate a bar from the first place to the last; its parts are what each "
                + (byCriterion ? "criterion" : "group")
                + " contributes to the total, from 1 to 10, more is better.");
    List<String> names =
        byCriterion
            ? ranking.criteria().stream().map(Criterion::name).toList()
            : List.copyOf(ranking.groupWeights().keySet());
    List<Bar> bars = ranking.candidates().stream().map(this::bar).toList();
    String axis = "total, more is better →";
    return Figure.of(
            text,
            StackedBars.draw(text.again("-narrow"), axis, names, bars, NARROW),
            StackedBars.draw(text, axis, names, bars, WIDE),
            table())
        .element();
  }

  private Bar bar(Candidate candidate) {
    List<Part> parts = new ArrayList<>();
    if (byCriterion) {
      for (Criterion criterion : ranking.criteria()) {
        Value value = criterion.values().get(candidate.name());
        Double utility = value == null ? null : value.partialUtility();
        add(parts, criterion.name(), share(candidate, criterion.group()), utility, filled(value));
      }
    } else {
      candidate
          .groups()
          .forEach((group, sum) -> add(parts, group, share(candidate, group), sum, ""));
    }
    return new Bar(
        candidate.rank() + ". " + candidate.name(),
        parts,
        two(candidate.total()),
        Map.of("runtime", candidate.name()));
  }

  private static void add(
      List<Part> parts, String name, double weight, @Nullable Double utility, String mark) {
    if (utility != null) {
      parts.add(new Part(name, weight * utility, two(weight * utility) + mark));
    }
  }

  private static String filled(@Nullable Value value) {
    return value != null && value.filled() ? "*" : "";
  }

  /** A group's weight among those in which the candidate has a sum. */
  private double share(Candidate candidate, String group) {
    double whole =
        candidate.groups().entrySet().stream()
            .filter(sum -> sum.getValue() != null)
            .mapToDouble(sum -> ranking.groupWeights().getOrDefault(sum.getKey(), 0.0))
            .sum();
    return whole > 0 ? ranking.groupWeights().getOrDefault(group, 0.0) / whole : 0;
  }

  /** The partial utilities, the groups' sums and the totals. */
  private Table table() {
    List<String> columns = new ArrayList<>(List.of("partial utility", "group", "weight"));
    ranking.candidates().forEach(candidate -> columns.add(candidate.name()));
    List<List<String>> rows = new ArrayList<>();
    for (Criterion criterion : ranking.criteria()) {
      List<String> row = row(criterion.name(), criterion.group(), percent(criterion.weight()));
      for (Candidate candidate : ranking.candidates()) {
        Value value = criterion.values().get(candidate.name());
        row.add(two(value == null ? null : value.partialUtility()) + filled(value));
      }
      rows.add(row);
    }
    ranking
        .groupWeights()
        .forEach(
            (group, weight) -> {
              List<String> row = row("sum of the group", group, percent(weight));
              ranking.candidates().forEach(c -> row.add(two(c.groups().get(group))));
              rows.add(row);
            });
    List<String> totals = row("total", "", "");
    ranking.candidates().forEach(candidate -> totals.add(two(candidate.total())));
    rows.add(totals);
    return new Table(columns, rows);
  }

  private static List<String> row(String... cells) {
    return new ArrayList<>(List.of(cells));
  }

  static String percent(double part) {
    return Percents.trimmed(100 * part) + " %";
  }

  private static String two(@Nullable Double value) {
    return value == null ? "–" : Numbers.hundredths(value);
  }
}
