package io.github.jmhruntime.driver;

import io.github.jmhruntime.host.Disturbance;
import io.github.jmhruntime.measurement.ForkRecord;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What has to be measured again: where one fork was disturbed, its cell under every runtime in that
 * block, since forks are compared with those that ran just before or after them.
 */
final class Remeasurement {

  private Remeasurement() {}

  /** The forks that may stay; of a fork that was measured again the later one decides. */
  static List<ForkRecord> keepQuiet(List<ForkRecord> forks) {
    Collection<ForkRecord> latest =
        forks.stream()
            .collect(Collectors.toMap(Remeasurement::fork, fork -> fork, (first, second) -> second))
            .values();
    Set<String> disturbed =
        latest.stream()
            .filter(fork -> !Disturbance.reasons(fork.noise()).isEmpty())
            .map(Remeasurement::group)
            .collect(Collectors.toSet());
    return forks.stream().filter(fork -> !disturbed.contains(group(fork))).toList();
  }

  private static String group(ForkRecord fork) {
    return fork.block() + " " + Cells.of(fork).key();
  }

  private static String fork(ForkRecord fork) {
    return fork.runtime() + " " + group(fork);
  }
}
