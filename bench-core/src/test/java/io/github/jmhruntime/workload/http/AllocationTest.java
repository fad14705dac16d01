package io.github.jmhruntime.workload.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AllocationTest {

  /**
   * An {@code Integer}: the JDK's epoll selector looks a descriptor above 127 up by a boxed one.
   */
  private static final double BOXED_DESCRIPTOR = 16;

  private static final int CONNECTIONS = 8;

  @Test
  void aRequestOnAKeptConnectionAllocatesNothing() throws Exception {
    assertThat(bytesPerRequest(ConnectionUse.KEEP_ALIVE)).isLessThan(BOXED_DESCRIPTOR + 1);
  }

  @Test
  void aConnectionPerRequestAllocatesTheSocketOnly() throws Exception {
    assertThat(bytesPerRequest(ConnectionUse.PER_REQUEST)).isLessThan(2048);
  }

  private static double bytesPerRequest(ConnectionUse use) throws Exception {
    try (LocalServer server = LocalServer.start(LocalServer.correct())) {
      LoadPlan plan = LoadPlan.closed(use).connections(CONNECTIONS);
      // The first rounds run interpreted, and load classes.
      double bytes = Double.MAX_VALUE;
      for (int round = 0; round < 3; round++) {
        bytes = Math.min(bytes, measure(plan, server.target()));
      }
      return bytes;
    }
  }

  private static double measure(LoadPlan plan, Target target) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long self = Thread.currentThread().getId();
    try (SelectorLoop loop = new SelectorLoop(plan, List.of(target), 0)) {
      loop.connect();
      long now = System.nanoTime();
      long before = threads.getThreadAllocatedBytes(self);
      loop.run(now, now, now + Duration.ofSeconds(1).toNanos());
      long allocated = threads.getThreadAllocatedBytes(self) - before;
      assertThat(loop.tally(0).requests()).isGreaterThan(1000);
      return allocated / (double) loop.tally(0).requests();
    }
  }
}
