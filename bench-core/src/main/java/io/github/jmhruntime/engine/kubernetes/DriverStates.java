package io.github.jmhruntime.engine.kubernetes;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.FilterWatchListDeletable;
import io.fabric8.kubernetes.client.dsl.PodResource;
import io.github.jmhruntime.engine.EngineException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The pods of a run's drivers, as they were at the last look: one call for all of them, however
 * many there are. Found, and removed, by their labels.
 */
final class DriverStates {

  private final Cluster cluster;
  private final String runId;
  private final Pace pace;

  private volatile Map<String, Pod> pods = Map.of();
  private long lastAnswer = System.nanoTime();

  DriverStates(Cluster cluster, String runId, Pace pace) {
    this.cluster = cluster;
    this.runId = runId;
    this.pace = pace;
  }

  /** The pod as it was last, or null where there is none any more. */
  @Nullable Pod pod(String name) {
    return pods.get(name);
  }

  /**
   * Looks again. An API server that is away is borne for a while, in which nothing changes here.
   *
   * @throws EngineException where it is away for too long, or refuses
   */
  void look() {
    try {
      pods = byName(cluster.call("list the drivers of run " + runId, this::list));
      lastAnswer = System.nanoTime();
    } catch (EngineException e) {
      long away = System.nanoTime() - lastAnswer;
      if (!mayPass(e)) {
        throw e;
      }
      if (away > pace.absence().toNanos()) {
        throw new EngineException(
            "%s; it has been away for %d minutes, and is not waited for any longer; once it is back, resume the run"
                .formatted(e.getMessage(), TimeUnit.NANOSECONDS.toMinutes(away)),
            e);
      }
    }
  }

  /** Whether a refused call may go through later, since nobody has refused it. */
  static boolean mayPass(EngineException e) {
    return e.getCause() instanceof KubernetesClientException refusal
        && (refusal.getCode() == 0 || ClusterFailures.mayPass(refusal));
  }

  /** Asks all of them to end, without waiting for it. */
  void end(Duration grace) {
    var unused =
        cluster.repeat(
            "end the drivers of run " + runId,
            client -> ours(client).withGracePeriod(grace.toSeconds()).delete());
  }

  /**
   * Removes them with what they were given.
   *
   * @return whether they are gone; what is not, since its node is away, goes with the run's root
   */
  boolean remove(Duration grace) throws InterruptedException {
    end(grace);
    var unused =
        cluster.repeat(
            "remove the files of the drivers of run " + runId,
            client ->
                client
                    .configMaps()
                    .inNamespace(cluster.namespace())
                    .withLabels(Labels.of(runId))
                    .withLabel(DriverPods.DRIVER)
                    .delete());
    long deadline = System.nanoTime() + grace.plus(pace.end()).toNanos();
    while (true) {
      pods = byName(cluster.repeat("list the drivers of run " + runId, this::list));
      if (pods.isEmpty() || System.nanoTime() - deadline > 0) {
        return pods.isEmpty();
      }
      TimeUnit.NANOSECONDS.sleep(pace.look().toNanos());
    }
  }

  private List<Pod> list(KubernetesClient client) {
    return ours(client).list().getItems();
  }

  private FilterWatchListDeletable<Pod, PodList, PodResource> ours(KubernetesClient client) {
    return client
        .pods()
        .inNamespace(cluster.namespace())
        .withLabels(Labels.of(runId))
        .withLabel(DriverPods.DRIVER);
  }

  private static Map<String, Pod> byName(List<Pod> list) {
    return list.stream()
        .collect(
            Collectors.toUnmodifiableMap(pod -> pod.getMetadata().getName(), Function.identity()));
  }
}
