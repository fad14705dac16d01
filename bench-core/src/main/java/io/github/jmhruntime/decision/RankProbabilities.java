package io.github.jmhruntime.decision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * How likely each place is, from values and weights that are not exactly known.
 *
 * <p>Stochastic multicriteria acceptability analysis: Lahdelma and Salminen, <i>SMAA-2: stochastic
 * multicriteria acceptability analysis for group decision making</i>, Operations Research 49
 * (2001). The probability of a place is their rank acceptability index; the typical weights are
 * their central weight vector. Candidates' values are drawn independently of each other, and
 * missing values are filled by the decision's rule in each draw.
 *
 * @param candidates by name, in the order of the decision
 * @param measured whether any value has an interval; else only the weights were drawn
 * @param draws how often was drawn
 * @param weightSpread how far weights were drawn from the user's, as a part of them
 */
public record RankProbabilities(
    Map<String, Places> candidates, boolean measured, int draws, double weightSpread) {

  /**
   * One candidate's chances.
   *
   * @param around the probability of each place, the first one first, with weights around the
   *     user's
   * @param any the same with any weights, all equally likely
   * @param typicalWeights the mean weights of the groups, by name, among those of any weights that
   *     put it first; empty where none does
   */
  public record Places(List<Double> around, List<Double> any, Map<String, Double> typicalWeights) {}

  static RankProbabilities of(Grid grid, Uncertainty uncertainty) {
    Counts around =
        count(grid, uncertainty, (draws, weights) -> draws.around(weights, uncertainty.weights()));
    Counts any = count(grid, uncertainty, Draws::any);
    Map<String, Places> candidates = new LinkedHashMap<>();
    for (int i = 0; i < grid.candidates().size(); i++) {
      candidates.put(
          grid.candidates().get(i),
          new Places(around.shares(i), any.shares(i), any.typicalWeights(i)));
    }
    return new RankProbabilities(
        candidates, isSpread(grid), uncertainty.draws(), uncertainty.weights());
  }

  private static boolean isSpread(Grid grid) {
    return Arrays.stream(grid.inputs())
        .flatMap(Arrays::stream)
        .flatMap(Arrays::stream)
        .anyMatch(Input::isSpread);
  }

  private static Counts count(
      Grid grid, Uncertainty uncertainty, BiFunction<Draws, Weighting, Weighting> weights) {
    Draws draws = new Draws(uncertainty.seed());
    Counts counts = new Counts(grid);
    for (int i = 0; i < uncertainty.draws(); i++) {
      Weighting drawn = weights.apply(draws, grid.weights());
      counts.add(grid.totals(grid.values(draws.inputs(grid)), drawn), drawn);
    }
    return counts;
  }

  /** How often each candidate was on each place. Those who share places share the counts. */
  private static final class Counts {
    private final Grid grid;
    private final double[][] places;
    private final double[][] weightsWhenFirst;
    private int draws;

    Counts(Grid grid) {
      this.grid = grid;
      int size = grid.candidates().size();
      places = new double[size][size];
      weightsWhenFirst = new double[size][grid.groups().size()];
    }

    void add(double[] totals, Weighting weights) {
      draws++;
      int[] ranks = Ranks.of(totals);
      for (int i = 0; i < ranks.length; i++) {
        int sharing = 0;
        for (int rank : ranks) {
          sharing += rank == ranks[i] ? 1 : 0;
        }
        for (int place = ranks[i]; place < ranks[i] + sharing; place++) {
          places[i][place - 1] += 1.0 / sharing;
        }
        for (int group = 0; ranks[i] == 1 && group < weightsWhenFirst[i].length; group++) {
          weightsWhenFirst[i][group] += weights.groups()[group] / sharing;
        }
      }
    }

    List<Double> shares(int candidate) {
      List<Double> shares = new ArrayList<>();
      for (double count : places[candidate]) {
        shares.add(count / draws);
      }
      return List.copyOf(shares);
    }

    Map<String, Double> typicalWeights(int candidate) {
      Map<String, Double> weights = new LinkedHashMap<>();
      for (int group = 0; places[candidate][0] > 0 && group < grid.groups().size(); group++) {
        weights.put(
            grid.groups().get(group).name(),
            weightsWhenFirst[candidate][group] / places[candidate][0]);
      }
      return weights;
    }
  }
}
