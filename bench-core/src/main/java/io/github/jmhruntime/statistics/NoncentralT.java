package io.github.jmhruntime.statistics;

import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * The noncentral t distribution, which commons-math3 lacks.
 *
 * <p>Johnson, Kotz and Balakrishnan, <i>Continuous Univariate Distributions</i>, volume 2 (1995),
 * chapter 31, definition: (Z + δ) / √(V/ν) with Z standard normal and V chi-squared with ν degrees
 * of freedom. Given S = √(V/ν), P(T &gt; c) = Φ(δ − cS); the integral over S's density, 2νs f(νs²),
 * is taken numerically, to about 1e-9.
 */
final class NoncentralT {

  private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

  /** It keeps the nodes, which are dear to find. */
  private static final GaussIntegratorFactory NODES = new GaussIntegratorFactory();

  private static final int COUNT = 24;
  private static final int PANELS = 16;

  private NoncentralT() {}

  /** P(T &gt; c). */
  static double upperTail(double c, double degreesOfFreedom, double noncentrality) {
    if (Double.isInfinite(degreesOfFreedom)) {
      return NORMAL.cumulativeProbability(noncentrality - c);
    }
    ChiSquaredDistribution chiSquared = new ChiSquaredDistribution(null, degreesOfFreedom);
    UnivariateFunction integrand =
        s ->
            2
                * degreesOfFreedom
                * s
                * chiSquared.density(degreesOfFreedom * s * s)
                * NORMAL.cumulativeProbability(noncentrality - c * s);
    double reach = 8 / Math.sqrt(degreesOfFreedom);
    double low = Math.max(0, 1 - reach);
    double width = (1 + reach - low) / PANELS;
    double sum = 0;
    for (int panel = 0; panel < PANELS; panel++) {
      double from = low + panel * width;
      sum += NODES.legendre(COUNT, from, from + width).integrate(integrand);
    }
    return sum;
  }
}
