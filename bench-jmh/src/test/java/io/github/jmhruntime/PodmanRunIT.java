package io.github.jmhruntime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.jmhruntime.command.DoctorCommand;
import io.github.jmhruntime.command.Outcome;
import io.github.jmhruntime.command.RunCommand;
import io.github.jmhruntime.engine.EngineChoice;
import io.github.jmhruntime.engine.EngineSession;
import io.github.jmhruntime.engine.Engines;
import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.measurement.ForkRecord;
import io.github.jmhruntime.measurement.ForkRecord.Status;
import io.github.jmhruntime.measurement.Journal;
import io.github.jmhruntime.profile.Catalog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs on Podman, as root. */
@Tag("docker")
class PodmanRunIT {

  private static EngineSession session;

  @TempDir Path folder;

  @BeforeAll
  static void startServices() {
    EngineChoice user = EngineChoice.of("engine", "podman", Duration.ofSeconds(60));
    session =
        Engines.installed()
            .open(
                new EngineChoice(
                    new EngineChoice.Address("-Dengine", "podman", Map.of()),
                    null,
                    user.privateFolder().resolveSibling("test-engine"),
                    user.callLimit()),
                Catalog.load(null).runtimes().values(),
                EventHandler.none());
  }

  @AfterAll
  static void endServices() {
    session.close();
  }

  @Test
  void lifecycleHttpAndForksInContainersAreMeasuredAndProved() throws Exception {
    Outcome outcome =
        RunCommand.run(
            Requests.into(folder.resolve("out"))
                .runtimes(List.of("crun", "gvisor"))
                .benchmarks(List.of("HttpBenchmark.keepAlive", "Lifecycle.*cycle", "Trivial"))
                .params(List.of("deed=return"))
                .forkImage("debian")
                .blocks(1)
                .engine(session.endpoint())
                .driverArguments(List.of("-Djava.io.tmpdir=" + folder))
                .build(),
            event -> System.out.println(event));

    assertThat(outcome.failure()).as(outcome.text()).isNull();
    List<ForkRecord> forks = Journal.read(folder.resolve("out").resolve("journal.ndjson")).forks();
    assertThat(forks).extracting(ForkRecord::status).containsOnly(Status.OK);
    assertThat(forks)
        .hasSizeGreaterThanOrEqualTo(3 * 3)
        .allSatisfy(fork -> assertThat(fork.evidence().engineRuntime()).isEqualTo(fork.runtime()));
    JsonNode engine =
        new ObjectMapper().readTree(folder.resolve("out/run.json").toFile()).path("engine");
    assertThat(engine.path("product").asText()).isEqualTo("Podman");
    assertThat(engine.path("network").asText()).startsWith("a bridge");
  }

  @Test
  void theDoctorSaysWhichRuntimesHaveAService() {
    String text = DoctorCommand.run(session.endpoint(), null, EventHandler.none()).text();

    assertThat(text).contains("registered as 'crun'; a container ran").doesNotContain("RLIMIT");
  }
}
