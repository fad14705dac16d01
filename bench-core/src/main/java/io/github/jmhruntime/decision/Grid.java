package io.github.jmhruntime.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A decision as numbers, ready to be added up many times.
 *
 * @param decision without the criteria of which nobody has a value
 * @param inputs by group, criterion and candidate
 * @param weights the user's
 * @param leftOut the criteria of which nobody has a value
 */
@SuppressWarnings("ArrayRecordComponent")
record Grid(Decision decision, Input[][][] inputs, Weighting weights, List<LeftOut> leftOut) {

  static Grid of(Decision decision) {
    List<LeftOut> leftOut = new ArrayList<>();
    Decision counted = decision;
    for (Group group : decision.groups()) {
      for (Criterion criterion : group.criteria()) {
        if (decision.candidates().stream().noneMatch(criterion::isKnownOf)) {
          leftOut.add(LeftOut.of(criterion, decision));
          counted = counted.withoutCriterion(group.name(), criterion.name());
        }
      }
    }
    if (counted.groups().isEmpty()) {
      throw new DecisionException(
          "no candidate has a value in any criterion; give scores, or name benchmarks that were measured");
    }
    Input[][][] inputs =
        counted.groups().stream().map(group -> inputs(group, decision)).toArray(Input[][][]::new);
    return new Grid(counted, inputs, Weighting.of(counted), List.copyOf(leftOut));
  }

  private static Input[][] inputs(Group group, Decision decision) {
    List<String> candidates = decision.candidates();
    return group.criteria().stream()
        .map(
            criterion ->
                candidates.stream()
                    .map(name -> Input.of(criterion, name, candidates, decision.means()))
                    .toArray(Input[]::new))
        .toArray(Input[][]::new);
  }

  List<Group> groups() {
    return decision.groups();
  }

  List<String> candidates() {
    return decision.candidates();
  }

  Criterion criterion(int group, int criterion) {
    return groups().get(group).criteria().get(criterion);
  }

  /** The inputs as numbers, NaN where one is missing. */
  double[][][] numbers() {
    double[][][] numbers = new double[inputs.length][][];
    for (int group = 0; group < inputs.length; group++) {
      numbers[group] = new double[inputs[group].length][];
      for (int i = 0; i < inputs[group].length; i++) {
        Input[] row = inputs[group][i];
        numbers[group][i] = new double[row.length];
        for (int candidate = 0; candidate < row.length; candidate++) {
          numbers[group][i][candidate] = row[candidate].value();
        }
      }
    }
    return numbers;
  }

  /** Inputs mapped to values from 1 to 10. */
  double[][][] values(double[][][] numbers) {
    double[][][] values = new double[numbers.length][][];
    for (int group = 0; group < numbers.length; group++) {
      values[group] = new double[numbers[group].length][];
      for (int i = 0; i < numbers[group].length; i++) {
        values[group][i] =
            Utility.of(numbers[group][i], criterion(group, i).better(), decision.missing());
      }
    }
    return values;
  }

  double[] totals(double[][][] values, Weighting weighting) {
    return Sums.of(values, weighting, candidates().size()).totals();
  }

  /** The totals if the inputs of one criterion were others. */
  double[] totalsIf(int group, int criterion, UnaryOperator<double[]> change) {
    double[][][] numbers = numbers();
    numbers[group][criterion] = change.apply(numbers[group][criterion].clone());
    return totals(values(numbers), weights);
  }
}
