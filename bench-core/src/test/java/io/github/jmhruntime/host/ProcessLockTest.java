package io.github.jmhruntime.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jmhruntime.ChildJvm;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessLockTest {

  private static final String TAKEN = "taken";
  private static final String REFUSED = "refused";

  @TempDir Path folder;

  @Test
  void aLockIsHeldByOneProcessUntilItDies() throws IOException {
    Path file = folder.resolve("lock");
    try (ChildJvm other = ChildJvm.start(Taking.class, file.toString())) {
      assertThat(other.says()).isEqualTo(TAKEN);

      assertThat(ProcessLock.tryTake(file)).isEmpty();
      assertThat(LockHolder.of(file)).containsExactly(new LockHolder(other.pid(), file));

      other.kill();
      try (ProcessLock lock = ProcessLock.tryTake(file).orElseThrow()) {
        assertThat(lock).isNotNull();
      }
    }
    assertThat(LockHolder.of(file)).isEmpty();
  }

  @Test
  void askingASecondTimeDoesNotLoseTheLock() throws IOException {
    Path file = folder.resolve("lock");
    try (ProcessLock lock = ProcessLock.tryTake(file).orElseThrow()) {
      assertThat(lock).isNotNull();
      assertThat(ProcessLock.tryTake(file)).isEmpty();
      assertThat(ProcessLock.tryTake(folder.resolve("../" + folder.getFileName() + "/lock")))
          .isEmpty();

      try (ChildJvm other = ChildJvm.start(Taking.class, file.toString())) {
        assertThat(other.says()).isEqualTo(REFUSED);
      }
    }
  }

  @Test
  void aHolderIsToldByWhatItRuns() throws IOException {
    Path file = folder.resolve("lock");
    try (ChildJvm other = ChildJvm.start(Taking.class, file.toString())) {
      assertThat(other.says()).isEqualTo(TAKEN);

      assertThat(LockHolder.of(file).get(0).describe())
          .startsWith("process %d (java %s".formatted(other.pid(), Taking.class.getName()));
    }
  }

  /** Takes the lock and keeps it. */
  static final class Taking {
    public static void main(String[] args) throws IOException {
      boolean taken = ProcessLock.tryTake(Path.of(args[0])).isPresent();
      ChildJvm.sayAndWait(taken ? TAKEN : REFUSED);
    }
  }
}
