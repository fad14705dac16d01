package io.github.jmhruntime.measurement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many forks of a benchmark failed under a runtime.
 *
 * @param runtime the runtime profile's name
 * @param benchmark the benchmark's full name
 * @param params the benchmark's parameters
 * @param failed how many forks failed, at least one
 * @param forks how many forks were tried
 * @param reasons why, each once, in the order in which they were seen
 */
public record FailureRate(
    String runtime,
    String benchmark,
    Map<String, String> params,
    int failed,
    int forks,
    List<String> reasons) {

  private record Key(String runtime, String benchmark, Map<String, String> params) {}

  /** The failed forks as a part of all, above 0 and up to 1. */
  public double rate() {
    return (double) failed / forks;
  }

  /** The rates of all benchmarks that failed at least once, in the order of the journal. */
  public static List<FailureRate> of(List<ForkRecord> forks) {
    Map<Key, List<ForkRecord>> byKey = new LinkedHashMap<>();
    for (ForkRecord fork : forks) {
      Key key = new Key(fork.runtime(), fork.benchmark(), fork.params());
      byKey.computeIfAbsent(key, k -> new ArrayList<>()).add(fork);
    }
    List<FailureRate> rates = new ArrayList<>();
    byKey.forEach(
        (key, all) -> {
          List<ForkRecord> failed =
              all.stream().filter(f -> f.status() == ForkRecord.Status.FAILED).toList();
          if (!failed.isEmpty()) {
            rates.add(rate(key, failed, all.size()));
          }
        });
    return List.copyOf(rates);
  }

  private static FailureRate rate(Key key, List<ForkRecord> failed, int forks) {
    List<String> reasons = failed.stream().map(f -> String.valueOf(f.reason())).distinct().toList();
    return new FailureRate(
        key.runtime(), key.benchmark(), key.params(), failed.size(), forks, reasons);
  }
}
