package io.github.jmhruntime.engine.kubernetes;

import io.fabric8.kubernetes.api.model.Node;
import io.github.jmhruntime.engine.Condition;
import io.github.jmhruntime.engine.ContainerEngine;
import io.github.jmhruntime.engine.ContainerOperations;
import io.github.jmhruntime.engine.ContainerOutput;
import io.github.jmhruntime.engine.ContainerReaper;
import io.github.jmhruntime.engine.ContainerSpec;
import io.github.jmhruntime.engine.ContainerState;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.EngineInfo;
import io.github.jmhruntime.engine.EngineTimeoutException;
import io.github.jmhruntime.engine.ImageStore;
import io.github.jmhruntime.engine.Offering;
import io.github.jmhruntime.engine.PodLives;
import io.github.jmhruntime.engine.PodUsage;
import io.github.jmhruntime.engine.RuntimeSwitch;
import io.github.jmhruntime.profile.RuntimeProfile;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/**
 * A node of a cluster. A container of the port is a pod with one container on that node, and its id
 * is the pod's name. Thread-safe.
 */
final class KubernetesEngine implements ContainerEngine {

  private final Cluster cluster;
  private final Node node;
  private final List<Node> all;
  private final RuntimeClasses classes;
  private final RunRoot root;
  private final Clock clock;
  private final Heartbeat heartbeat;
  private final ClusterPods pods;
  private final boolean wholeRuns;

  /**
   * Creates it.
   *
   * @param node the one that is measured from this JVM
   * @param all those that have to have runtimes and images
   * @param clock the API server's
   * @param wholeRuns whether this JVM ends runs; else it only removes their containers on the node
   */
  KubernetesEngine(
      Cluster cluster, Node node, List<Node> all, RunRoot root, Clock clock, boolean wholeRuns) {
    this.cluster = cluster;
    this.node = node;
    this.all = List.copyOf(all);
    this.root = root;
    this.clock = clock;
    this.wholeRuns = wholeRuns;
    this.classes = RuntimeClasses.of(cluster);
    this.pods =
        new ClusterPods(
            cluster,
            root,
            new PodManifest(
                Nodes.name(node),
                PodManifest.unique(),
                cluster.address().driverImage() != null,
                classes.has(RuntimeClasses.DEFAULT)));
    this.heartbeat = new Heartbeat(root);
  }

  /** What another JVM connects to. */
  String endpoint() {
    return cluster.address().at(cluster.namespace(), Nodes.name(node)).endpoint();
  }

  @Override
  public EngineInfo info() {
    return ClusterFacts.info(cluster, node, all, classes, endpoint());
  }

  /** In a driver's pod that pod is what others reach, else it is the node. */
  @Override
  public String gateway() {
    String pod = System.getenv(ThisHost.POD_ADDRESS);
    return pod != null
        ? pod
        : Nodes.internalAddress(node)
            .orElseThrow(
                () ->
                    new EngineException(
                        "node %s has no InternalIP, so that pods do not reach it"
                            .formatted(Nodes.name(node))));
  }

  @Override
  public Set<Offering> offerings() {
    return EnumSet.of(Offering.POD_LIFE);
  }

  @Override
  public List<Condition> conditions() {
    return Conditions.of(cluster);
  }

  @Override
  public String remedyFor(RuntimeProfile runtime) {
    return ClassConditions.remedy(runtime);
  }

  @Override
  public Optional<String> forkImage() {
    return Optional.ofNullable(cluster.address().driverImage());
  }

  @Override
  public Optional<String> place() {
    return Optional.of(Nodes.name(node));
  }

  @Override
  public void ping() {
    var unused = cluster.call("ask for a sign of life", client -> client.getKubernetesVersion());
  }

  /** Makes the pod's manifest; the cluster hears of it with the start. */
  @Override
  public String create(ContainerSpec spec) {
    return pods.create(spec);
  }

  /** Creates the pod, and waits until its container runs, or has ended. */
  @Override
  public void start(String id) {
    pods.start(id);
  }

  @Override
  public ContainerState inspect(String id) {
    return pods.state(id);
  }

  @Override
  public ContainerOutput attach(String id) {
    return attach(id, cluster.limit());
  }

  @Override
  public ContainerOutput attach(String id, Duration silence) {
    return new FollowedOutput(
        cluster, id, silence, () -> pods.awaitBegin(id), () -> pods.hasEnded(id));
  }

  @Override
  public void stop(String id, Duration grace) {
    pods.delete(id, grace);
    requireEnd("stop", id, grace.plus(cluster.limit()));
  }

  @Override
  public void kill(String id) {
    pods.delete(id, Duration.ZERO);
  }

  @Override
  public int awaitExit(String id, Duration limit) {
    requireEnd("wait for the end of", id, limit);
    return pods.state(id).exitCode();
  }

  private void requireEnd(String what, String id, Duration limit) {
    if (!pods.awaitEnd(id, limit)) {
      throw new EngineTimeoutException(
          "%s container %s: it has not ended within %.1f s"
              .formatted(what, id, limit.toMillis() / 1e3),
          new TimeoutException());
    }
  }

  /** Deletes the pod, and waits until it is gone; one that is not there counts as removed. */
  @Override
  public void remove(String id) {
    pods.remove(id);
  }

  @Override
  public List<String> logs(String id, int lines) {
    return new LogTail(cluster).of(id, lines);
  }

  @Override
  public void export(String id, OutputStream to) {
    throw Refusals.lacking(
        "export of a container's file system", "use a Docker Engine for what needs it");
  }

  @Override
  public ImageStore images() {
    return nodeImages();
  }

  private ClusterImages nodeImages() {
    return new ClusterImages(all, new ImageProbe(cluster, root), cluster.address().named());
  }

  @Override
  public ContainerOperations operations() {
    return new PodOperations(cluster, pods, summary(), nodeImages());
  }

  private KubeletSummary summary() {
    return new KubeletSummary(cluster, Nodes.name(node));
  }

  @Override
  public Optional<PodLives> podLives() {
    return Optional.of(new LivesOfPods(pods));
  }

  @Override
  public List<PodUsage> usage(List<String> ids) {
    return summary().of(ids);
  }

  @Override
  public ContainerReaper reaper() {
    return new ClusterReaper(cluster, pods, root, clock, wholeRuns ? null : Nodes.name(node));
  }

  @Override
  public RuntimeSwitch runtimeSwitch(RuntimeSwitch.Mode mode, boolean mayChangeDaemon) {
    if (mode == RuntimeSwitch.Mode.DAEMON) {
      throw new EngineException(
          "switching by daemon is for Docker: on a cluster every pod names its RuntimeClass; leave -Dswitch=daemon out");
    }
    return RuntimeSwitch.byName();
  }

  /** Ends the runs that this JVM has begun, where that is its part, and lets go of the cluster. */
  @Override
  public void close() {
    heartbeat.close();
    try {
      if (wholeRuns) {
        root.held().forEach(reaper()::reapRun);
      }
    } catch (EngineException e) {
      // Nobody puts off the end of these runs any more, so that the cluster ends them itself.
    } finally {
      pods.close();
      cluster.close();
    }
  }
}
