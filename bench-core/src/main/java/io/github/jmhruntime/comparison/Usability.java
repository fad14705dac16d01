package io.github.jmhruntime.comparison;

import io.github.jmhruntime.measurement.JmhResult;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a result holds values that a ratio can be formed of. */
final class Usability {

  private Usability() {}

  /**
   * Why no ratio can be formed, or empty.
   *
   * @throws ComparisonException where a primary metric holds a value that no measurement gives: a
   *     secondary one may well count nothing, a time or a throughput of zero or less is an error
   */
  static Optional<String> objection(String side, ResultKey key, JmhResult result) {
    if (result.rawData().stream().anyMatch(List::isEmpty)) {
      return Optional.of("a fork in %s holds no value; measure again".formatted(side));
    }
    Optional<Double> bad =
        values(result).filter(value -> !(value > 0 && value < 1 / 0.0)).findAny();
    if (bad.isEmpty()) {
      return Optional.empty();
    }
    double value = bad.get();
    if (key.primary() && !Double.isNaN(value)) {
      throw new ComparisonException(
          "%s: benchmark '%s' %s in mode '%s' holds the impossible value %s %s; remove the result from the file or measure it again"
              .formatted(side, key.name(), key.params(), key.mode(), value, result.unit()));
    }
    return Optional.of(
        "%s holds the value %s, of which no ratio can be formed".formatted(side, value));
  }

  private static Stream<Double> values(JmhResult result) {
    return Stream.concat(
        result.rawData().stream().flatMap(List::stream), Stream.of(result.score()));
  }
}
