package io.github.jmhruntime.report.html;

import io.github.jmhruntime.report.RankingFile;
import io.github.jmhruntime.report.RankingFile.Candidate;
import io.github.jmhruntime.report.chart.ChartText;
import io.github.jmhruntime.report.chart.Figure;
import io.github.jmhruntime.report.chart.StackedBars;
import io.github.jmhruntime.report.chart.StackedBars.Bar;
import io.github.jmhruntime.report.chart.StackedBars.Part;
import io.github.jmhruntime.report.markup.Element;
import io.github.jmhruntime.report.markup.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How likely each candidate has each place. */
final class PlaceFigure {

  private PlaceFigure() {}

  static Element of(RankingFile ranking) {
    ChartText text =
        new ChartText(
            "places",
            "How likely each place is",
            "For each candidate a bar of the draws in percent: the first part are those that put it "
                + "first, the last part those that put it last.");
    int places =
        ranking.candidates().stream().mapToInt(c -> c.rankProbability().size()).max().orElse(0);
    List<String> names = new ArrayList<>();
    for (int place = 1; place <= places; place++) {
      names.add("place " + place);
    }
    List<Bar> bars = ranking.candidates().stream().map(c -> bar(c, names)).toList();
    String axis = "percent of the draws";
    return Figure.of(
            text,
            StackedBars.draw(text.again("-narrow"), axis, names, bars, ContributionFigure.NARROW),
            StackedBars.draw(text, axis, names, bars, ContributionFigure.WIDE),
            table(ranking, names))
        .element();
  }

  private static Bar bar(Candidate candidate, List<String> names) {
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < candidate.rankProbability().size(); i++) {
      double part = candidate.rankProbability().get(i);
      if (part > 0) {
        parts.add(new Part(names.get(i), 100 * part, ContributionFigure.percent(part)));
      }
    }
    double first = candidate.rankProbability().isEmpty() ? 0 : candidate.rankProbability().get(0);
    return new Bar(
        candidate.name(),
        parts,
        ContributionFigure.percent(first) + " first",
        Map.of("runtime", candidate.name()));
  }

  private static Table table(RankingFile ranking, List<String> names) {
    List<String> columns = new ArrayList<>(List.of("candidate"));
    columns.addAll(names);
    List<List<String>> rows = new ArrayList<>();
    for (Candidate candidate : ranking.candidates()) {
      List<String> row = new ArrayList<>(List.of(candidate.name()));
      for (int i = 0; i < names.size(); i++) {
        boolean known = i < candidate.rankProbability().size();
        row.add(known ? ContributionFigure.percent(candidate.rankProbability().get(i)) : "–");
      }
      rows.add(row);
    }
    return new Table(columns, rows);
  }
}
