package io.github.jmhruntime.maven;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jmhruntime.engine.ContainerSpec;
import io.github.jmhruntime.engine.EngineChoice;
import io.github.jmhruntime.engine.EngineSession;
import io.github.jmhruntime.engine.Engines;
import io.github.jmhruntime.engine.docker.DockerEngine;
import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.measurement.Evidence;
import io.github.jmhruntime.measurement.ForkRecord;
import io.github.jmhruntime.measurement.ForkRecord.Status;
import io.github.jmhruntime.measurement.Journal;
import io.github.jmhruntime.measurement.Provenance;
import io.github.jmhruntime.profile.Catalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plugin in somebody else's build, as a Maven of its own sees it. */
@Tag("docker")
class SampleProjectIT {

  private static final Path MODULE = Path.of("").toAbsolutePath();
  private static final int LIMIT_SECONDS = 300;
  private static EngineSession session;

  @TempDir Path folder;

  @BeforeAll
  static void openPrivateEngine() {
    EngineChoice user = EngineChoice.of("engine", "private", Duration.ofSeconds(60));
    Catalog catalog = Catalog.load(null);
    session =
        Engines.installed()
            .open(
                new EngineChoice(
                    null,
                    null,
                    user.privateFolder().resolveSibling("test-engine"),
                    user.callLimit()),
                catalog.runtimes().values(),
                EventHandler.none());
    var unused =
        session.engine().images().provide(catalog.image("image", "jre"), EventHandler.none());
  }

  @AfterAll
  static void closePrivateEngine() {
    session.close();
  }

  @Test
  void itsBenchmarksAreMeasuredUnderEachRuntimeWithTheirOwnLibraries() throws Exception {
    Path project = copyOfSample();
    StagedRepository repository = StagedRepository.of(MODULE);

    String output =
        maven(project, repository, "compile", "jmh-runtime:run", "-Druntime=crun,gvisor");

    Path results = project.resolve("target/jmh-runtime");
    List<ForkRecord> forks = Journal.read(results.resolve("journal.ndjson")).forks();
    assertThat(forks)
        .as(output)
        .hasSize(2 * 3)
        .allSatisfy(
            fork -> {
              assertThat(fork.reason()).isNull();
              assertThat(fork.status()).isEqualTo(Status.OK);
              assertThat(fork.benchmark()).isEqualTo("sample.ParseBenchmark.parse");
              assertThat(fork.params()).containsOnly(Map.entry("jackson", "2.9.8"));
              Evidence evidence = requireNonNull(fork.evidence());
              assertThat(evidence.engineRuntime()).isEqualTo(fork.runtime());
              String kernel = requireNonNull(evidence.files().get("/proc/version"));
              assertThat(kernel.contains("version 4.4.0"))
                  .isEqualTo(fork.runtime().equals("gvisor"));
            });
    assertThat(results.resolve("comparison.json")).exists();
    assertThat(output).contains("ParseBenchmark.parse", "crun", "gvisor", "BUILD SUCCESS");
    String run = Provenance.read(results.resolve("run.json")).run();
    assertThat(containers(run)).isEmpty();
  }

  private Path copyOfSample() throws IOException {
    Path sample = MODULE.resolve("src/test/resources/sample");
    try (Stream<Path> files = Files.walk(sample)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = folder.resolve("sample").resolve(sample.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    return folder.resolve("sample");
  }

  private String maven(Path project, StagedRepository repository, String... words)
      throws IOException, InterruptedException {
    Path log = folder.resolve("maven.log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(property("maven.home"), "bin", "mvn").toString());
    command.addAll(
        List.of(
            "-B",
            "-s",
            repository.settings().toString(),
            "-Dmaven.repo.local=" + repository.folder(),
            "-Djmh-runtime.version=" + property("project.version"),
            "-Dengine=" + session.endpoint(),
            "-DdriverArguments=-Djava.io.tmpdir=" + folder,
            "-Dblocks=2"));
    command.addAll(List.of(words));
    Process maven =
        new ProcessBuilder(command)
            .directory(project.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (!maven.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      maven.destroy();
    }
    return Files.readString(log);
  }

  private static String property(String name) {
    return requireNonNull(System.getProperty(name), name + " is set by Failsafe");
  }

  private static List<String> containers(String run) {
    try (DockerEngine engine = DockerEngine.open(session.endpoint(), Duration.ofSeconds(60))) {
      return engine.containers(ContainerSpec.RUN_LABEL, run);
    }
  }
}
