package io.github.jmhruntime.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.PodLives.Step;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PodBenchmarkTest {

  private static final long SECOND = 1_000_000_000;

  private final FakeCluster cluster = new FakeCluster();
  private final PodBenchmark benchmark = new PodBenchmark();

  @BeforeEach
  void tell() {
    cluster.told.putAll(
        Map.of(
            Step.CREATED, SECOND,
            Step.SCHEDULED, 3 * SECOND,
            Step.STARTED, 6 * SECOND,
            Step.READY, 10 * SECOND,
            Step.DELETED, SECOND,
            Step.GONE, 6 * SECOND));
    var unused = AddedFigures.take();
  }

  @Test
  void aStartAddsWhatEachStepTookAndRemovesThePod() {
    PodBenchmark.Absent pod = new PodBenchmark.Absent();
    pod.choose(new FakePods(cluster));
    benchmark.start(pod);
    assertThat(cluster.calls).containsExactly("create jmh-0");
    pod.checkAndRemove();
    assertThat(AddedFigures.take())
        .containsOnly(
            Map.entry("created s/op", 1.0),
            Map.entry("scheduled s/op", 2.0),
            Map.entry("started s/op", 3.0),
            Map.entry("ready s/op", 4.0));
    assertThat(cluster.calls).endsWith("close jmh-0");
  }

  @Test
  void aRemovalBeginsOnceTheWorkloadIsReadyAndEndsWhenThePodIsGone() {
    PodBenchmark.Ready pod = new PodBenchmark.Ready();
    pod.choose(new FakePods(cluster));
    pod.begin();
    benchmark.remove(pod);
    pod.checkAndRemove();
    assertThat(cluster.calls)
        .containsExactly(
            "create jmh-0", "await workload jmh-0", "delete jmh-0", "gone jmh-0", "close jmh-0");
    assertThat(AddedFigures.take()).containsOnlyKeys("deleted s/op", "gone s/op");
  }

  @Test
  void aWholeLifeHasAllSixSteps() {
    PodBenchmark.Absent pod = new PodBenchmark.Absent();
    pod.choose(new FakePods(cluster));
    benchmark.cycle(pod);
    pod.checkAndRemove();
    assertThat(AddedFigures.take()).hasSize(6);
    assertThat(cluster.calls).contains("delete jmh-0");
  }

  @Test
  void aPodUnderAnotherRuntimeFailsTheFork() {
    cluster.runtime = "runc";
    PodBenchmark.Absent pod = new PodBenchmark.Absent();
    pod.choose(new FakePods(cluster));
    benchmark.start(pod);
    assertThatThrownBy(pod::checkAndRemove)
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("ran under 'runc' although 'gvisor' was asked for");
  }

  @Test
  void aStepThatIsNotTakenFailsWithTheClustersReason() {
    cluster.failing.put(0, "no runtime for \"kata\" is configured");
    PodBenchmark.Absent pod = new PodBenchmark.Absent();
    pod.choose(new FakePods(cluster));
    assertThatThrownBy(() -> benchmark.start(pod))
        .hasMessageContaining("no runtime for \"kata\" is configured");
  }

  @Test
  void aStormAddsHowSoonEachWasReadyAndRemovesAll() {
    PodStorm storm = storm(3);
    benchmark.storm(storm);
    storm.checkAndRemove();
    assertThat(AddedFigures.take())
        .containsEntry("start.min s/op", 10.0)
        .containsEntry("start.max s/op", 10.0)
        .containsEntry("start.spread s/op", 0.0)
        .containsKeys("start.p50 s/op", "start.rate ops/s");
    assertThat(cluster.calls).contains("close jmh-0", "close jmh-1", "close jmh-2");
  }

  @Test
  void ofAStormItIsToldHowManyFailedAndWhy() {
    cluster.failing.put(1, "0/1 nodes are available: 1 Insufficient memory.");
    cluster.failing.put(2, "another");
    PodStorm storm = storm(3);
    assertThatThrownBy(() -> benchmark.storm(storm))
        .hasMessage("2 of 3 pods failed: 0/1 nodes are available: 1 Insufficient memory.");
  }

  private PodStorm storm(int scale) {
    PodStorm storm = new PodStorm();
    storm.scale = scale;
    storm.choose(new FakePods(cluster));
    return storm;
  }
}
