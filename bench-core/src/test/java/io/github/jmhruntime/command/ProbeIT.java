package io.github.jmhruntime.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.host.OuterGroup;
import io.github.jmhruntime.host.ProcessTable;
import io.github.jmhruntime.measurement.ProbeFindings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The probes under real runtimes, of which one forgets the limit of memory. */
@Tag("docker")
class ProbeIT {

  private static final String FORGETFUL =
      """
      #!/bin/sh
      # runc, but for the limit of memory in the bundle's configuration
      last=; bundle=
      for word in "$@"; do
        [ "$last" = --bundle ] && bundle=$word
        last=$word
      done
      if [ -n "$bundle" ] && [ -f "$bundle/config.json" ]; then
        perl -i -pe 's/"memory":\\{[^{}]*\\},?//; s/,(?=\\})//g' "$bundle/config.json"
      fi
      exec runc "$@"
      """;

  /** Those that take long, and the neighbours, are tried under runc alone. */
  private static final String PROBES =
      "^(memory|cpu|pids|disk|kernel|dropped-capability|host-pids|sandbox-filter|engine-socket)$";

  private static ProbeFindings findings;

  @TempDir static Path folder;

  @BeforeAll
  static void probeOnce() throws IOException {
    Path script = folder.resolve("forgetful");
    Files.writeString(script, FORGETFUL);
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    Path runtimes = Files.createDirectories(folder.resolve("profiles/runtimes"));
    Files.writeString(
        runtimes.resolve("forgetful.yaml"),
        """
        name: forgetful
        title: runc without limits of memory
        engineNames: [forgetful]
        install: {binary: %s}
        recognitionGap: it looks like runc
        remedy: write it
        """
            .formatted(script));
    Path output = folder.resolve("out");
    String told = probe(List.of("crun", "gvisor", "forgetful"), PROBES, output);
    assertThat(told)
        .startsWith("crun differs from runc in ")
        .contains("forgetful differs from runc in 1 of");
    findings = ProbeFindings.read(output.resolve("probes.json"));
  }

  @Test
  void gvisorHasAKernelOfItsOwn() {
    assertThat(finding("kernel", "runc")).isEqualTo("not enforced");
    assertThat(finding("kernel", "crun")).isEqualTo("not enforced");
    assertThat(finding("kernel", "gvisor")).isEqualTo("enforced");
    assertThat(fact("kernel", "gvisor", "release")).isEqualTo("4.4.0");
  }

  @Test
  void aRuntimeThatForgetsTheLimitOfMemoryIsFoundOut() {
    assertThat(finding("memory", "runc")).isEqualTo("enforced");
    assertThat(finding("memory", "crun")).isEqualTo("enforced");
    assertThat(finding("memory", "gvisor")).isEqualTo("enforced");
    assertThat(finding("memory", "forgetful")).isEqualTo("not enforced");
    assertThat(fact("memory", "forgetful", "takenMib")).isEqualTo("300");
  }

  @Test
  void theWholeSandboxKeepsToItsCpus() {
    for (String runtime : List.of("runc", "crun", "gvisor")) {
      assertThat(finding("cpu", runtime)).isEqualTo("enforced");
      assertThat(Double.parseDouble(fact("cpu", runtime, "usedCpus"))).isBetween(0.3, 0.62);
    }
  }

  @Test
  void aForkBombIsStoppedAndALowLimitEndsGvisor() {
    assertThat(finding("pids", "runc")).isEqualTo("enforced");
    assertThat(finding("pids", "crun")).isEqualTo("enforced");
    assertThat(finding("pids", "gvisor")).isEqualTo("partly");
    assertThat(String.valueOf(findings.of("gvisor", "pids")))
        .contains("as its profile says (pids-limit: ");
  }

  @Test
  void whatTheHostHasIsWithinReachUnderRuncOnly() {
    assertThat(finding("host-pids", "runc")).isEqualTo("not enforced");
    assertThat(finding("host-pids", "gvisor")).isEqualTo("enforced");
    assertThat(finding("engine-socket", "runc")).isEqualTo("not enforced");
    assertThat(finding("engine-socket", "gvisor")).isEqualTo("enforced");
    assertThat(finding("sandbox-filter", "gvisor")).isEqualTo("enforced");
    assertThat(finding("dropped-capability", "runc")).isEqualTo("enforced");
    assertThat(finding("dropped-capability", "gvisor")).isEqualTo("partly");
    assertThat(finding("disk", "gvisor")).isEqualTo("enforced");
  }

  @Test
  void theNeighbourOfAHogIsComparedWithItselfManyTimes() {
    Path output = folder.resolve("alone");
    var unused = probe(List.of("runc"), "^neighbour-cpu$", output);

    Map<String, String> facts =
        Optional.ofNullable(
                ProbeFindings.read(output.resolve("probes.json")).of("runc", "neighbour-cpu"))
            .map(ProbeFindings.Found::facts)
            .orElse(Map.of());
    assertThat(Integer.parseInt(facts.getOrDefault("pairs", "0"))).isGreaterThan(4);
    assertThat(Double.parseDouble(facts.getOrDefault("percent", "0"))).isBetween(20.0, 120.0);
  }

  @Test
  void nothingIsLeftBehind() {
    assertThat(OuterGroup.found()).isEmpty();
    assertThat(
            ProcessTable.ofThisHost()
                .others(process -> process.mentions(folder.resolve("forgetful").toString())))
        .isEmpty();
  }

  private static String probe(List<String> runtimes, String probes, Path output) {
    return ProbeCommand.run(
            new ProbeCommand.Request(
                "runc",
                runtimes,
                probes,
                "private",
                folder.resolve("profiles"),
                output,
                Duration.ofSeconds(30),
                80),
            EventHandler.none())
        .text();
  }

  private static String finding(String probe, String runtime) {
    var found = findings.of(runtime, probe);
    return found == null ? "no finding" : found.finding();
  }

  private static String fact(String probe, String runtime, String name) {
    var found = findings.of(runtime, probe);
    return found == null ? "" : found.facts().getOrDefault(name, "");
  }
}
