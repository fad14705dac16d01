package io.github.jmhruntime.comparison;

import io.github.jmhruntime.measurement.JmhResult;
import io.github.jmhruntime.measurement.JmhResult.Origin;
import io.github.jmhruntime.unit.ScoreUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What one side measured of something: the result of its file, or the forks of several files
 * together.
 *
 * @param result with the forks of all files, in the order of the files
 * @param origins which runs they come from, in the same order; empty where that is not known of all
 */
record Sample(JmhResult result, List<Origin> origins) {

  static Sample of(JmhResult result) {
    Origin origin = result.origin();
    return new Sample(result, origin == null ? List.of() : List.of(origin));
  }

  /**
   * The forks of several results of the same as one. Where one of them has no raw data, each file
   * counts as a single fork with the file's score: how its forks differed is not known.
   *
   * @param results one per file, to which {@link #objection} has none
   */
  static Sample pooled(List<JmhResult> results) {
    JmhResult first = results.get(0);
    if (results.size() == 1) {
      return of(first);
    }
    ScoreUnit unit = ScoreUnit.parse(first.unit());
    boolean raw = results.stream().noneMatch(result -> result.rawData().isEmpty());
    List<List<Double>> forks = new ArrayList<>();
    List<Origin> origins = new ArrayList<>();
    double scores = 0;
    for (JmhResult result : results) {
      ScoreUnit from = ScoreUnit.parse(result.unit());
      double score = from.to(unit, result.score());
      List<List<Double>> values = raw ? result.rawData() : List.of(List.of(result.score()));
      values.forEach(fork -> forks.add(fork.stream().map(v -> from.to(unit, v)).toList()));
      scores += score;
      Origin origin = result.origin();
      if (origin != null) {
        origins.add(origin);
      }
    }
    JmhResult pooled =
        new JmhResult(
            first.benchmark(),
            first.mode(),
            first.params(),
            first.metric(),
            first.threads(),
            forks.size(),
            scores / results.size(),
            Double.NaN,
            first.unit(),
            0,
            forks,
            first.environment(),
            null);
    boolean known = raw && origins.size() == results.size();
    return new Sample(pooled, known ? List.copyOf(origins) : List.of());
  }

  /** Why results of several files cannot be put together, or empty. */
  static Optional<String> objection(String side, List<JmhResult> results) {
    String first = "one file of " + side;
    String another = "another of " + side;
    return results.stream()
        .flatMap(other -> Comparability.objection(first, results.get(0), another, other).stream())
        .findFirst();
  }

  /** The block of each fork; empty where it is not known of all. */
  List<Block> blocks() {
    return origins.stream().flatMap(Sample::blocks).toList();
  }

  private static Stream<Block> blocks(Origin origin) {
    return IntStream.range(0, origin.blocks().size())
        .mapToObj(
            i ->
                new Block(
                    origin.run(),
                    origin.blocks().get(i),
                    origin.nodes().isEmpty() ? "" : origin.nodes().get(i)));
  }
}
