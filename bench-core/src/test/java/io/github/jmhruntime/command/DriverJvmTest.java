package io.github.jmhruntime.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class DriverJvmTest {

  @Test
  void theLockIsWhereEveryJmhOfTheMachineLooksForIt() {
    assertThat(driver().jmhLock())
        .isEqualTo(Path.of(System.getProperty("java.io.tmpdir"), "jmh.lock"));
  }

  @Test
  void aTemporaryFolderOfTheUsersHoldsTheLockToo() {
    assertThat(driver("-Djava.io.tmpdir=/a", "-Xmx1g", "-Djava.io.tmpdir=/b").jmhLock())
        .isEqualTo(Path.of("/b/jmh.lock"));
  }

  /** So that it keeps other JMHs out, whatever folder a run has. */
  @Test
  void itsTemporaryFilesGoIntoTheRunsFolderAndTheLockStays() {
    DriverJvm users = driver("-Djava.io.tmpdir=/a");

    assertThat(users.writingTo(Path.of("/a/run")).arguments())
        .containsExactly("-Djava.io.tmpdir=/a", "-Djava.io.tmpdir=/a/run");
    assertThat(users.temporaryBase()).isEqualTo(Path.of("/a"));
  }

  private static DriverJvm driver(String... arguments) {
    return new DriverJvm(Path.of("java"), List.of(), List.of(arguments));
  }
}
