package io.github.jmhruntime.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * A number that could have been another one: a score, or the mean of what was measured.
 *
 * @param part which of several scores, or empty
 * @param from what it is
 * @param filled whether it is missing and was filled in
 * @param input what the criterion's input becomes if the number is another one
 */
record Adjustable(String part, double from, boolean filled, DoubleUnaryOperator input) {

  /** The numbers behind one candidate's input; none where nothing was filled in. */
  static List<Adjustable> of(Grid grid, int group, int criterion, int candidate) {
    Criterion of = grid.criterion(group, criterion);
    Input input = grid.inputs()[group][criterion][candidate];
    if (input.tree() == null) {
      double[] numbers = grid.numbers()[group][criterion];
      double fill =
          grid.decision()
              .missing()
              .fill(Utility.worst(numbers, of.better()), Utility.best(numbers, of.better()));
      return Double.isNaN(fill) ? List.of() : List.of(new Adjustable("", fill, true, to -> to));
    }
    if (of.scale().kind() != Scale.Kind.SCORE) {
      return List.of(new Adjustable("", input.value(), false, to -> to));
    }
    return scores(grid, of, input.tree(), grid.candidates().get(candidate));
  }

  private static List<Adjustable> scores(
      Grid grid, Criterion criterion, MeanTree tree, String candidate) {
    List<Cell> cells =
        criterion.cells().stream().filter(cell -> cell.isKnownOf(candidate)).toList();
    List<Adjustable> scores = new ArrayList<>();
    for (Cell changed : cells) {
      scores.add(
          new Adjustable(
              criterion.cells().size() == 1 ? "" : changed.label(),
              Input.value(changed, candidate),
              false,
              to ->
                  tree.mean(
                      cell -> cell == changed ? to : Input.value(cell, candidate),
                      grid.decision().means(),
                      criterion.scale())));
    }
    return scores;
  }

  /** The totals if it were another one. */
  double[] totals(Grid grid, int group, int criterion, int candidate, double to) {
    return grid.totalsIf(
        group,
        criterion,
        inputs -> {
          inputs[candidate] = input.applyAsDouble(to);
          return inputs;
        });
  }
}
