package io.github.jmhruntime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jmhruntime.command.CleanupCommand;
import io.github.jmhruntime.command.CommandException;
import io.github.jmhruntime.command.DoctorCommand;
import io.github.jmhruntime.command.Outcome;
import io.github.jmhruntime.command.RunCommand;
import io.github.jmhruntime.engine.EngineChoice;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.Engines;
import io.github.jmhruntime.event.Event;
import io.github.jmhruntime.host.Processes;
import io.github.jmhruntime.measurement.ForkRecord;
import io.github.jmhruntime.measurement.ForkRecord.Status;
import io.github.jmhruntime.measurement.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs on a real cluster, with the driver in a pod of it. */
@Tag("docker")
@Tag("kubernetes")
class KubernetesRunIT {

  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final List<String> told = new ArrayList<>();

  @TempDir Path folder;

  @BeforeAll
  static void prepare(@TempDir Path images) throws Exception {
    KubernetesCluster.prepare(images, event -> {});
    Path rights = Files.createFile(images.resolve("rights.yaml"));
    Files.writeString(
        rights,
        Engines.installed()
            .rights(EngineChoice.of("-Dengine", KubernetesCluster.engine(), LIMIT))
            .orElseThrow());
    assertThat(KubernetesCluster.kubectl("apply", "-f", rights.toString())).contains("jmh-runtime");
  }

  /** What a test leaves that fails is not the next one's. */
  @AfterEach
  void clear() throws Exception {
    var unused =
        KubernetesCluster.kubectl(
            "delete", "jobs,pods,configmaps", "-l", "io.github.jmhruntime.run");
  }

  @Test
  void theQuickSuiteIsMeasuredUnderEveryRuntimeClassAndProved() throws Exception {
    Outcome outcome = run(request().suite("quick").runtimes(List.of("crun", "gvisor")).blocks(1));

    assertThat(outcome.failure()).as(String.join("\n", told)).isNull();
    List<ForkRecord> forks = forks();
    assertThat(forks)
        .extracting(ForkRecord::status)
        .as(String.join("\n", told))
        .containsOnly(Status.OK);
    assertThat(forks)
        .extracting(fork -> fork.benchmark().replaceFirst(".*\\.(\\w+\\.\\w+)$", "$1"))
        .contains(
            "PodBenchmark.start",
            "PodBenchmark.remove",
            "HttpBenchmark.keepAlive",
            "RedisBenchmark.get");
    String host = Files.readString(Path.of("/proc/version")).strip();
    assertThat(forks)
        .allSatisfy(
            fork -> {
              assertThat(fork.node()).isEqualTo("node-1");
              assertThat(fork.evidence().engineRuntime()).isEqualTo(fork.runtime());
              assertThat(fork.evidence().files().get("/proc/version").equals(host))
                  .isEqualTo(!fork.runtime().equals("gvisor"));
            });
    assertThat(outcome.text()).contains("PodBenchmark.start", "gvisor");
    assertNothingIsLeft();
  }

  @Test
  void anyBenchmarkRunsInAPodUnderItsLimits() throws Exception {
    Outcome outcome =
        run(
            request()
                .runtimes(List.of("crun", "gvisor"))
                .benchmarks(List.of("TrivialBenchmark"))
                .params(List.of("deed=return"))
                .limits(List.of("min"))
                .blocks(1));

    assertThat(outcome.failure()).as(String.join("\n", told)).isNull();
    assertThat(forks())
        .hasSize(3)
        .allSatisfy(
            fork -> {
              assertThat(fork.status()).isEqualTo(Status.OK);
              assertThat(fork.evidence().askedCpus()).isEqualTo(1.0);
            });
    assertNothingIsLeft();
  }

  @Test
  void aClassWithoutAHandlerFailsInTheKubeletsWordsAndTheOthersGoOn() throws Exception {
    KubernetesCluster.apply(
        folder,
        """
        apiVersion: node.k8s.io/v1
        kind: RuntimeClass
        metadata: {name: youki}
        handler: youki
        """);
    try {
      Outcome outcome =
          run(
              request()
                  .runtimes(List.of("crun", "youki"))
                  .benchmarks(List.of("PodBenchmark.start"))
                  .callLimit(Duration.ofSeconds(20))
                  .blocks(1));

      assertThat(outcome.failure()).isNotNull();
      assertThat(forks())
          .filteredOn(fork -> fork.status() == Status.FAILED)
          .singleElement()
          .satisfies(
              fork -> {
                assertThat(fork.runtime()).isEqualTo("youki");
                assertThat(fork.reason()).contains("no runtime for \"youki\" is configured");
              });
      assertThat(forks()).filteredOn(fork -> fork.status() == Status.OK).hasSize(2);
      assertNothingIsLeft();
    } finally {
      var unused = KubernetesCluster.kubectl("delete", "runtimeclass", "youki");
    }
  }

  @Test
  void theClusterRemovesARunThatNobodyHoldsAnyMore() throws Exception {
    try (RunProcess run =
        RunProcess.start(
            folder.resolve("out"), KubernetesCluster.engine(), folder, "default", "crun")) {
      assertThat(Processes.await(LIMIT, KubernetesRunIT::twoPodsRun)).as(run.output()).isTrue();
      run.killAll();
    }
    String root =
        KubernetesCluster.kubectl("get", "jobs", "-l", "io.github.jmhruntime.run", "-o", "name");
    assertThat(root.lines()).hasSize(1);

    // Its deadline passes now and not in ten minutes.
    var unused =
        KubernetesCluster.kubectl(
            "patch", root.strip(), "-p", "{\"spec\":{\"activeDeadlineSeconds\":1}}");

    assertNothingIsLeft();
  }

  @Test
  void cleanupRemovesWhatARunHasLeftAndNothingOfAnotherUser() throws Exception {
    try (RunProcess run =
        RunProcess.start(
            folder.resolve("out"), KubernetesCluster.engine(), folder, "default", "crun")) {
      assertThat(Processes.await(LIMIT, KubernetesRunIT::twoPodsRun)).as(run.output()).isTrue();
      run.killAll();
    }
    String root =
        KubernetesCluster.kubectl("get", "jobs", "-l", "io.github.jmhruntime.run", "-o", "name");
    KubernetesCluster.apply(
        folder,
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: of-another
          labels: {io.github.jmhruntime.run: another, io.github.jmhruntime.by: somebody.else}
        """);
    try {
      assertThat(cleanup()).as("a run whose end was put off just now").contains("nothing");
      // As if nobody had held it for an hour.
      var unused =
          KubernetesCluster.kubectl(
              "annotate",
              "--overwrite",
              root.strip(),
              "io.github.jmhruntime.beat=2020-01-01T00:00:00Z");

      assertThat(cleanup()).isEqualTo("cleaned up");

      assertThat(Processes.await(LIMIT, () -> left().equals(List.of("configmap/of-another"))))
          .as(left().toString())
          .isTrue();
    } finally {
      var unused = KubernetesCluster.kubectl("delete", "configmap", "of-another");
    }
  }

  @Test
  void doctorTriesEveryClassAndSaysWhatIsMissing() throws Exception {
    Outcome outcome = DoctorCommand.run(KubernetesCluster.engine(), null, this::told);

    assertThat(outcome.text()).contains("node-1", "crun", "gvisor", "RuntimeClass");
    assertNothingIsLeft();
  }

  @Test
  void nodesThatNoSelectorMatchesAreRefusedBeforeAnythingIsMade() throws Exception {
    assertThatThrownBy(
            () ->
                run(
                    request()
                        .engine(EngineChoice.onCluster("kubernetes", "disk=ssd", "jmh-runtime:it"))
                        .runtimes(List.of("crun"))
                        .benchmarks(List.of("PodBenchmark.start"))))
        .isInstanceOfAny(EngineException.class, CommandException.class)
        .hasMessageContaining("disk=ssd");
    assertNothingIsLeft();
  }

  private static boolean twoPodsRun() {
    try {
      return KubernetesCluster.kubectl(
                  "get",
                  "pods",
                  "-l",
                  "io.github.jmhruntime.run",
                  "--field-selector=status.phase=Running",
                  "-o",
                  "name")
              .lines()
              .count()
          == 2;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static List<String> left() {
    try {
      return KubernetesCluster.left();
    } catch (IOException e) {
      return List.of(e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of(e.toString());
    }
  }

  private static void assertNothingIsLeft() {
    assertThat(Processes.await(LIMIT, () -> left().isEmpty())).as(left().toString()).isTrue();
    assertThat(Path.of("/var/tmp/jmh-runtime-pods"))
        .satisfiesAnyOf(
            path -> assertThat(path).doesNotExist(), path -> assertThat(path).isEmptyDirectory());
  }

  private String cleanup() {
    return CleanupCommand.run(KubernetesCluster.engine(), this::told).text();
  }

  private Requests request() {
    return Requests.into(folder.resolve("out")).engine(KubernetesCluster.engine());
  }

  private Outcome run(Requests request) throws InterruptedException {
    return RunCommand.run(request.build(), this::told);
  }

  private void told(Event event) {
    told.add(event.toString());
  }

  private List<ForkRecord> forks() {
    return Journal.read(folder.resolve("out/journal.ndjson")).forks();
  }
}
