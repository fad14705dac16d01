package io.github.jmhruntime.engine.kubernetes;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.StatusDetails;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.PodResource;
import io.github.jmhruntime.engine.ContainerSpec;
import io.github.jmhruntime.engine.ContainerState;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.PodLives.Step;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The pods that this JVM makes on a node; those of others are known by asking. Thread-safe. */
final class ClusterPods implements AutoCloseable {

  private final Cluster cluster;
  private final RunRoot root;
  private final PodManifest manifest;
  private final PodStates states;
  private final PodWaits waits;
  private final Map<String, Pod> made = new ConcurrentHashMap<>();

  ClusterPods(Cluster cluster, RunRoot root, PodManifest manifest) {
    this.cluster = cluster;
    this.root = root;
    this.manifest = manifest;
    this.states = new PodStates(cluster, manifest.maker());
    this.waits = new PodWaits(states, new PodTroubles(cluster));
  }

  /** Makes the manifest of one, of which is heard from now on; the cluster has not got it yet. */
  String create(ContainerSpec spec) {
    return create(spec, UnaryOperator.identity());
  }

  /** The same with a change of the manifest. */
  String create(ContainerSpec spec, UnaryOperator<Pod> change) {
    Refusals.check(spec);
    String run = String.valueOf(spec.labels().get(ContainerSpec.RUN_LABEL));
    Pod pod = change.apply(manifest.of(spec, root.of(run)));
    String id = pod.getMetadata().getName();
    var unused = states.expect(id);
    made.put(id, pod);
    return id;
  }

  /** Hands one to the cluster. */
  PodTrack submit(String id) {
    Pod pod = made.get(id);
    PodTrack track = states.of(id).orElseThrow(() -> unknown(id));
    if (pod == null || track.has(Step.CREATED)) {
      throw new EngineException("start pod %s: it has been started before".formatted(id));
    }
    Pod answer = cluster.repeat("create pod " + id, client -> createOnce(pod));
    long now = System.nanoTime();
    track.took(Step.CREATED, now);
    track.see(answer, now);
    return track;
  }

  /** The answer to a call that went through may have been lost. */
  private Pod createOnce(Pod pod) {
    try {
      return cluster.client().pods().inNamespace(cluster.namespace()).resource(pod).create();
    } catch (KubernetesClientException e) {
      Pod found = ClusterFailures.isConflict(e) ? named(pod.getMetadata().getName()).get() : null;
      if (found == null) {
        throw e;
      }
      return found;
    }
  }

  /** Hands one to the cluster and waits until its container runs, or has ended. */
  void start(String id) {
    PodTrack track = submit(id);
    var unused = waits.await(track, Step.STARTED, cluster.limit());
  }

  /** Waits until a pod has taken a step. */
  long await(PodTrack track, Step step, Duration limit) {
    return waits.await(track, step, limit);
  }

  /** What is heard of one of this JVM's. */
  Optional<PodTrack> track(String id) {
    return states.of(id);
  }

  /** The state of one now. */
  ContainerState state(String id) {
    Optional<PodTrack> track = states.of(id);
    if (track.isPresent()) {
      return track
          .get()
          .last()
          .map(view -> PodAnswers.state(track.get(), view))
          .or(() -> Optional.ofNullable(made.get(id)).map(PodAnswers::created))
          .orElseThrow(() -> unknown(id));
    }
    return PodAnswers.state(new PodTrack(id), new PodView(ask(id)));
  }

  /** Whether the container of one has ended, also where it is not there any more. */
  boolean hasEnded(String id) {
    return states
        .of(id)
        .map(PodTrack::hasEnded)
        .orElseGet(() -> find(id).map(pod -> new PodView(pod).hasEnded()).orElse(true));
  }

  /** Waits until one has begun to run, however long that takes. */
  void awaitBegin(String id) {
    Optional<PodTrack> track = states.of(id);
    if (track.isPresent()) {
      var unused =
          track.get().await(each -> each.has(Step.STARTED) || each.hasEnded(), Long.MAX_VALUE);
    }
  }

  /**
   * Waits until the container of one has ended.
   *
   * @return whether it has
   */
  boolean awaitEnd(String id, Duration limit) {
    Optional<PodTrack> track = states.of(id);
    if (track.isPresent()) {
      return waits.awaitEnd(track.get(), limit);
    }
    var unused = ask(id);
    return waits.poll(new PodTrack(id), PodTrack::hasEnded, limit);
  }

  /** Asks for the deletion of one, with the time to end in good order that it has by itself. */
  void delete(String id) {
    delete(id, PodResource::delete);
  }

  /** Asks for the deletion of one; where nobody has it any more, there is nothing to do. */
  void delete(String id, Duration grace) {
    long seconds = Math.max(PodManifest.SHORTEST_GRACE_SECONDS, grace.toSeconds());
    delete(id, pod -> pod.withGracePeriod(seconds).delete());
  }

  private void delete(String id, Function<PodResource, List<StatusDetails>> call) {
    Optional<PodTrack> track = states.of(id);
    if (track.isPresent() && !track.get().has(Step.CREATED)) {
      return;
    }
    if (track.isEmpty()) {
      requireOurs(id);
    }
    track.ifPresent(PodTrack::unwanted);
    var unused = cluster.repeat("delete pod " + id, client -> call.apply(named(id)));
    long now = System.nanoTime();
    track.ifPresent(each -> each.took(Step.DELETED, now));
  }

  /** Somebody else in this JVM deletes one. */
  void unwanted(String id) {
    states.of(id).ifPresent(PodTrack::unwanted);
  }

  /** One is not there any more. */
  void forget(String id) {
    made.remove(id);
    states.forget(id);
  }

  private void requireOurs(String id) {
    find(id)
        .filter(pod -> !Labels.by().equals(pod.getMetadata().getLabels().get(Labels.BY)))
        .ifPresent(
            pod -> {
              throw new EngineException(
                  "pod %s is not removed: its label %s is not '%s', so that it is somebody else's"
                      .formatted(id, Labels.BY, Labels.by()));
            });
  }

  /**
   * Deletes one and waits until nothing of it runs any more. The kubelet of 1.20 lets go of it as
   * much as ten seconds later, which nobody has to wait for.
   */
  void remove(String id) {
    delete(id, Duration.ZERO);
    PodTrack track = states.of(id).orElseGet(() -> new PodTrack(id));
    boolean own = states.of(id).isPresent();
    boolean ended =
        own
            ? !track.has(Step.CREATED) || waits.awaitEnd(track, cluster.limit())
            : waits.poll(track, PodTrack::hasEnded, cluster.limit());
    if (!ended) {
      throw waits.stays(track, cluster.limit());
    }
    forget(id);
  }

  private Optional<Pod> find(String id) {
    return Optional.ofNullable(cluster.repeat("ask for pod " + id, client -> named(id).get()));
  }

  private Pod ask(String id) {
    return find(id).orElseThrow(() -> unknown(id));
  }

  private PodResource named(String id) {
    return cluster.client().pods().inNamespace(cluster.namespace()).withName(id);
  }

  private EngineException unknown(String id) {
    return new EngineException(
        "No such container: namespace %s has no pod %s".formatted(cluster.namespace(), id));
  }

  @Override
  public void close() {
    states.close();
  }
}
