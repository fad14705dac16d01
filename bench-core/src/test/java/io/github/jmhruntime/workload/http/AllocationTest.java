package io.github.jmhruntime.workload.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.jmhruntime.workload.load.ConnectionUse;
import io.github.jmhruntime.workload.load.DrivenLoad;
import io.github.jmhruntime.workload.load.LoadPlan;
import io.github.jmhruntime.workload.load.Target;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AllocationTest {

  /**
   * An {@code Integer}: the JDK's epoll selector looks a descriptor above 127 up by a boxed one.
   */
  private static final double BOXED_DESCRIPTOR = 16;

  private static final int CONNECTIONS = 8;
  private static final int ANSWERS = 100;
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

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
    try (DrivenLoad load = DrivenLoad.open(plan, List.of(target))) {
      load.begin();
      long before = threads.getThreadAllocatedBytes(self);
      for (long end = System.nanoTime() + SECOND; System.nanoTime() < end; ) {
        load.await(ANSWERS);
      }
      long allocated = threads.getThreadAllocatedBytes(self) - before;
      long requests = load.end().total().requests();
      assertThat(requests).isGreaterThan(1000);
      return allocated / (double) requests;
    }
  }
}
