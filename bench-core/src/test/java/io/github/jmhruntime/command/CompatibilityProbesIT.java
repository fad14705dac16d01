package io.github.jmhruntime.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jmhruntime.engine.EngineChoice;
import io.github.jmhruntime.engine.Engines;
import io.github.jmhruntime.engine.docker.Labelled;
import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.measurement.ProbeFindings;
import io.github.jmhruntime.profile.Catalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the engine offers under real runtimes, each feature by using it. */
@Tag("docker")
class CompatibilityProbesIT {

  private static final String PROBES =
      "^(exec|attach|logs|cp|stop|kill|restart|pause|update|top|stats|health-check|commit"
          + "|checkpoint|volumes|bind-mounts|tmpfs|published-port|ipv6|names|tty|root-writes"
          + "|userns-remap)$";

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private static ProbeFindings findings;

  @TempDir static Path folder;

  @BeforeAll
  static void probeOnce() {
    Path output = folder.resolve("out");
    var unused =
        ProbeCommand.run(
            new ProbeCommand.Request(
                "runc", List.of("crun", "gvisor"), PROBES, "private", null, output, LIMIT, 80),
            EventHandler.none());
    findings = ProbeFindings.read(output.resolve("probes.json"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exec",
        "attach",
        "logs",
        "stop",
        "kill",
        "pause",
        "stats",
        "health-check",
        "volumes",
        "bind-mounts",
        "tmpfs",
        "published-port",
        "tty",
        "root-writes"
      })
  void worksUnderAllThree(String probe) {
    assertThat(List.of("runc", "crun", "gvisor"))
        .allSatisfy(
            runtime ->
                assertThat(finding(probe, runtime))
                    .as("%s under %s: %s", probe, runtime, evidence(probe, runtime))
                    .isEqualTo("offered"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"cp", "restart", "top", "commit", "names"})
  void worksUnderRuncAndCrunOnly(String probe) {
    assertThat(finding(probe, "runc")).as(evidence(probe, "runc")).isEqualTo("offered");
    assertThat(finding(probe, "crun")).as(evidence(probe, "crun")).isEqualTo("offered");
    assertThat(finding(probe, "gvisor")).isIn("partly", "not offered");
  }

  @Test
  void topUnderGvisorListsProcessesOfTheHost() {
    assertThat(finding("top", "gvisor")).isEqualTo("not offered");
    assertThat(evidence("top", "gvisor"))
        .contains("none of the container's 3 processes", "as its profile says");
  }

  @Test
  void gvisorKeepsChangesOfTheRootToItself() {
    assertThat(finding("commit", "gvisor")).isEqualTo("not offered");
    assertThat(evidence("commit", "gvisor")).contains("lacks what the container had written");
    assertThat(finding("restart", "gvisor")).isEqualTo("partly");
    assertThat(finding("cp", "gvisor")).isEqualTo("partly");
  }

  @Test
  void newLimitsTakeEffectUnderRuncAndAreRefusedByGvisor() {
    assertThat(finding("update", "runc")).as(evidence("update", "runc")).isEqualTo("offered");
    assertThat(finding("update", "gvisor")).isEqualTo("not offered");
    assertThat(evidence("update", "gvisor")).contains("refused");
  }

  @Test
  void whatTheEngineItselfDoesNotOfferIsNotRun() {
    assertThat(finding("checkpoint", "runc")).isEqualTo("not run");
    assertThat(evidence("checkpoint", "runc")).contains("experimental");
    assertThat(finding("userns-remap", "runc")).isEqualTo("not run");
    assertThat(evidence("userns-remap", "runc")).contains("daemon.json");
  }

  /** Where the host has none, that is said instead. */
  @Test
  void ipv6IsTriedWhereTheHostHasIt() {
    assertThat(finding("ipv6", "runc")).isIn("offered", "not run");
    assertThat(finding("ipv6", "gvisor")).isEqualTo(finding("ipv6", "runc"));
  }

  @Test
  void nothingWithTheLabelIsLeftBehind() throws IOException {
    try (var devices = Files.list(Path.of("/sys/class/net"))) {
      assertThat(devices).noneMatch(device -> device.toString().contains("jmhrn"));
    }
    try (var session =
        Engines.installed()
            .open(
                EngineChoice.of("-Dengine", "private", LIMIT),
                Catalog.load(null).runtimes().values(),
                EventHandler.none())) {
      assertThat(Labelled.on(session.endpoint())).isEmpty();
    }
  }

  private static String finding(String probe, String runtime) {
    var found = findings.of(runtime, probe);
    return found == null ? "no finding" : found.finding();
  }

  private static String evidence(String probe, String runtime) {
    var found = findings.of(runtime, probe);
    return found == null ? "" : found.evidence();
  }
}
