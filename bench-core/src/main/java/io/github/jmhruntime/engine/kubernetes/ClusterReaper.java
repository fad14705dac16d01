package io.github.jmhruntime.engine.kubernetes;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.github.jmhruntime.engine.ContainerReaper;
import io.github.jmhruntime.engine.ContainerSpec;
import io.github.jmhruntime.engine.EngineException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Removes what runs of this user left in a namespace. It selects by labels only, of which one is
 * whose it is, so that nobody else's is even seen.
 */
final class ClusterReaper implements ContainerReaper {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(200);

  private final Cluster cluster;
  private final ClusterPods pods;
  private final RunRoot root;
  private final Clock clock;
  private final @Nullable String node;

  /**
   * Creates it.
   *
   * @param node of whose containers it removes those of a run, leaving the run itself to whoever
   *     has begun it; null to remove whole runs
   */
  ClusterReaper(
      Cluster cluster, ClusterPods pods, RunRoot root, Clock clock, @Nullable String node) {
    this.cluster = cluster;
    this.pods = pods;
    this.root = root;
    this.clock = clock;
    this.node = node;
  }

  @Override
  public Reaped reapRun(String runId) {
    if (node != null) {
      return removePods(Labels.on(node, runId));
    }
    return removeRun(runId, Labels.of(runId));
  }

  @Override
  public Reaped reapDead() {
    List<String> removed = new ArrayList<>();
    List<String> kept = new ArrayList<>();
    for (Job job : roots()) {
      String run = String.valueOf(job.getMetadata().getLabels().get(ContainerSpec.RUN_LABEL));
      if (RunRoot.isAbandoned(job, clock.instant())) {
        Reaped reaped = removeRun(run, Labels.of(run));
        removed.addAll(reaped.removed().isEmpty() ? List.of("run " + run) : reaped.removed());
        kept.addAll(reaped.kept());
      } else {
        kept.add(
            "run %s: whoever holds it has put off its end within the last %d minutes"
                .formatted(run, RunRoot.BETWEEN_BEATS.multipliedBy(3).toMinutes()));
      }
    }
    return new Reaped(List.copyOf(removed), List.copyOf(kept));
  }

  private List<Job> roots() {
    return cluster.repeat(
        "list the runs of " + Labels.by(),
        client ->
            client
                .batch()
                .v1()
                .jobs()
                .inNamespace(cluster.namespace())
                .withLabels(Labels.ours())
                .withLabel(ContainerSpec.RUN_LABEL)
                .list()
                .getItems());
  }

  /** The root goes first, so that the cluster goes on with the rest should this JVM die now. */
  private Reaped removeRun(String runId, Map<String, String> labels) {
    root.remove(runId);
    Reaped reaped = removePods(labels);
    var unused =
        cluster.repeat(
            "remove what run %s was given".formatted(runId),
            client ->
                client.configMaps().inNamespace(cluster.namespace()).withLabels(labels).delete());
    return reaped;
  }

  private Reaped removePods(Map<String, String> labels) {
    List<Pod> found = selected(labels);
    if (!found.isEmpty()) {
      found.forEach(pod -> pods.unwanted(pod.getMetadata().getName()));
      var unused =
          cluster.repeat(
              "delete pods",
              client ->
                  client
                      .pods()
                      .inNamespace(cluster.namespace())
                      .withLabels(labels)
                      .withGracePeriod(PodManifest.SHORTEST_GRACE_SECONDS)
                      .delete());
    }
    List<Pod> left = awaitGone(labels, found);
    List<String> names = new ArrayList<>(found.stream().map(ClusterReaper::name).toList());
    names.removeAll(left.stream().map(ClusterReaper::name).toList());
    names.forEach(pods::forget);
    return new Reaped(List.copyOf(names), left.stream().map(ClusterReaper::kept).toList());
  }

  private List<Pod> awaitGone(Map<String, String> labels, List<Pod> found) {
    List<Pod> left = found;
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!left.isEmpty()) {
      left = selected(labels);
      if (left.isEmpty() || System.nanoTime() - deadline >= 0) {
        return left;
      }
      LockSupport.parkNanos(BETWEEN_QUESTIONS.toNanos());
    }
    return left;
  }

  private List<Pod> selected(Map<String, String> labels) {
    return cluster.repeat(
        "list pods",
        client ->
            client.pods().inNamespace(cluster.namespace()).withLabels(labels).list().getItems());
  }

  private static String kept(Pod pod) {
    return "pod %s: the kubelet of node %s has not let go of it within %d s; once the node is gone for good, `kubectl delete pod %s --force` gives it up"
        .formatted(name(pod), pod.getSpec().getNodeName(), PATIENCE.toSeconds(), name(pod));
  }

  private static String name(Pod pod) {
    return pod.getMetadata().getName();
  }

  /**
   * {@inheritDoc}
   *
   * @throws EngineException also where it is somebody else's
   */
  @Override
  public void remove(String id) {
    pods.remove(id);
  }
}
