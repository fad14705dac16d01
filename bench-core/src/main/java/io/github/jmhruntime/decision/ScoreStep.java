package io.github.jmhruntime.decision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An expert's score that decides a place: one mark more or less, and the order is another one.
 *
 * @param group the criterion's group
 * @param criterion the criterion
 * @param part which of several scores of the criterion, or empty
 * @param candidate whose score it is
 * @param from the score
 * @param to the score that it would be
 * @param rank the candidate's place as it is
 * @param rankThen its place then
 * @param orderThen all candidates from the first place to the last then
 */
public record ScoreStep(
    String group,
    String criterion,
    String part,
    String candidate,
    double from,
    double to,
    int rank,
    int rankThen,
    List<String> orderThen) {

  /**
   * All steps of one mark.
   *
   * @param tried how many there are
   * @param turning those that change the order
   */
  public record Tried(int tried, List<ScoreStep> turning) {}

  static Tried in(Grid grid) {
    int tried = 0;
    List<ScoreStep> steps = new ArrayList<>();
    for (int group = 0; group < grid.groups().size(); group++) {
      for (int i = 0; i < grid.inputs()[group].length; i++) {
        if (grid.criterion(group, i).scale().kind() == Scale.Kind.SCORE) {
          for (int candidate = 0; candidate < grid.candidates().size(); candidate++) {
            tried += add(grid, group, i, candidate, steps);
          }
        }
      }
    }
    return new Tried(tried, List.copyOf(steps));
  }

  private static int add(
      Grid grid, int group, int criterion, int candidate, List<ScoreStep> steps) {
    int[] ranks = Ranks.of(grid.totals(grid.values(grid.numbers()), grid.weights()));
    Scale scale = grid.criterion(group, criterion).scale();
    int tried = 0;
    for (Adjustable score : Adjustable.of(grid, group, criterion, candidate)) {
      for (double to : new double[] {score.from() - 1, score.from() + 1}) {
        if (score.filled() || to < scale.least() || to > scale.most()) {
          continue;
        }
        tried++;
        double[] totals = score.totals(grid, group, criterion, candidate, to);
        int[] then = Ranks.of(totals);
        if (!Arrays.equals(ranks, then)) {
          steps.add(
              new ScoreStep(
                  grid.groups().get(group).name(),
                  grid.criterion(group, criterion).name(),
                  score.part(),
                  grid.candidates().get(candidate),
                  score.from(),
                  to,
                  ranks[candidate],
                  then[candidate],
                  Ranks.order(totals).stream().map(grid.candidates()::get).toList()));
        }
      }
    }
    return tried;
  }
}
