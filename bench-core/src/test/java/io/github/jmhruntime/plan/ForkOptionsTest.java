package io.github.jmhruntime.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jmhruntime.engine.ContainerSpec.Mount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForkOptionsTest {

  @Test
  void whatIsNotSaidHasItsDefault() {
    ForkOptions options = ForkOptions.parse("", "host");
    assertThat(options.hostJdk()).isTrue();
    assertThat(options.java()).isEqualTo("java");
    assertThat(options.mounts()).isEmpty();
    assertThat(options.connectSeconds()).isEqualTo(120);
    assertThat(options.timeoutSeconds()).isNull();
    assertThat(ForkOptions.parse("jdk=image", "host").hostJdk()).isFalse();
  }

  @Test
  void aMountIsReadOnlyAndUnderTheSamePathUnlessSaidOtherwise() {
    assertThat(ForkOptions.parse("mount=/proc;mount=/tmp:/scratch:rw", "image").mounts())
        .containsExactly(new Mount("/proc", "/proc", true), new Mount("/tmp", "/scratch", false));
  }

  @Test
  void variablesCanBeRepeatedAndHoldEqualsSigns() {
    assertThat(ForkOptions.parse("env=A=1; env=B=x=y", "image").environment())
        .containsEntry("A", "1")
        .containsEntry("B", "x=y");
  }

  @ParameterizedTest
  @CsvSource({
    "mount=relative, mount=relative",
    "mount=/no/such/path, '/no/such/path'",
    "env=A, env=A",
    "connect=soon, connect=soon",
    "timeout=0, timeout=0",
    "jdk=mine, jdk=mine",
    "mounts=/proc, mounts"
  })
  void whatCannotBeMeantIsRefusedWithTheOptionAndItsValue(String line, String named) {
    assertThatThrownBy(() -> ForkOptions.parse(line, "image"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(named);
  }

  @Test
  void aForkOnTheHostKeepsItsVariablesAndSeesEverythingAnyway() {
    ForkOptions host = ForkOptions.parse("mount=/proc;env=A=1;java=/opt/java", "image").onHost();
    assertThat(host.ofContainersOnly()).isNull();
    assertThat(host.environment()).containsEntry("A", "1");
  }

  /** One plan file is all that passes from the driver to the profiler. */
  @Test
  void aPlanOfAForkIsTheSameAfterItWasWrittenAndRead(@TempDir Path folder) throws IOException {
    var profile = io.github.jmhruntime.profile.Catalog.load(null).runtime("-Druntime", "gvisor");
    ContainedForkPlan plan =
        new ContainedForkPlan(
            "run-1",
            profile,
            new ContainedForkPlan.Place(
                "unix:///x.sock",
                java.time.Duration.ofMillis(1500),
                "runsc",
                "sha256:1",
                "sha256:1",
                new io.github.jmhruntime.profile.Limits("min", "one CPU", 1.0, 2L << 30)),
            ForkOptions.parse("mount=/proc;env=A=1;timeout=9", "host"),
            "/tmp/evidence");
    Path file = Files.writeString(folder.resolve("fork.json"), PlanFile.text(plan));
    assertThat(PlanFile.read(file, ContainedForkPlan.class)).isEqualTo(plan);
  }
}
