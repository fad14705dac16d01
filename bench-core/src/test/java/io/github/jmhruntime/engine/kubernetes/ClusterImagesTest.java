package io.github.jmhruntime.engine.kubernetes;

import static io.github.jmhruntime.engine.kubernetes.FakeCluster.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.github.jmhruntime.engine.BuildVariant;
import io.github.jmhruntime.engine.ProvidedImage;
import io.github.jmhruntime.engine.ProvidedImage.Origin;
import io.github.jmhruntime.event.Event;
import io.github.jmhruntime.profile.Image;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ClusterImagesTest {

  private static final Image REDIS =
      new Image(
          "redis",
          "Redis",
          "redis:7",
          Map.of(),
          Map.of("Dockerfile", "FROM base\n"),
          List.of(),
          "SIGTERM",
          new Image.Readiness("ready", null));

  private final FakeCluster fake = new FakeCluster();
  private final Cluster cluster = fake.open("kubernetes");
  private final List<String> told = new ArrayList<>();

  @AfterEach
  void close() {
    assertThat(fake.admin.pods().inNamespace(NAMESPACE).list().getItems()).isEmpty();
    assertThat(fake.admin.batch().v1().jobs().inNamespace(NAMESPACE).list().getItems()).isEmpty();
    cluster.close();
    fake.close();
  }

  @Test
  void oneThatAllNodesListNeedsNoPod() {
    Node node = having("node-a", "docker.io/library/redis:7", "docker.io/library/redis@sha256:12");

    ProvidedImage image = provide(List.of(node));

    assertThat(image)
        .isEqualTo(
            new ProvidedImage(
                "redis", "redis:7", "docker.io/library/redis@sha256:12", Origin.PRESENT, 77));
    assertThat(told).isEmpty();
  }

  @Test
  void oneThatWasBuiltAndLoadedIsFoundByItsTag() {
    String tag = BuildVariant.onPackages(REDIS).orElseThrow().tag();

    assertThat(provide(List.of(having("node-a", "docker.io/" + tag))).reference()).isEqualTo(tag);
  }

  @Test
  void oneThatANodeDoesNotListIsPulledByItsKubelet() {
    Node has = having("node-a", "docker.io/library/redis:7");
    Node pulls = fake.node("node-b");

    ProvidedImage image = provide(List.of(has, pulls));

    assertThat(image.origin()).isEqualTo(Origin.PULLED);
    assertThat(image.digest()).isEqualTo("docker.io/library/redis@sha256:1234");
    assertThat(told).containsExactly("pulling redis:7 on node node-b");
  }

  @Test
  void whereACommandFailsTheImageIsThere() {
    fake.fate = pod -> FakePods.waiting(pod, "CreateContainerError", "no command specified");

    assertThat(provide(List.of(fake.node("node-a"))).reference()).isEqualTo("redis:7");
  }

  @Test
  void oneThatCannotBeHadIsToldWithEachNodesReasonAndTheRemedy() {
    fake.fate =
        pod ->
            policy(pod).equals("Never")
                ? FakePods.waiting(pod, "ErrImageNeverPull", "is not present")
                : FakePods.waiting(pod, "ErrImagePull", "failed to pull: not found");
    String tag = BuildVariant.onPackages(REDIS).orElseThrow().tag();

    assertThatThrownBy(() -> provide(List.of(fake.node("node-a"))))
        .hasMessageContaining("image 'redis' cannot be provided")
        .hasMessageContaining("node node-a has no redis:7: ErrImagePull: failed to pull: not found")
        .hasMessageContaining("node node-a has no " + tag + ": ErrImageNeverPull: is not present")
        .hasMessageContaining("`docker save " + tag + " | ctr -n k8s.io images import -`");
  }

  @Test
  void namesAreComparedAsEnginesListThem() {
    assertThat(ImageName.whole("redis")).isEqualTo("docker.io/library/redis:latest");
    assertThat(ImageName.whole("jmh-runtime/http:1")).isEqualTo("docker.io/jmh-runtime/http:1");
    assertThat(ImageName.whole("localhost:5000/x")).isEqualTo("localhost:5000/x:latest");
    assertThat(ImageName.whole("registry.k8s.io/pause@sha256:12"))
        .isEqualTo("registry.k8s.io/pause@sha256:12");
  }

  private static String policy(Pod pod) {
    return pod.getSpec().getContainers().get(0).getImagePullPolicy();
  }

  private Node having(String name, String... names) {
    return fake.node(
        name,
        node ->
            node.editStatus()
                .addNewImage()
                .withNames(names)
                .withSizeBytes(77L)
                .endImage()
                .endStatus());
  }

  private ProvidedImage provide(List<Node> nodes) {
    ImageProbe probe = new ImageProbe(cluster, new RunRoot(cluster, Clock.systemUTC()));
    return new ClusterImages(nodes, probe, "kubernetes")
        .provide(REDIS, event -> told.add(((Event.Step) event).text()));
  }
}
