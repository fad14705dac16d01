package io.github.jmhruntime.comparison;

import io.github.jmhruntime.measurement.JmhResult;
import io.github.jmhruntime.unit.ScoreUnit;
import java.util.Optional;

/** Whether two results of the same key count the same thing. */
final class Comparability {

  private Comparability() {}

  /**
   * Why they cannot be set against each other, or empty.
   *
   * @param where what the first stands in, such as {@code runc}
   * @param otherwhere what the other stands in
   */
  static Optional<String> objection(
      String where, JmhResult result, String otherwhere, JmhResult other) {
    if (!ScoreUnit.parse(result.unit()).comparesWith(ScoreUnit.parse(other.unit()))) {
      return Optional.of(
          "the units '%s' in %s and '%s' in %s are of different kinds"
              .formatted(result.unit(), where, other.unit(), otherwhere));
    }
    String batch = result.environment().get(ForkMeans.BATCH_SIZE);
    String otherBatch = other.environment().get(ForkMeans.BATCH_SIZE);
    if (batch != null && otherBatch != null && !batch.equals(otherBatch)) {
      return Optional.of(
          "one operation is a batch of %s in %s, of %s in %s: not comparable"
              .formatted(batch, where, otherBatch, otherwhere));
    }
    return Optional.empty();
  }
}
