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
    var outcome =
        ProbeCommand.run(
            new ProbeCommand.Request(
                "runc",
                List.of("crun", "gvisor", "forgetful"),
                System.getProperty("probes", "."),
                "private",
                folder.resolve("profiles"),
                output,
                Duration.ofSeconds(30),
                80),
            EventHandler.none());
    System.out.println(outcome.text());
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
  void nothingIsLeftBehind() {
    assertThat(OuterGroup.found()).isEmpty();
    assertThat(
            ProcessTable.ofThisHost()
                .others(process -> process.mentions(folder.resolve("forgetful").toString())))
        .isEmpty();
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
