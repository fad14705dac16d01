package io.github.jmhruntime.comparison;

import io.github.jmhruntime.measurement.JmhResult;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
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

  /**
   * The same where each value is sound, but not what is made of them: their mean may be more than a
   * number holds, and an error may be none.
   */
  static Optional<String> objection(String side, ForkMeans forks) {
    JmhResult result = forks.result();
    boolean ofForks = forks.means().length >= 2;
    DoubleStream made =
        ofForks
            ? DoubleStream.of(forks.means())
            : DoubleStream.concat(
                DoubleStream.of(forks.means()), DoubleStream.of(forks.factor() * result.score()));
    OptionalDouble bad =
        made.filter(mean -> !(mean > 0 && mean < Double.POSITIVE_INFINITY)).findFirst();
    if (bad.isPresent()) {
      return Optional.of(
          "%s holds values whose mean comes to %s, of which no ratio can be formed"
              .formatted(side, bad.getAsDouble()));
    }
    double error = result.scoreError();
    return ofForks
            || Double.isNaN(error)
            || (error >= 0 && error * forks.factor() < Double.POSITIVE_INFINITY)
        ? Optional.empty()
        : Optional.of(
            "%s holds the impossible error %s %s; measure it again"
                .formatted(side, error, result.unit()));
  }

  private static Stream<Double> values(JmhResult result) {
    return Stream.concat(
        result.rawData().stream().flatMap(List::stream), Stream.of(result.score()));
  }
}
