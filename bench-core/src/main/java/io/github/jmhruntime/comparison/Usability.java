package io.github.jmhruntime.comparison;

import io.github.jmhruntime.measurement.JmhResult;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a result holds values that a ratio can be formed of. */
final class Usability {

  private Usability() {}

  /**
   * Why no ratio can be formed, or empty. A secondary metric may well count nothing; a time or a
   * throughput of zero or less is a mistake, but one of this result only.
   */
  static Optional<String> objection(String side, ResultKey key, JmhResult result) {
    if (result.rawData().stream().anyMatch(List::isEmpty)) {
      return Optional.of("a fork in %s holds no value; measure again".formatted(side));
    }
    return values(result)
        .filter(value -> !(value > 0 && value < Double.POSITIVE_INFINITY))
        .findFirst()
        .map(
            value ->
                key.primary() && !Double.isNaN(value)
                    ? "%s holds the impossible value %s %s; measure it again, with longer iterations where none of its operations ended in one"
                        .formatted(side, value, result.unit())
                    : "%s holds the value %s, of which no ratio can be formed"
                        .formatted(side, value));
  }

  private static Stream<Double> values(JmhResult result) {
    return Stream.concat(
        result.rawData().stream().flatMap(List::stream), Stream.of(result.score()));
  }
}
