package io.github.jmhruntime.engine.kubernetes;

import static io.github.jmhruntime.engine.kubernetes.FakePods.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.EngineTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class PodTroublesTest {

  private static final Duration LONG = Duration.ofSeconds(50);
  private static final Duration SHORT = Duration.ofMillis(400);

  private final FakeCluster cluster = new FakeCluster();

  @AfterEach
  void close() {
    cluster.close();
  }

  static Stream<Arguments> whatCannotMendItself() {
    return Stream.of(
        fate(
            "ErrImageNeverPull: Container image \"x\" is not present with pull policy of Never",
            "ctr -n k8s.io images import",
            pod ->
                FakePods.waiting(
                    pod,
                    "ErrImageNeverPull",
                    "Container image \"x\" is not present with pull policy of Never")),
        fate(
            "ErrImagePull: failed to pull and unpack image \"x\": not found",
            "push the image to a registry",
            pod ->
                FakePods.waiting(
                    pod, "ErrImagePull", "failed to pull and unpack image \"x\": not found")),
        fate(
            "InvalidImageName: couldn't parse image reference \"X:\"",
            "correct it",
            pod ->
                FakePods.waiting(pod, "InvalidImageName", "couldn't parse image reference \"X:\"")),
        fate(
            "CreateContainerConfigError: secret \"s\" not found",
            "",
            pod -> FakePods.waiting(pod, "CreateContainerConfigError", "secret \"s\" not found")),
        fate(
            "StartError: exec: \"java\": executable file not found in $PATH",
            "",
            pod ->
                FakePods.ended(
                    pod, 128, "StartError", "exec: \"java\": executable file not found in $PATH")),
        fate(
            "NodeAffinity: Predicate NodeAffinity failed",
            "",
            pod -> FakePods.failed(pod, "NodeAffinity", "Predicate NodeAffinity failed")));
  }

  private static Arguments fate(String words, String remedy, UnaryOperator<Pod> fate) {
    return Arguments.of(words, remedy, fate);
  }

  @ParameterizedTest
  @MethodSource("whatCannotMendItself")
  void aPodThatCannotStartFailsAtOnce(String words, String remedy, UnaryOperator<Pod> fate) {
    cluster.fate = fate;
    long begin = System.nanoTime();

    assertThatThrownBy(() -> start(LONG))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("does not start: " + words)
        .hasMessageContaining(remedy);
    assertThat(System.nanoTime() - begin).isLessThan(LONG.toNanos() / 2);
  }

  @Test
  void aHandlerThatTheNodeDoesNotHaveIsToldInTheKubeletsWordsLongBeforeTheLimit() {
    cluster.fate = pod -> FakePods.waiting(pod, "ContainerCreating", null);
    cluster.warn("Other", "something before");
    cluster.warn(
        "FailedCreatePodSandBox",
        "Failed to create pod sandbox: rpc error: no runtime for \"kata\" is configured");
    long begin = System.nanoTime();

    assertThatThrownBy(() -> start(LONG))
        .hasMessageContaining("FailedCreatePodSandBox: Failed to create pod sandbox")
        .hasMessageContaining("no runtime for \"kata\" is configured; the node's engine")
        .hasMessageContaining("config.toml");
    assertThat(System.nanoTime() - begin).isLessThan(TimeUnit.SECONDS.toNanos(25));
  }

  @Test
  void onePullThatFailsMayBeFollowedByAnother() {
    PodTrack track = new PodTrack("p");
    Pod pod = new PodBuilder().withNewMetadata().withName("p").endMetadata().build();
    track.see(FakePods.waiting(pod, "ErrImagePull", "i/o timeout"), 1);
    track.see(FakePods.waiting(pod, "ErrImagePull", "i/o timeout"), 2);
    track.see(FakePods.waiting(pod, "ImagePullBackOff", "Back-off"), 3);
    assertThat(PodTroubles.hopeless(track)).isEmpty();

    track.see(FakePods.waiting(pod, "ErrImagePull", "i/o timeout"), 4);
    assertThat(PodTroubles.hopeless(track)).isPresent();
  }

  @Test
  void thatNoNodeHasRoomIsToldAtTheLimit() {
    cluster.fate =
        pod ->
            new PodBuilder(pod)
                .withStatus(
                    new PodStatusBuilder()
                        .withPhase("Pending")
                        .addNewCondition()
                        .withType("PodScheduled")
                        .withStatus("False")
                        .withReason("Unschedulable")
                        .withMessage("0/3 nodes are available: 1 Insufficient cpu.")
                        .endCondition()
                        .build())
                .build();

    assertThatThrownBy(() -> start(SHORT))
        .isNotInstanceOf(EngineTimeoutException.class)
        .hasMessageContaining("does not start: not within 0.4 s; Unschedulable: 0/3 nodes")
        .hasMessageContaining("fewer CPUs with -Dlimits");
  }

  @Test
  void aNodeThatIsNotReadyIsToldAtTheLimit() {
    cluster.fate = pod -> FakePods.waiting(pod, "ContainerCreating", null);
    cluster.node(
        "node-a",
        node ->
            new NodeBuilder(node.build())
                .editStatus()
                .withConditions()
                .addNewCondition()
                .withType("Ready")
                .withStatus("Unknown")
                .withReason("NodeStatusUnknown")
                .withMessage("Kubelet stopped posting node status.")
                .endCondition()
                .endStatus());

    assertThatThrownBy(() -> start(SHORT))
        .hasMessageContaining("node node-a is not ready (NodeStatusUnknown: Kubelet stopped");
  }

  @Test
  void whereNobodyKnowsWhyTheRuntimeMayHang() {
    cluster.node("node-a");
    cluster.fate = pod -> FakePods.waiting(pod, "ContainerCreating", null);

    assertThatThrownBy(() -> start(SHORT))
        .isInstanceOf(EngineTimeoutException.class)
        .hasMessageContaining(EngineTimeoutException.SIGN);
  }

  private void start(Duration limit) {
    try (Cluster opened = cluster.open("kubernetes", limit);
        ClusterPods pods =
            new ClusterPods(
                opened,
                new RunRoot(opened, Clock.systemUTC()),
                new PodManifest("node-a", PodManifest.unique(), true, false))) {
      pods.start(pods.create(spec()));
    }
  }
}
