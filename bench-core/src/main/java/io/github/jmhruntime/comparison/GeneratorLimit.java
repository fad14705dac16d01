package io.github.jmhruntime.comparison;

import io.github.jmhruntime.comparison.RowWarning.GeneratorLimited;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a load generator measured itself: its thread had no time left, or the load came near to
 * what the host reaches without a container. A benchmark that puts load on says both by secondary
 * metrics.
 */
final class GeneratorLimit {

  /** The metric of the part of the time in which the generator's thread was busy. */
  private static final String BUSY = "generator.busy";

  /** The metric of the part that was reached of what the host alone reaches. */
  private static final String OF_CEILING = "ceiling.reached";

  private static final double NEAR = 0.95;

  private GeneratorLimit() {}

  /** What is to be said of a side in the row of that key. */
  static Optional<RowWarning> of(Side side, ResultKey key) {
    double busy = score(side, key, BUSY);
    double ofCeiling = score(side, key, OF_CEILING);
    return busy > NEAR || ofCeiling >= NEAR
        ? Optional.of(new GeneratorLimited(side.name(), busy, ofCeiling))
        : Optional.empty();
  }

  private static double score(Side side, ResultKey key, String metric) {
    ResultKey other =
        new ResultKey(key.benchmark(), metric, key.mode(), key.params(), key.threads());
    @Nullable Sample sample = side.samples().get(other);
    return sample == null ? Double.NaN : sample.result().score();
  }
}
