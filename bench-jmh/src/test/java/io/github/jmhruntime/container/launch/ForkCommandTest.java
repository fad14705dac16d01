package io.github.jmhruntime.container.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForkCommandTest {

  private static final String MAIN = "org.openjdk.jmh.runner.ForkedMain";

  private final ForkCommand fork =
      ForkCommand.parse(
          List.of(
              "/jdk/bin/java",
              "-Xmx1g",
              "-Djava.io.tmpdir=/t",
              "-cp",
              "/a.jar:rel/b.jar",
              MAIN,
              "10.0.0.1",
              "4711"));

  @Test
  void aForksCommandIsTakenApart() {
    assertThat(fork.java()).isEqualTo("/jdk/bin/java");
    assertThat(fork.arguments()).containsExactly("-Xmx1g", "-Djava.io.tmpdir=/t");
    assertThat(fork.classPath())
        .containsExactly(Path.of("/a.jar"), Path.of("rel/b.jar").toAbsolutePath());
    assertThat(fork.linkPort()).contains(4711);
    assertThat(fork.temporaryFolder()).contains(Path.of("/t"));
  }

  @Test
  void theWitnessComesBeforeTheMainClassAndAfterTheClassPath() {
    List<String> words =
        fork.withClassPath(null, "/a.jar")
            .withWitness(new ForkFolder(Path.of("/x/fork-1"), Path.of("/x/witness.jar")));

    assertThat(words)
        .containsExactly(
            "-Xmx1g",
            "-Djava.io.tmpdir=/t",
            "-cp",
            Path.of("rel/b.jar").toAbsolutePath() + ":/x/witness.jar",
            "io.github.jmhruntime.container.ForkWitness",
            "/x/fork-1/evidence",
            MAIN,
            "10.0.0.1",
            "4711");
  }

  @Test
  void theWholeClassPathCanBeReplaced() {
    assertThat(fork.withClassPath("/c.jar", null).classPath()).containsExactly(Path.of("/c.jar"));
  }

  /** A container's own is measured, where a benchmark writes to it. */
  @Test
  void aRunsOwnFolderForTemporaryFilesIsLeftOutAndAUsersStays() {
    assertThat(fork.withoutTemporaryFolder(Path.of("/t")).arguments()).containsExactly("-Xmx1g");
    assertThat(fork.withoutTemporaryFolder(Path.of("/other"))).isEqualTo(fork);
  }

  @Test
  void anythingElseIsRefused() {
    assertThatThrownBy(() -> ForkCommand.parse(List.of("java", "-jar", "x.jar")))
        .hasMessageContaining("java -jar x.jar");
  }
}
