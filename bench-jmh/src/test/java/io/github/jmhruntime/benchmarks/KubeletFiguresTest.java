package io.github.jmhruntime.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.jmhruntime.engine.Offering;
import io.github.jmhruntime.engine.PodUsage;
import io.github.jmhruntime.measurement.Evidence;
import io.github.jmhruntime.measurement.ResultFile;
import io.github.jmhruntime.plan.PlanFile;
import io.github.jmhruntime.workload.http.HttpTarget;
import io.github.jmhruntime.workload.load.ConnectionUse;
import io.github.jmhruntime.workload.load.DrivenLoad;
import io.github.jmhruntime.workload.load.LoadPlan;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubeletFiguresTest {

  private static final List<String> IDS = List.of("jmh-0");
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final byte[] PAGE = {'o', 'k'};

  @TempDir private Path folder;

  private final FakeCluster cluster = new FakeCluster();
  private HttpServer server;
  private DrivenLoad load;
  private ForkNotes notes;

  @BeforeEach
  void begin() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, PAGE.length);
          exchange.getResponseBody().write(PAGE);
          exchange.close();
        });
    server.start();
    load =
        DrivenLoad.open(
            LoadPlan.closed(ConnectionUse.KEEP_ALIVE).connections(1),
            List.of(new HttpTarget(server.getAddress(), "/", 200, PAGE.length)));
    Path evidence = folder.resolve("evidence.json");
    ResultFile.write(
        evidence, PlanFile.text(new Evidence("gvisor", Map.of(), null, null, null, null)));
    notes = new ForkNotes(evidence);
    var unused = AddedFigures.take();
  }

  @AfterEach
  void end() {
    load.close();
    server.stop(0);
  }

  @Test
  void everyIterationHasTheFiguresThatWereTakenOnce() {
    cluster.usages.addAll(List.of(List.of(at(0)), List.of(at(10)), List.of(at(20))));
    KubeletFigures figures = figures(Duration.ofSeconds(20));

    figures.addUnderLoad(IDS, load);
    Map<String, Double> first = AddedFigures.take();
    figures.addUnderLoad(IDS, load);

    assertThat(first)
        .containsOnlyKeys("cpu.pod s/op", "kubelet.interval s", "memory.pod B")
        .containsEntry("kubelet.interval s", 10.0)
        .containsEntry("memory.pod B", 20.0);
    assertThat(first.get("cpu.pod s/op")).isPositive();
    assertThat(AddedFigures.take()).isEqualTo(first);
    assertThat(remarks()).isEmpty();
  }

  @Test
  void withoutASecondReadingThereIsNoCpuTimeAndTheResolutionIsTold() {
    cluster.usages.addAll(List.of(List.of(at(0)), List.of(at(10))));

    figures(Duration.ofMillis(700)).addUnderLoad(IDS, load);

    assertThat(AddedFigures.take()).containsOnlyKeys("memory.pod B");
    assertThat(remarks())
        .singleElement()
        .asString()
        .contains("cpu.pod was not measured", "only once", "10.0 s after the one before");
  }

  @Test
  void withoutAnyReadingUnderLoadThereAreNoFigures() {
    cluster.usages.add(List.of(at(0)));

    figures(Duration.ofMillis(700)).addUnderLoad(IDS, load);

    assertThat(AddedFigures.take()).isEmpty();
    assertThat(remarks()).hasSize(2);
  }

  @Test
  void whatTheClusterRefusesIsToldOnceAndTheForkGoesOn() {
    KubeletFigures figures = figures(Duration.ofSeconds(20));

    figures.addUnderLoad(IDS, load);
    figures.addUnderLoad(IDS, load);

    assertThat(AddedFigures.take()).isEmpty();
    assertThat(remarks())
        .containsExactly("memory and CPU time were not measured: nodes/proxy is forbidden");
  }

  @Test
  void aKubeletThatDoesNotKnowAPodYetIsAskedAgain() {
    cluster.refusals = 1;
    cluster.usages.addAll(List.of(List.of(at(0)), List.of(at(10)), List.of(at(20))));

    figures(Duration.ofSeconds(20)).addUnderLoad(IDS, load);

    assertThat(AddedFigures.take()).containsKeys("cpu.pod s/op", "memory.pod B");
    assertThat(remarks()).isEmpty();
  }

  @Test
  void whereProcessesAreSeenTheyTellInstead() {
    assertThat(ServerFigures.of(cluster.engine(), notes)).isInstanceOf(KubeletFigures.class);
    cluster.offerings = EnumSet.allOf(Offering.class);
    assertThat(ServerFigures.of(cluster.engine(), notes)).isInstanceOf(HostFigures.class);
  }

  private KubeletFigures figures(Duration limit) {
    return new KubeletFigures(cluster.engine(), notes, limit, Duration.ofMillis(300));
  }

  private List<String> remarks() {
    return PlanFile.read(notes.evidenceFile(), Evidence.class).remarks();
  }

  private static PodUsage at(int seconds) {
    Instant time = BEGIN.plusSeconds(seconds);
    return new PodUsage(time, seconds * 1_000_000_000L, time, seconds);
  }
}
