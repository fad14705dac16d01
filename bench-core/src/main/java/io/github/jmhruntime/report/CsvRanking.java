package io.github.jmhruntime.report;

import io.github.jmhruntime.decision.Absence;
import io.github.jmhruntime.decision.Ranking;
import io.github.jmhruntime.decision.Ranking.Placed;
import io.github.jmhruntime.decision.Ranking.Valued;
import io.github.jmhruntime.decision.Ranking.Weighed;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** {@code ranking.csv}: one line for each candidate in each criterion. */
final class CsvRanking implements Renderer<RankingReport> {

  private static final List<String> COLUMNS =
      List.of(
          "candidate",
          "rank",
          "total",
          "group",
          "groupWeight",
          "groupSum",
          "criterion",
          "weight",
          "better",
          "input",
          "value",
          "partialUtility",
          "filled",
          "missing",
          "reason");

  @Override
  public void render(RankingReport report, Writer out) throws IOException {
    Ranking ranking = report.analysis().ranking();
    List<List<Object>> rows = new ArrayList<>();
    for (Placed placed : ranking.candidates()) {
      for (Weighed criterion : ranking.criteria()) {
        rows.add(row(ranking, placed, criterion));
      }
    }
    Csv.write(COLUMNS, rows, out);
  }

  private static List<Object> row(Ranking ranking, Placed placed, Weighed criterion) {
    Valued value = criterion.of(placed.name());
    Absence absence = value.absence();
    return List.of(
        Csv.text(placed.name()),
        placed.rank(),
        Csv.number(placed.total()),
        Csv.text(criterion.group()),
        Csv.number(ranking.groups().getOrDefault(criterion.group(), Double.NaN)),
        Csv.number(placed.groups().getOrDefault(criterion.group(), Double.NaN)),
        Csv.text(criterion.name()),
        Csv.number(criterion.weight()),
        criterion.better().word(),
        Csv.number(value.input()),
        Csv.number(value.value()),
        Csv.number(value.partialUtility()),
        value.filled(),
        absence == null ? "" : absence.cause().word(),
        absence == null ? "" : Csv.text(absence.reason()));
  }
}
