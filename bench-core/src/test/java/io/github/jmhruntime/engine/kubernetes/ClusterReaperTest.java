package io.github.jmhruntime.engine.kubernetes;

import static io.github.jmhruntime.engine.kubernetes.FakeCluster.NAMESPACE;
import static io.github.jmhruntime.engine.kubernetes.FakeCluster.RUN;
import static io.github.jmhruntime.engine.kubernetes.FakePods.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.github.jmhruntime.engine.ContainerReaper.Reaped;
import io.github.jmhruntime.engine.ContainerSpec;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ClusterReaperTest {

  private static final Instant NOW = Instant.parse("2026-11-26T15:00:00Z");

  private final FakeCluster fake = new FakeCluster();
  private Cluster cluster;

  @BeforeEach
  void open() {
    cluster = fake.open("kubernetes");
  }

  @AfterEach
  void close() {
    cluster.close();
    fake.close();
  }

  @Test
  void ofARunNothingIsLeftAndOfOthersAll() {
    String pod = start(RUN, "node-a", NOW);
    String other = start("other", "node-a", NOW);
    configMap("files", Labels.of(RUN));
    configMap("theirs", Map.of(ContainerSpec.RUN_LABEL, RUN, Labels.BY, "somebody.else"));

    Reaped reaped = reaper(null, NOW).reapRun(RUN);

    assertThat(reaped.removed()).containsExactly(pod);
    assertThat(reaped.kept()).isEmpty();
    assertThat(names(fake.admin.pods().inNamespace(NAMESPACE).list().getItems()))
        .containsExactly(other);
    assertThat(names(fake.admin.batch().v1().jobs().inNamespace(NAMESPACE).list().getItems()))
        .containsExactly(RunRoot.name("other"));
    assertThat(names(fake.admin.configMaps().inNamespace(NAMESPACE).list().getItems()))
        .containsExactly("theirs");
  }

  @Test
  void whoeverMeasuresOneNodeLeavesTheRunAndTheOtherNodes() {
    String here = start(RUN, "node-a", NOW);
    String there = start(RUN, "node-b", NOW);

    assertThat(reaper("node-a", NOW).reapRun(RUN).removed()).containsExactly(here);

    assertThat(names(fake.admin.pods().inNamespace(NAMESPACE).list().getItems()))
        .containsExactly(there);
    assertThat(fake.admin.batch().v1().jobs().inNamespace(NAMESPACE).list().getItems()).hasSize(1);
  }

  @Test
  void onlyDeadRunsOfOursAreRemoved() {
    String dead = start("dead", "node-a", NOW.minusSeconds(200));
    String alive = start("alive", "node-a", NOW.minusSeconds(100));
    String theirs = start("theirs", "node-a", NOW.minusSeconds(9999));
    fake.admin
        .batch()
        .v1()
        .jobs()
        .inNamespace(NAMESPACE)
        .withName(RunRoot.name("theirs"))
        .edit(
            job -> {
              job.getMetadata().getLabels().put(Labels.BY, "somebody.else");
              return job;
            });

    Reaped reaped = reaper(null, NOW).reapDead();

    assertThat(reaped.removed()).containsExactly(dead);
    assertThat(reaped.kept()).singleElement().asString().contains("run alive");
    assertThat(names(fake.admin.pods().inNamespace(NAMESPACE).list().getItems()))
        .containsExactlyInAnyOrder(alive, theirs);
  }

  @Test
  void aRunThatIsHeldLivesOn() {
    RunRoot root = new RunRoot(cluster, Clock.fixed(NOW.minusSeconds(300), ZoneOffset.UTC));
    var unused = root.of(RUN);
    assertThat(RunRoot.isAbandoned(job(), NOW)).isTrue();

    RunRoot holder = new RunRoot(cluster, Clock.fixed(NOW, ZoneOffset.UTC));
    holder.beat(RUN);

    assertThat(RunRoot.isAbandoned(job(), NOW.plusSeconds(100))).isFalse();
    assertThat(holder.held()).containsExactly(RUN);
    assertThat(job().getSpec().getActiveDeadlineSeconds())
        .isGreaterThanOrEqualTo(RunRoot.PATIENCE.toSeconds());
  }

  @Test
  void whetherARunIsAbandonedIsJudgedByTheServersClock() {
    fake.instead =
        request ->
            request.getPath().startsWith("/version")
                ? FakeCluster.json("{}").setHeader("Date", "Thu, 01 Jan 2026 00:00:00 GMT")
                : null;

    assertThat(ClusterClock.of(cluster).instant())
        .isBetween(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-01-01T00:01:00Z"));
  }

  private Job job() {
    return fake.admin.batch().v1().jobs().inNamespace(NAMESPACE).withName(RunRoot.name(RUN)).get();
  }

  private String start(String run, String node, Instant when) {
    Clock clock = Clock.fixed(when, ZoneOffset.UTC);
    ContainerSpec like = spec();
    ContainerSpec spec =
        new ContainerSpec(
            like.image(),
            like.entrypoint(),
            like.command(),
            null,
            null,
            null,
            Map.of(ContainerSpec.RUN_LABEL, run),
            Map.of(),
            List.of(),
            null);
    try (ClusterPods pods = pods(node, clock)) {
      String id = pods.create(spec);
      pods.start(id);
      return id;
    }
  }

  private ClusterPods pods(String node, Clock clock) {
    return new ClusterPods(
        cluster,
        new RunRoot(cluster, clock),
        new PodManifest(node, PodManifest.unique(), true, false));
  }

  private ClusterReaper reaper(@Nullable String node, Instant now) {
    Clock clock = Clock.fixed(now, ZoneOffset.UTC);
    return new ClusterReaper(
        cluster, pods("node-a", clock), new RunRoot(cluster, clock), clock, node);
  }

  private void configMap(String name, Map<String, String> labels) {
    var unused =
        fake.admin
            .configMaps()
            .inNamespace(NAMESPACE)
            .resource(
                new ConfigMapBuilder()
                    .withNewMetadata()
                    .withName(name)
                    .withLabels(labels)
                    .endMetadata()
                    .build())
            .create();
  }

  private static List<String> names(List<? extends HasMetadata> items) {
    return items.stream().map(item -> item.getMetadata().getName()).toList();
  }
}
