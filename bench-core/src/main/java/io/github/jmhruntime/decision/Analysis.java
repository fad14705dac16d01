package io.github.jmhruntime.decision;

import java.util.List;

/**
 * A ranking, and how sure it is.
 *
 * @param decision what was decided
 * @param ranking who is first
 * @param probabilities how likely each place is
 * @param crashes what crashes would cost if they counted as the worst
 * @param dominated whom no weights can put above somebody else
 * @param weightFlips single weights that put another candidate first if they change, the nearest
 *     first
 * @param valueFlips single values that do, the nearest first
 * @param scoreSteps scores that change the order by one mark
 * @param variations what happens with one thing left out, and with other rules
 */
public record Analysis(
    Decision decision,
    Ranking ranking,
    RankProbabilities probabilities,
    List<Crash> crashes,
    List<Dominance> dominated,
    List<Flip> weightFlips,
    List<Flip> valueFlips,
    ScoreStep.Tried scoreSteps,
    List<Variation> variations) {

  /**
   * Ranks, and looks for what the ranking hangs on.
   *
   * @throws DecisionException where no candidate or no value is left
   */
  public static Analysis of(Decision decision, Uncertainty uncertainty) {
    Ranking ranking = Ranking.of(decision);
    Decision admitted = Musts.admitted(decision, ranking.excluded());
    Grid grid = Grid.of(admitted);
    return new Analysis(
        decision,
        ranking,
        RankProbabilities.of(grid, uncertainty),
        Crash.in(admitted, ranking),
        Dominance.in(grid),
        Flips.ofWeights(grid),
        Flips.ofValues(grid),
        ScoreStep.in(grid),
        Variations.of(admitted, ranking));
  }
}
