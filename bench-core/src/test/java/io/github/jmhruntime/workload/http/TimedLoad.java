package io.github.jmhruntime.workload.http;

import java.time.Duration;
import java.util.List;

/** Load for a given time, whatever comes of it; {@link DrivenLoad} waits for answers. */
final class TimedLoad {

  private TimedLoad() {}

  static LoadResult measure(LoadPlan plan, Duration window, List<Target> targets) {
    try (SelectorLoop loop = new SelectorLoop(plan, targets)) {
      loop.connect();
      long begin = System.nanoTime();
      long end = begin + window.toNanos();
      loop.begin(begin, end);
      loop.decide(end);
      return LoadResult.of(window, targets, loop);
    }
  }
}
