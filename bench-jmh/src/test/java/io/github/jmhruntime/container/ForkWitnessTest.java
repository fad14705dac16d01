package io.github.jmhruntime.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jmhruntime.host.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForkWitnessTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path shared;

  /** The main class of the fork. */
  static final class Work {
    private Work() {}

    /** Ends at once, as JMH's does when it is done. */
    public static void main(String[] words) {
      System.exit(7);
    }
  }

  @Test
  void aForkThatIsHeldStaysWhenItsWorkIsDoneUntilItIsLetGo() throws Exception {
    Files.createFile(shared.resolve(ForkWitness.HELD));
    Process fork = start();
    try {
      boolean done = Processes.await(PATIENCE, () -> exists(ForkWitness.DONE));

      assertThat(done).isTrue();
      assertThat(fork.waitFor(500, TimeUnit.MILLISECONDS)).isFalse();

      Files.createFile(shared.resolve(ForkWitness.RELEASED));
      assertThat(fork.waitFor(1, TimeUnit.SECONDS)).isTrue();
      assertThat(fork.exitValue()).isEqualTo(7);
    } finally {
      fork.destroyForcibly();
    }
  }

  @Test
  void aForkThatNobodyLetsGoEndsByItself() throws Exception {
    Files.createFile(shared.resolve(ForkWitness.HELD));
    Process fork = start();
    try {
      assertThat(fork.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(fork.exitValue()).isEqualTo(7);
    } finally {
      fork.destroyForcibly();
    }
  }

  @Test
  void aForkThatIsNotHeldDoesNotWait() throws Exception {
    Process fork = start();
    try {
      assertThat(fork.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(exists(ForkWitness.DONE)).isFalse();
      assertThat(exists(ForkWitness.SEEN)).isTrue();
    } finally {
      fork.destroyForcibly();
    }
  }

  private boolean exists(String name) {
    return Files.exists(shared.resolve(name));
  }

  private Process start() throws IOException {
    Files.writeString(shared.resolve(ForkWitness.QUESTIONS), "/proc/version");
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin/java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            ForkWitness.class.getName(),
            shared.toString(),
            Work.class.getName())
        .inheritIO()
        .start();
  }
}
