package io.github.jmhruntime.engine.kubernetes;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.Workplace;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A pod on each node, in which a driver works; its log brings home what it writes.
 *
 * <p>The pods belong to the run's root, as all does, so that the cluster removes them should this
 * JVM die. They are pods that are bound to their nodes and no indexed Job: 1.20 has none, and none
 * can say which index goes to which node.
 */
final class ClusterWorkplace implements Workplace {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int RADIX = 36;

  private final Cluster cluster;
  private final RunRoot root;
  private final List<String> nodeNames;
  private final Pace pace;

  /** One on nodes, at least one; the cluster's address names the image that drivers run from. */
  ClusterWorkplace(Cluster cluster, RunRoot root, List<String> nodeNames) {
    this(cluster, root, nodeNames, Pace.USUAL);
  }

  /** For tests as well: one that looks at pods more often. */
  ClusterWorkplace(Cluster cluster, RunRoot root, List<String> nodeNames, Pace pace) {
    this.cluster = cluster;
    this.root = root;
    this.nodeNames = List.copyOf(nodeNames);
    this.pace = pace;
  }

  @Override
  public List<String> places() {
    return nodeNames;
  }

  @Override
  public List<Lost> work(Assignment assignment, Listener listener) throws InterruptedException {
    String image = image();
    DriverStates states = new DriverStates(cluster, assignment.runId(), pace);
    // What an earlier driver of the same run still does there would be measured as well.
    var unused = states.remove(Duration.ZERO);
    try (WorkingDrivers drivers = new WorkingDrivers(cluster, root, assignment, states, pace)) {
      List<String> pods = make(assignment, image);
      states.look();
      drivers.follow(pods, listener);
      List<Lost> lost = drivers.await();
      leave(assignment, states, Duration.ZERO);
      return lost;
    } catch (InterruptedException | RuntimeException e) {
      try {
        leave(assignment, states, DriverPods.GRACE);
      } catch (EngineException left) {
        e.addSuppressed(left);
      }
      throw e;
    }
  }

  private String image() {
    String image = cluster.address().driverImage();
    if (image == null) {
      throw new EngineException(
          "-Dengine=%s: drivers in the cluster need an image; make one with `./bench image`, and name it with -DdriverImage"
              .formatted(cluster.address().named()));
    }
    return image;
  }

  /** Makes all that drivers need, and then the drivers, whose names it returns. */
  private List<String> make(Assignment assignment, String image) {
    ObjectMeta common =
        new ObjectMetaBuilder()
            .withName("jmh-driver-" + Long.toString(RANDOM.nextLong() >>> 16, RADIX))
            .withNamespace(cluster.namespace())
            .withLabels(Labels.of(assignment.runId()))
            .withOwnerReferences(root.of(assignment.runId()))
            .build();
    root.beat(assignment.runId());
    ObjectMeta ofFiles =
        new ObjectMetaBuilder(common).addToLabels(DriverPods.DRIVER, "files").build();
    List<ConfigMap> maps = DriverFiles.maps(assignment.files(), ofFiles);
    for (ConfigMap map : maps) {
      var unused =
          cluster.call(
              "make ConfigMap " + map.getMetadata().getName(),
              client ->
                  client.configMaps().inNamespace(cluster.namespace()).resource(map).create());
    }
    DriverPods manifests = new DriverPods(image, cluster, assignment);
    List<String> names = new ArrayList<>();
    for (int number = 0; number < assignment.places().size(); number++) {
      Pod pod = manifests.pod(number, common, DriverFiles.volume("given", maps));
      var unused =
          cluster.call(
              "make the driver's pod on node " + assignment.places().get(number),
              client -> client.pods().inNamespace(cluster.namespace()).resource(pod).create());
      names.add(pod.getMetadata().getName());
    }
    return names;
  }

  private void leave(Assignment assignment, DriverStates states, Duration grace)
      throws InterruptedException {
    var unused = states.remove(grace);
    root.remove(assignment.runId());
  }
}
