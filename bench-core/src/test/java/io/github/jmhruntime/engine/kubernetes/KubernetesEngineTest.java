package io.github.jmhruntime.engine.kubernetes;

import static io.github.jmhruntime.engine.kubernetes.FakeCluster.NAMESPACE;
import static io.github.jmhruntime.engine.kubernetes.FakeCluster.RUN;
import static io.github.jmhruntime.engine.kubernetes.FakePods.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.node.v1.RuntimeClassBuilder;
import io.github.jmhruntime.engine.ContainerState;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.Offering;
import io.github.jmhruntime.engine.PodLives.Life;
import io.github.jmhruntime.engine.PodLives.Step;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class KubernetesEngineTest {

  private static final String ADDRESS =
      "kubernetes?namespace=measured&node=node-a&driverImage=registry.example%2Fjmh%3A1";

  private final FakeCluster cluster = new FakeCluster();
  private KubernetesEngine engine;

  @BeforeEach
  void open() {
    cluster.node("node-a");
    cluster
        .admin
        .runtimeClasses()
        .resource(
            new RuntimeClassBuilder()
                .withNewMetadata()
                .withName("gvisor")
                .endMetadata()
                .withHandler("runsc")
                .build())
        .create();
    engine = KubernetesEngines.connect(cluster.open(ADDRESS));
  }

  @AfterEach
  void close() {
    engine.close();
    cluster.close();
  }

  @Test
  void aContainerIsAPodOfItsNodeFromCreationToRemoval() {
    String id = engine.create(spec());
    assertThat(cluster.admin.pods().list().getItems()).as("before the start").isEmpty();
    assertThat(engine.inspect(id).status()).isEqualTo("created");

    engine.start(id);

    ContainerState state = engine.inspect(id);
    assertThat(state)
        .isEqualTo(
            new ContainerState(
                id, "running", 0, false, "", "gvisor", 1.5, 268_435_456L, 0, "10.1.2.3"));
    Pod pod = cluster.admin.pods().inNamespace(NAMESPACE).withName(id).get();
    assertThat(pod.getMetadata().getLabels())
        .containsEntry("io.github.jmhruntime.run", RUN)
        .containsEntry(Labels.BY, Labels.by())
        .containsEntry(Labels.NODE, "node-a");
    assertThat(pod.getMetadata().getOwnerReferences().get(0).getName())
        .isEqualTo(RunRoot.name(RUN));

    engine.remove(id);
    engine.remove(id);

    assertThat(cluster.admin.pods().list().getItems()).isEmpty();
    assertThatThrownBy(() -> engine.inspect(id))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("No such container");
  }

  @Test
  void oneThatIsStoppedHasEndedAndIsKnownUntilItIsRemoved() {
    String id = engine.create(spec());
    engine.start(id);

    engine.stop(id, Duration.ofSeconds(1));

    assertThat(engine.inspect(id).status()).isEqualTo("exited");
    assertThat(engine.inspect(id).error()).as("it was deleted by us").isEmpty();
    assertThat(engine.awaitExit(id, Duration.ofSeconds(1))).isEqualTo(137);
    engine.remove(id);
  }

  @Test
  void anExitCodeAndWantOfMemoryAreToldByTheWatch() {
    cluster.fate = pod -> FakePods.ended(pod, 137, "OOMKilled", null);
    String id = engine.create(spec());
    engine.start(id);

    assertThat(engine.awaitExit(id, Duration.ofSeconds(5))).isEqualTo(137);
    assertThat(engine.inspect(id).outOfMemory()).isTrue();
    assertThat(engine.inspect(id).error()).isEqualTo("OOMKilled");
  }

  @Test
  void onesThatOthersEvictOrDeleteSaySo() {
    String evicted = engine.create(spec());
    String deleted = engine.create(spec());
    engine.start(evicted);
    engine.start(deleted);

    cluster.set(evicted, pod -> FakePods.failed(pod, "Evicted", "low on memory"));
    cluster.admin.pods().inNamespace(NAMESPACE).withName(deleted).delete();

    assertThat(engine.awaitExit(evicted, Duration.ofSeconds(5))).isEqualTo(137);
    assertThat(engine.inspect(evicted).error()).startsWith("Evicted: low on memory; free the node");
    assertThat(engine.awaitExit(deleted, Duration.ofSeconds(5))).isEqualTo(137);
    assertThat(engine.inspect(deleted).error()).contains("was deleted by others");
  }

  @Test
  void theStepsOfPodsLivesComeInTheirOrder() {
    List<Life> lives = engine.podLives().orElseThrow().createAll(spec(), 3);
    for (Life life : lives) {
      long created = life.await(Step.CREATED, Duration.ofSeconds(5));
      long ready = life.await(Step.READY, Duration.ofSeconds(5));
      assertThat(created).isGreaterThan(life.beginNanoTime());
      assertThat(life.await(Step.STARTED, Duration.ofSeconds(5))).isLessThanOrEqualTo(ready);
      assertThat(life.await(Step.SCHEDULED, Duration.ofSeconds(5))).isLessThanOrEqualTo(ready);

      life.delete();

      assertThat(life.await(Step.GONE, Duration.ofSeconds(5))).isGreaterThan(ready);
      assertThat(life.await(Step.DELETED, Duration.ofSeconds(5))).isGreaterThan(ready);
      life.close();
    }
    assertThat(cluster.admin.pods().list().getItems()).isEmpty();
  }

  @Test
  void aStepThatCannotBeTakenAnyMoreFailsWithTheReason() {
    cluster.fate = pod -> FakePods.failed(pod, "OutOfcpu", "Node didn't have enough resource");
    try (Life life = engine.podLives().orElseThrow().create(spec())) {
      assertThatThrownBy(() -> life.await(Step.READY, Duration.ofSeconds(20)))
          .hasMessageContaining("does not become ready: OutOfcpu: Node didn't have enough resource")
          .hasMessageContaining("-Dlimits");
    }
  }

  @Test
  void aPodThatIsRefusedLeavesNoneOfItsSiblings() {
    cluster.instead =
        request ->
            request.getMethod().equals("POST") && request.getPath().endsWith("/pods")
                ? FakeCluster.refusal(403, "exceeded quota: pods")
                : null;

    assertThatThrownBy(() -> engine.podLives().orElseThrow().createAll(spec(), 2))
        .hasMessageContaining("exceeded quota")
        .hasMessageContaining("quota; ask for less");
    assertThat(cluster.admin.pods().list().getItems()).isEmpty();
  }

  @Test
  void theEngineSpeaksOfItsNode() {
    assertThat(engine.offerings()).containsExactly(Offering.POD_LIFE);
    assertThat(engine.place()).contains("node-a");
    assertThat(engine.forkImage()).contains("registry.example/jmh:1");
    assertThat(engine.gateway()).isEqualTo("192.0.2.7");
    var info = engine.info();
    assertThat(info.runtimes()).isEqualTo(Map.of("gvisor", "runsc", "runc", ""));
    assertThat(info.identity()).isEqualTo("Kubernetes 1.20.2, containerd 1.6.20");
    assertThat(info.cpus()).isEqualTo(3);
    assertThat(info.memoryBytes()).isEqualTo(4L << 30);
  }

  @Test
  void theKubeletsFiguresAreThoseOfThePodsInTheirOrder() {
    cluster.instead =
        request ->
            request.getPath().endsWith("/proxy/stats/summary")
                ? FakeCluster.json(
                    """
                    {"pods":[
                     {"podRef":{"name":"b","namespace":"measured"},
                      "containers":[{"cpu":{"time":"2026-01-01T00:00:01Z","usageCoreNanoSeconds":7},
                                     "memory":{"time":"2026-01-01T00:00:02Z","workingSetBytes":8}}]},
                     {"podRef":{"name":"a","namespace":"other"}},
                     {"podRef":{"name":"a","namespace":"measured"},
                      "cpu":{"time":"2026-01-01T00:00:03Z","usageCoreNanoSeconds":5},
                      "memory":{"time":"2026-01-01T00:00:03Z","workingSetBytes":6}}]}
                    """)
                : null;

    assertThat(engine.usage(List.of("a", "b")))
        .extracting(usage -> usage.cpuNanos() + " " + usage.workingSetBytes() + " " + usage.cpuAt())
        .containsExactly("5 6 2026-01-01T00:00:03Z", "7 8 2026-01-01T00:00:01Z");
    assertThatThrownBy(() -> engine.usage(List.of("c"))).hasMessageContaining("says nothing of it");

    cluster.instead =
        request ->
            FakeCluster.refusal(
                403, "nodes \"node-a\" is forbidden: User \"u\" cannot get nodes/proxy");
    assertThatThrownBy(() -> engine.usage(List.of("a")))
        .hasMessageContaining("cannot get nodes/proxy")
        .hasMessageContaining("-Drbac=rbac.yaml` and `kubectl apply -f rbac.yaml");
  }
}
