package io.github.jmhruntime.kernels.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

class WorkersTest {

  @Test
  void everyPieceIsDoneOnce() {
    for (int threads : new int[] {1, 2, 5}) {
      try (Workers workers = new Workers(threads)) {
        AtomicIntegerArray done = new AtomicIntegerArray(1000);
        workers.each(done.length(), done::incrementAndGet);
        for (int i = 0; i < done.length(); i++) {
          assertThat(done.get(i)).isEqualTo(1);
        }
      }
    }
  }

  @Test
  void piecesRunAtTheSameTimeOnThreadsThatEndWithTheWorkers() {
    Set<Thread> seen = ConcurrentHashMap.newKeySet();
    CyclicBarrier both = new CyclicBarrier(2);
    try (Workers workers = new Workers(2)) {
      workers.each(
          2,
          piece -> {
            seen.add(Thread.currentThread());
            try {
              both.await(10, TimeUnit.SECONDS);
            } catch (Exception e) {
              throw new IllegalStateException(e);
            }
          });
    }
    assertThat(seen).hasSize(2).doesNotContain(Thread.currentThread());
    assertThat(seen).allSatisfy(thread -> thread.join(10_000));
    assertThat(seen).noneMatch(Thread::isAlive);
  }

  @Test
  void theParameterIsANumberOrAll() {
    assertThat(Workers.threadsFrom("3")).isEqualTo(3);
    assertThat(Workers.threadsFrom("all")).isEqualTo(Runtime.getRuntime().availableProcessors());
    assertThatThrownBy(() -> Workers.threadsFrom("some")).hasMessageContaining("'some'");
    assertThatThrownBy(() -> new Workers(0)).hasMessageContaining("threads is 0");
  }
}
