package io.github.jmhruntime.statistics;

import org.apache.commons.math3.stat.StatUtils;

/**
 * How alike neighbouring values of a series are. Where they are, the values are worth less than
 * their number, and a t interval is too narrow.
 *
 * @param lag1 the correlation of each value with the next
 * @param z how far that is above what independent values give, in standard deviations
 */
public record Autocorrelation(double lag1, double z) {

  /** Fewer values cannot tell. */
  private static final int FEWEST = 8;

  /** The normal distribution's one-sided 1 % point: one clean series in a hundred is flagged. */
  private static final double LIMIT = 2.326;

  /**
   * The lag-1 autocorrelation.
   *
   * <p>Dufour and Roy, <i>Some robust exact results on sample autocorrelations and tests of
   * randomness</i>, Journal of Econometrics 29 (1985): of independent normal values it has the mean
   * −1/n and the variance (n − 2)² / (n² (n − 1)).
   *
   * @param values in the order in which they were measured
   */
  public static Autocorrelation of(double... values) {
    int n = values.length;
    double mean = StatUtils.mean(values);
    double products = 0;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      squares += (values[i] - mean) * (values[i] - mean);
      if (i + 1 < n) {
        products += (values[i] - mean) * (values[i + 1] - mean);
      }
    }
    if (n < FEWEST || squares == 0) {
      return new Autocorrelation(Double.NaN, Double.NaN);
    }
    double lag1 = products / squares;
    double deviation = (n - 2.0) / (n * Math.sqrt(n - 1.0));
    return new Autocorrelation(lag1, (lag1 + 1.0 / n) / deviation);
  }

  /** Whether neighbours are more alike than chance explains. */
  public boolean isEvident() {
    return z > LIMIT;
  }
}
