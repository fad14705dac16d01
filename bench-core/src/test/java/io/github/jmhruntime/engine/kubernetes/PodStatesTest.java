package io.github.jmhruntime.engine.kubernetes;

import static io.github.jmhruntime.engine.kubernetes.FakeCluster.NAMESPACE;
import static io.github.jmhruntime.engine.kubernetes.FakePods.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.PodLives.Step;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PodStatesTest {

  private static final Duration SOON = Duration.ofSeconds(20);

  private final FakeCluster fake = new FakeCluster();
  private Cluster cluster;
  private ClusterPods pods;

  @BeforeEach
  void open() {
    cluster = fake.open("kubernetes");
    pods =
        new ClusterPods(
            cluster,
            new RunRoot(cluster, Clock.systemUTC()),
            new PodManifest("node-a", PodManifest.unique(), true, false));
  }

  @AfterEach
  void close() {
    pods.close();
    cluster.close();
    fake.close();
  }

  @Test
  void aWatchThatEndsIsFollowedByAnother() {
    PodTrack track = started();

    fake.endWatches();
    fake.set(track.name(), pod -> FakePods.ended(pod, 3, "Error", null));

    assertThat(track.await(PodTrack::hasEnded, soon())).isTrue();
  }

  @Test
  void aWatchThatHasExpiredIsFollowedByAnother() {
    PodTrack track = started();

    fake.expireWatches();
    fake.set(track.name(), pod -> FakePods.ended(pod, 3, "Error", null));

    assertThat(track.await(PodTrack::hasEnded, soon())).isTrue();
  }

  @Test
  void whatHappensWhileTheServerIsAwayIsHeardAfterwards() {
    PodTrack gone = started();
    PodTrack ended = started();
    AtomicInteger asked = new AtomicInteger();

    fake.instead =
        request ->
            request.getPath().contains("maker") && asked.incrementAndGet() < 4
                ? FakeCluster.refusal(503, "the server is shutting down")
                : null;
    fake.endWatches();
    fake.admin.pods().inNamespace(NAMESPACE).withName(gone.name()).delete();
    fake.set(ended.name(), pod -> FakePods.ended(pod, 3, "Error", null));

    assertThat(gone.await(track -> track.has(Step.GONE), soon())).isTrue();
    assertThat(gone.wasTaken()).isTrue();
    assertThat(ended.await(PodTrack::hasEnded, soon())).isTrue();
    assertThat(asked).hasValueGreaterThan(3);
  }

  @Test
  void aCallIsMadeAgainWhileTheServerIsAway() {
    String id = pods.create(spec());
    AtomicInteger asked = new AtomicInteger();
    fake.instead =
        request ->
            request.getMethod().equals("POST") && asked.incrementAndGet() < 3
                ? FakeCluster.refusal(503, "apiserver not ready")
                : null;

    pods.start(id);

    assertThat(asked).hasValue(3);
    assertThat(fake.admin.pods().inNamespace(NAMESPACE).list().getItems()).hasSize(1);
  }

  @Test
  void aPodWhoseCreationWasNotAnsweredIsNotCreatedTwice() {
    String id = pods.create(spec());
    AtomicInteger posts = new AtomicInteger();
    fake.instead =
        request ->
            request.getMethod().equals("POST") && posts.incrementAndGet() == 1
                ? fake.lose(request)
                : null;

    pods.start(id);

    assertThat(posts).hasValue(2);
  }

  @Test
  void rightsThatAreMissingAreSaidWithTheFirstPod() {
    fake.instead =
        request ->
            request.getPath().contains("maker")
                ? FakeCluster.refusal(403, "pods is forbidden: User \"u\" cannot list resource")
                : null;

    assertThatThrownBy(() -> pods.create(spec()))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("watch pods: pods is forbidden: User \"u\" cannot list resource")
        .hasMessageContaining("-Drbac=rbac.yaml` and `kubectl apply -f rbac.yaml");
  }

  @Test
  void aPodOfAnotherJvmIsAskedFor() {
    PodTrack track = started();
    try (ClusterPods others =
        new ClusterPods(
            cluster,
            new RunRoot(cluster, Clock.systemUTC()),
            new PodManifest("node-a", PodManifest.unique(), true, false))) {
      assertThat(others.state(track.name()).running()).isTrue();
      assertThat(others.awaitEnd(track.name(), Duration.ofMillis(1))).isFalse();

      others.remove(track.name());

      assertThatThrownBy(() -> others.state(track.name()))
          .hasMessageContaining("No such container");
    }
  }

  @Test
  void aPodOfSomebodyElseIsNotRemoved() {
    PodTrack track = started();
    fake.set(
        track.name(),
        pod -> {
          pod.getMetadata().getLabels().put(Labels.BY, "somebody.else");
          return pod;
        });
    try (ClusterPods others =
        new ClusterPods(
            cluster,
            new RunRoot(cluster, Clock.systemUTC()),
            new PodManifest("node-a", PodManifest.unique(), true, false))) {
      assertThatThrownBy(() -> others.remove(track.name())).hasMessageContaining("somebody else's");
    }
    assertThat(fake.admin.pods().inNamespace(NAMESPACE).list().getItems()).hasSize(1);
  }

  private PodTrack started() {
    String id = pods.create(spec());
    pods.start(id);
    return pods.track(id).orElseThrow();
  }

  private static long soon() {
    return System.nanoTime() + SOON.toNanos();
  }
}
