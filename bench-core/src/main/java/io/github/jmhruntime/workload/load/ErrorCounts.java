package io.github.jmhruntime.workload.load;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Failed requests by kind. Each failed request counts once, with all the operations of it.
 *
 * @param byKind the kinds that occurred, in the order of {@link Failure}
 */
public record ErrorCounts(Map<Failure, Long> byKind) {

  /** Keeps a copy of the map. */
  public ErrorCounts {
    Map<Failure, Long> copy = new EnumMap<>(Failure.class);
    copy.putAll(byKind);
    byKind = copy;
  }

  static ErrorCounts of(long[] byFailure) {
    Map<Failure, Long> byKind = new EnumMap<>(Failure.class);
    for (Failure failure : Failure.values()) {
      if (byFailure[failure.ordinal()] > 0) {
        byKind.put(failure, byFailure[failure.ordinal()]);
      }
    }
    return new ErrorCounts(byKind);
  }

  /** Failed requests of a kind. */
  public long of(Failure failure) {
    return byKind.getOrDefault(failure, 0L);
  }

  /** Failed requests of every kind. */
  public long total() {
    return byKind.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The kinds that occurred, such as {@code 3 refused, 1 timed out}, or {@code none}. */
  public String summary() {
    return byKind.isEmpty()
        ? "none"
        : byKind.entrySet().stream()
            .map(kind -> kind.getValue() + " " + kind.getKey().words())
            .collect(Collectors.joining(", "));
  }
}
