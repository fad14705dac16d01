package io.github.jmhruntime.report;

import io.github.jmhruntime.comparison.Comparer;
import io.github.jmhruntime.comparison.Comparison;
import io.github.jmhruntime.measurement.JmhResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A comparison as a user of JMH has it: benchmarks with parameters, five forks each without blocks.
 * Forks differ by one percent, and every seventh benchmark changed by up to 60 %.
 */
final class ManyRows {

  private static final int FORKS = 5;

  private ManyRows() {}

  /** So many benchmarks in one candidate. */
  static Comparison one(int benchmarks) {
    return Comparer.against("old", results(benchmarks, 1, false))
        .candidate("new", results(benchmarks, 2, false))
        .compare();
  }

  /** So many benchmarks with secondary metrics in three candidates with long names. */
  static Comparison three(int benchmarks) {
    Comparer comparer = Comparer.against("baseline-of-the-release", results(benchmarks, 1, true));
    for (String name : List.of("with-the-new-allocator", "with-the-new-scheduler", "both")) {
      comparer.candidate(name, results(benchmarks, 2, true));
    }
    return comparer.compare();
  }

  private static List<JmhResult> results(int benchmarks, long seed, boolean metrics) {
    SplittableRandom random = new SplittableRandom(seed);
    List<JmhResult> results = new ArrayList<>();
    for (int i = 0; i < benchmarks; i++) {
      String name = "org.example.codec.DeflateBenchmark." + (i % 3 == 0 ? "inflate" : "deflate");
      Map<String, String> params =
          Map.of("size", String.valueOf(1 << (i % 20)), "level", String.valueOf(i / 20));
      double level = 10 * (1 + i % 5) * (i % 7 == 0 ? 1 + 0.3 * (seed - 1) * (1 - i % 3) : 1);
      results.add(result(name, params, null, level, random));
      if (metrics) {
        results.add(result(name, params, "gc.alloc.rate.norm", 100 * level, random));
      }
    }
    return results;
  }

  private static JmhResult result(
      String benchmark,
      Map<String, String> params,
      @Nullable String metric,
      double level,
      SplittableRandom random) {
    List<List<Double>> forks =
        Stream.generate(() -> List.of(level * Math.exp(0.01 * random.nextGaussian())))
            .limit(FORKS)
            .toList();
    return new JmhResult(
        benchmark,
        "avgt",
        new java.util.TreeMap<>(params),
        metric,
        1,
        FORKS,
        level,
        Double.NaN,
        metric == null ? "us/op" : "B/op",
        0,
        forks,
        Map.of(),
        null);
  }
}
