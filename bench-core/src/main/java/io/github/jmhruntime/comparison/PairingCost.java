package io.github.jmhruntime.comparison;

import io.github.jmhruntime.statistics.Interval;
import io.github.jmhruntime.statistics.LogRatio;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/**
 * Whether pairing by block cost more than it gave.
 *
 * <p>Pairs leave half of the degrees of freedom. On a machine that holds still, blocks have nothing
 * in common that would make up for that, and with few blocks the interval is then wider than an
 * unpaired one (Cochran and Cox, <i>Experimental Designs</i>, 2nd edition, 1957, on the efficiency
 * of randomized blocks). The method stays: to choose it by what came out would break the interval's
 * level.
 */
final class PairingCost {

  /** From here on the lost degrees of freedom widen an interval by less than a tenth. */
  private static final int ENOUGH = 10;

  private static final double WORTH_SAYING = 1.1;

  private PairingCost() {}

  static Optional<String> warning(String candidate, List<Comparer.Judged> rows, double confidence) {
    double[] wider =
        rows.stream()
            .filter(row -> row.candidate().equals(candidate))
            .filter(row -> row.ratio().ratio().method() == LogRatio.Method.PAIRED)
            .filter(row -> row.ratio().blocks().size() < ENOUGH)
            .mapToDouble(row -> wider(row, confidence))
            .filter(Double::isFinite)
            .toArray();
    double typical = new Median().evaluate(wider);
    return typical > WORTH_SAYING
        ? Optional.of(
            "%s: the blocks have so little in common that pairing costs precision: intervals are typically %.0f %% wider than unpaired ones would be; measure at least %d blocks"
                .formatted(candidate, 100 * (typical - 1), ENOUGH))
        : Optional.empty();
  }

  private static double wider(Comparer.Judged row, double confidence) {
    LogRatio unpaired =
        LogRatio.unpaired(row.baselineForks().means(), row.candidateForks().means());
    return width(row.ratio().ratio(), confidence) / width(unpaired, confidence);
  }

  private static double width(LogRatio ratio, double confidence) {
    Interval interval = ratio.log().interval(confidence);
    return interval.upper() - interval.lower();
  }
}
