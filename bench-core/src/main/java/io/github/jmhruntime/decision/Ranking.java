package io.github.jmhruntime.decision;

import io.github.jmhruntime.decision.Must.Exclusion;
import io.github.jmhruntime.unit.Direction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who is first, and by which criteria.
 *
 * @param candidates from the first place to the last
 * @param excluded whom a must has excluded, and why
 * @param groups the groups' weights as parts of 1, by name
 * @param criteria every criterion that counts
 * @param leftOut criteria that do not count as nobody has a value
 */
public record Ranking(
    List<Placed> candidates,
    List<Exclusion> excluded,
    Map<String, Double> groups,
    List<Weighed> criteria,
    List<LeftOut> leftOut) {

  /**
   * A candidate with its place.
   *
   * @param name who it is
   * @param rank its place from 1; equal totals share one
   * @param total from 1 to 10
   * @param groups the sum of each group, from 1 to 10; NaN where it has no value in any criterion
   */
  public record Placed(String name, int rank, double total, Map<String, Double> groups) {}

  /**
   * A criterion with the candidates' values.
   *
   * @param group the group that it belongs to
   * @param name what the user calls it
   * @param weight its part of the group, from 0 to 1
   * @param better which way its inputs get better
   * @param scale what its inputs are
   * @param values by candidate
   */
  public record Weighed(
      String group,
      String name,
      double weight,
      Direction better,
      Scale scale,
      Map<String, Valued> values) {

    /** The value of a candidate that was weighed. */
    public Valued of(String candidate) {
      return Objects.requireNonNull(values.get(candidate), candidate);
    }
  }

  /**
   * What a criterion says of a candidate.
   *
   * @param input the mean of its cells in their own unit, or NaN where it has none
   * @param value from 1, the worst, to 10, the best; NaN where it counts for nothing
   * @param partialUtility value × weight
   * @param filled whether the value stands for one that is missing
   * @param absence why its input is missing, or null where it has one
   * @param gaps the cells that its mean lacks although others have them
   */
  public record Valued(
      double input,
      double value,
      double partialUtility,
      boolean filled,
      @Nullable Absence absence,
      List<Gap> gaps) {}

  /**
   * Ranks.
   *
   * @throws DecisionException where no candidate or no value is left
   */
  public static Ranking of(Decision decision) {
    List<Exclusion> excluded = Musts.exclusions(decision);
    Grid grid = Grid.of(Musts.admitted(decision, excluded));
    double[][][] values = grid.values(grid.numbers());
    Sums sums = Sums.of(values, grid.weights(), grid.candidates().size());
    Map<String, Double> groupWeights = new LinkedHashMap<>();
    List<Weighed> criteria = new ArrayList<>();
    for (int group = 0; group < values.length; group++) {
      groupWeights.put(grid.groups().get(group).name(), grid.weights().groups()[group]);
      for (int i = 0; i < values[group].length; i++) {
        criteria.add(weighed(grid, group, i, values[group][i], sums.partial()[group][i]));
      }
    }
    return new Ranking(
        placed(grid, sums), excluded, groupWeights, List.copyOf(criteria), grid.leftOut());
  }

  private static List<Placed> placed(Grid grid, Sums sums) {
    int[] ranks = Ranks.of(sums.totals());
    return Ranks.order(sums.totals()).stream()
        .map(
            i -> {
              Map<String, Double> groups = new LinkedHashMap<>();
              for (int group = 0; group < sums.groups().length; group++) {
                groups.put(grid.groups().get(group).name(), sums.groups()[group][i]);
              }
              return new Placed(grid.candidates().get(i), ranks[i], sums.totals()[i], groups);
            })
        .toList();
  }

  private static Weighed weighed(
      Grid grid, int group, int criterion, double[] values, double[] partial) {
    Map<String, Valued> byCandidate = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      Input input = grid.inputs()[group][criterion][i];
      boolean filled = input.absence() != null && !Double.isNaN(values[i]);
      byCandidate.put(
          grid.candidates().get(i),
          new Valued(input.value(), values[i], partial[i], filled, input.absence(), input.gaps()));
    }
    Criterion of = grid.criterion(group, criterion);
    return new Weighed(
        grid.groups().get(group).name(),
        of.name(),
        grid.weights().criteria()[group][criterion],
        of.better(),
        of.scale(),
        byCandidate);
  }

  /** The names from the first place to the last. */
  public List<String> order() {
    return candidates.stream().map(Placed::name).toList();
  }

  /** A candidate's place. */
  public Placed of(String candidate) {
    return candidates.stream()
        .filter(placed -> placed.name().equals(candidate))
        .findFirst()
        .orElseThrow();
  }
}
