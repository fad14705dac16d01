package io.github.jmhruntime.statistics;

import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * The slope of a straight line through points, with its confidence interval.
 *
 * <p>Ordinary least squares: b = Σ(x − x̄)(y − ȳ) / Σ(x − x̄)², with the interval b ± t(n − 2) · s
 * / √Σ(x − x̄)², where s² = Σ(y − a − bx)² / (n − 2). Draper and Smith, <i>Applied Regression
 * Analysis</i>, 3rd edition (1998), equations 1.2.9 and 1.4.8. The interval takes the points'
 * deviations from the line as independent, normal and equally wide at every x; y that is not linear
 * in x shows as a wide interval, not as a wrong slope at one end.
 *
 * @param value by how much y grows for each unit of x
 * @param lower lower bound of its interval; NaN with two points, which allow none
 * @param upper upper bound of its interval; NaN with two points
 * @param intercept y at x = 0, where the line is drawn so far
 * @param points how many points there were
 */
public record Slope(double value, double lower, double upper, double intercept, int points) {

  private static final int FEWEST_FOR_INTERVAL = 3;

  /**
   * Fits the line.
   *
   * @param x such as the number of containers; at least two different values
   * @param y such as the bytes that they take, one for each x
   * @param confidence of the two-sided interval, such as 0.95
   * @throws IllegalArgumentException when the points allow no line
   */
  public static Slope of(double[] x, double[] y, double confidence) {
    if (x.length != y.length) {
      throw new IllegalArgumentException(
          "x has " + x.length + " values and y has " + y.length + "; they must be pairs");
    }
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException("confidence " + confidence + " must be within 0 to 1");
    }
    SimpleRegression line = new SimpleRegression();
    for (int i = 0; i < x.length; i++) {
      if (!Double.isFinite(x[i]) || !Double.isFinite(y[i])) {
        throw new IllegalArgumentException(
            "point " + i + " (" + x[i] + ", " + y[i] + ") must be finite");
      }
      line.addData(x[i], y[i]);
    }
    if (Double.isNaN(line.getSlope())) {
      throw new IllegalArgumentException("a slope needs at least two different values of x");
    }
    double half =
        x.length < FEWEST_FOR_INTERVAL
            ? Double.NaN
            : line.getSlopeConfidenceInterval(1 - confidence);
    return new Slope(
        line.getSlope(),
        line.getSlope() - half,
        line.getSlope() + half,
        line.getIntercept(),
        x.length);
  }
}
