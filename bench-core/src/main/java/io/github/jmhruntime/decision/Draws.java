package io.github.jmhruntime.decision;

import io.github.jmhruntime.decision.Reading.Known;
import io.github.jmhruntime.decision.Spread.OfLog;
import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;

/** Random inputs and weights; the same numbers on every JVM. */
final class Draws {

  private final RandomGenerator random;
  private final Map<Double, GammaDistribution> gammas = new HashMap<>();

  Draws(long seed) {
    random = new Well19937c(seed);
  }

  /** Inputs drawn anew from their spread, by group, criterion and candidate. */
  double[][][] inputs(Grid grid) {
    double[][][] numbers = grid.numbers();
    for (int group = 0; group < numbers.length; group++) {
      for (int i = 0; i < numbers[group].length; i++) {
        Criterion criterion = grid.criterion(group, i);
        for (int candidate = 0; candidate < numbers[group][i].length; candidate++) {
          Input input = grid.inputs()[group][i][candidate];
          MeanTree tree = input.tree();
          if (tree != null && input.isSpread()) {
            numbers[group][i][candidate] =
                tree.mean(
                    drawn(grid.candidates().get(candidate)),
                    grid.decision().means(),
                    criterion.scale());
          }
        }
      }
    }
    return numbers;
  }

  private ToDoubleFunction<Cell> drawn(String candidate) {
    return cell -> {
      Known known = cell.known(candidate);
      return known == null ? Double.NaN : value(known);
    };
  }

  private double value(Known known) {
    if (known.spread() instanceof OfLog log) {
      return known.value() * Math.exp(log.standardError() * t(log.degreesOfFreedom()));
    }
    return known.value();
  }

  /** Student's own definition: a normal over the root of a χ² by its degrees of freedom. */
  private double t(double degreesOfFreedom) {
    double normal = random.nextGaussian();
    return Double.isInfinite(degreesOfFreedom)
        ? normal
        : normal / Math.sqrt(2 * gamma(degreesOfFreedom / 2) / degreesOfFreedom);
  }

  private double gamma(double shape) {
    return gammas.computeIfAbsent(shape, key -> new GammaDistribution(random, key, 1)).sample();
  }

  /** Weights drawn around given ones, each uniformly within a part of itself. */
  Weighting around(Weighting weights, double part) {
    return each(weights, weight -> weight * (1 + part * (2 * random.nextDouble() - 1)));
  }

  /**
   * Any weights, all equally likely: exponential ones, scaled to a whole. Tervonen and Lahdelma,
   * <i>Implementing stochastic multicriteria acceptability analysis</i>, European Journal of
   * Operational Research 178 (2007), on weights without preferences.
   */
  Weighting any(Weighting like) {
    return each(like, weight -> -Math.log1p(-random.nextDouble()));
  }

  private static Weighting each(Weighting weights, DoubleUnaryOperator draw) {
    double[][] criteria = new double[weights.criteria().length][];
    for (int group = 0; group < criteria.length; group++) {
      criteria[group] = drawn(weights.criteria()[group], draw);
    }
    return new Weighting(drawn(weights.groups(), draw), criteria);
  }

  private static double[] drawn(double[] weights, DoubleUnaryOperator draw) {
    double[] drawn = new double[weights.length];
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = draw.applyAsDouble(weights[i]);
    }
    return Weights.normalised(drawn);
  }
}
