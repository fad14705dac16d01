package io.github.jmhruntime.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jmhruntime.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Control groups of this machine, which only root may make. */
@Tag("docker")
class OuterGroupIT {

  @Test
  void itsLimitsAreThoseThatWereAskedForAndNothingIsLeftOfIt() throws IOException {
    try (OuterGroup group = OuterGroup.create()) {
      assertThat(Cgroups.existing(group.path())).isNotEmpty();
      assertThat(limits(group)).contains(String.valueOf(OuterGroup.MEMORY_BYTES));
    }
    assertThat(own()).isEmpty();
  }

  @Test
  void oneOfAKilledJvmIsSweptWithTheProcessesInIt() throws IOException {
    try (ChildJvm owner = ChildJvm.start(Maker.class)) {
      long hog = Long.parseLong(owner.says());
      assertThat(OuterGroup.sweep()).as("while its owner lives").isZero();
      owner.kill();
      assertThat(Processes.alive(hog)).isTrue();

      assertThat(OuterGroup.sweep()).isEqualTo(1);
      assertThat(Processes.await(Duration.ofSeconds(5), () -> !Processes.alive(hog))).isTrue();
      assertThat(OuterGroup.found()).isEmpty();
    }
  }

  private static List<String> limits(OuterGroup group) throws IOException {
    Path folder =
        Cgroups.hierarchy("memory")
            .or(Cgroups::unified)
            .orElseThrow()
            .resolve(group.path().substring(1));
    Path first = folder.resolve("memory.limit_in_bytes");
    return Files.readAllLines(Files.exists(first) ? first : folder.resolve("memory.max"));
  }

  private static List<String> own() {
    return OuterGroup.found().stream()
        .filter(path -> path.contains(Owner.current().toString()))
        .toList();
  }

  /** Makes one, puts a process into it that outlives this JVM, and waits. */
  static final class Maker {
    public static void main(String[] arguments) throws IOException {
      OuterGroup group = OuterGroup.create();
      long hog = new ProcessBuilder("sleep", "60").start().pid();
      for (Path folder : Cgroups.existing(group.path())) {
        Files.writeString(folder.resolve("cgroup.procs"), String.valueOf(hog));
      }
      ChildJvm.sayAndWait(String.valueOf(hog));
    }
  }
}
