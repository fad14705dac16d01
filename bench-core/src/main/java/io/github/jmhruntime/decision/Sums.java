package io.github.jmhruntime.decision;

/**
 * Values weighed and added up.
 *
 * @param partial the partial utilities: by group, criterion and candidate; NaN where there is none
 * @param groups the groups' sums: by group and candidate; NaN where there is none
 * @param totals by candidate
 */
@SuppressWarnings("ArrayRecordComponent")
record Sums(double[][][] partial, double[][] groups, double[] totals) {

  /**
   * Adds up. Where a candidate has no value, the weights of what it has are scaled up to a whole.
   *
   * @param values by group, criterion and candidate
   */
  static Sums of(double[][][] values, Weighting weights, int candidates) {
    double[][][] partial = new double[values.length][][];
    double[][] groups = new double[values.length][candidates];
    double[] totals = new double[candidates];
    for (int group = 0; group < values.length; group++) {
      partial[group] = weighed(values[group], weights.criteria()[group], groups[group]);
    }
    weighed(groups, weights.groups(), totals);
    return new Sums(partial, groups, totals);
  }

  /** Weighs each part and adds them into the sums; a sum without any part is NaN. */
  private static double[][] weighed(double[][] values, double[] weights, double[] sums) {
    double[][] parts = new double[values.length][sums.length];
    for (int candidate = 0; candidate < sums.length; candidate++) {
      double whole = 0;
      for (int i = 0; i < values.length; i++) {
        whole += Double.isNaN(values[i][candidate]) ? 0 : weights[i];
      }
      double sum = 0;
      for (int i = 0; i < values.length; i++) {
        parts[i][candidate] = values[i][candidate] * weights[i] / whole;
        sum += Double.isNaN(values[i][candidate]) ? 0 : parts[i][candidate];
      }
      sums[candidate] = whole == 0 ? Double.NaN : sum;
    }
    return parts;
  }
}
