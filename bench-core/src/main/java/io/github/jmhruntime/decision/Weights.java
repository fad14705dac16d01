package io.github.jmhruntime.decision;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Weights out of a pairwise comparison. */
public final class Weights {

  private Weights() {}

  /**
   * Each criterion's points: the number of criteria that it outranks, plus one. Its weight is its
   * share of all points.
   *
   * <p>So weighs Stoffel 2020, tables 3.8, 3.10 and 3.12; the one that is added keeps the criterion
   * that outranks none.
   *
   * @param outranked by criterion, those that it outranks
   */
  public static Map<String, Double> ofOutranking(
      Map<String, ? extends Collection<String>> outranked) {
    Map<String, Double> points = new LinkedHashMap<>();
    outranked.forEach((name, others) -> points.put(name, Set.copyOf(others).size() + 1.0));
    return points;
  }

  /** The weights as parts of 1. */
  static double[] normalised(double[] weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    double[] parts = new double[weights.length];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = weights[i] / sum;
    }
    return parts;
  }

  /** One of them set to a part of 1, the others in the proportions that they had. */
  static double[] setting(double[] parts, int index, double part) {
    double[] changed = new double[parts.length];
    for (int i = 0; i < parts.length; i++) {
      changed[i] = i == index ? part : parts[i] * (1 - part) / (1 - parts[index]);
    }
    return changed;
  }
}
