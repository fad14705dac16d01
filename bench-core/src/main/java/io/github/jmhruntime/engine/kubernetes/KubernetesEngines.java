package io.github.jmhruntime.engine.kubernetes;

import io.fabric8.kubernetes.api.model.Node;
import io.github.jmhruntime.engine.ContainerEngine;
import io.github.jmhruntime.engine.ContainerReaper.Reaped;
import io.github.jmhruntime.engine.EngineAdapter;
import io.github.jmhruntime.engine.EngineChoice;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.EngineSession;
import io.github.jmhruntime.event.Event;
import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.profile.RuntimeProfile;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Nodes of clusters, which are found by a kubeconfig, or by the credentials that a pod has. */
public final class KubernetesEngines implements EngineAdapter {

  @Override
  public Set<String> schemes() {
    return Set.of(ClusterAddress.SCHEME);
  }

  @Override
  public String form() {
    return "a cluster's node such as kubernetes or kubernetes:CONTEXT";
  }

  @Override
  public EngineSession open(
      EngineChoice choice, Collection<RuntimeProfile> runtimes, EventHandler events) {
    Cluster cluster = named(choice);
    try {
      return open(cluster, events, ThisHost.names());
    } catch (RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  /**
   * Opens a session on a cluster.
   *
   * @param here what this machine is called
   */
  static EngineSession open(Cluster cluster, EventHandler events, Set<String> here) {
    Nodes nodes = Nodes.find(cluster);
    Node node = nodes.choose(cluster.address(), here);
    Clock clock = ClusterClock.of(cluster);
    RunRoot root = new RunRoot(cluster, clock);
    // One that names its node comes from another JVM, which has begun the run.
    boolean begins = cluster.address().node() == null;
    boolean distant = begins && cluster.address().driverImage() != null;
    List<Node> measured = distant ? nodes.list() : List.of(node);
    KubernetesEngine engine = new KubernetesEngine(cluster, node, measured, root, clock, begins);
    try {
      events.handle(new Event.Notice(found(cluster, engine, measured)));
      if (begins) {
        var unused = reapDead(engine, events);
      }
      return new ClusterSession(
          engine,
          distant
              ? new ClusterWorkplace(cluster, root, measured.stream().map(Nodes::name).toList())
              : null);
    } catch (RuntimeException e) {
      engine.close();
      throw e;
    }
  }

  private static String found(Cluster cluster, KubernetesEngine engine, List<Node> measured) {
    return "using %s at %s, namespace %s, %s: %s"
            .formatted(
                cluster.address().named(),
                cluster.server(),
                cluster.namespace(),
                measured.size() == 1 ? "node" : "%d nodes".formatted(measured.size()),
                measured.stream()
                    .map(KubernetesEngines::described)
                    .collect(Collectors.joining("; ")))
        + "; RuntimeClasses: "
        + engine.info().runtimes().entrySet().stream()
            .map(each -> each.getKey() + (each.getValue().isEmpty() ? " (the nodes' default)" : ""))
            .collect(Collectors.joining(", "));
  }

  private static String described(Node node) {
    return Nodes.name(node)
        + " ("
        + ClusterFacts.components(node.getStatus().getNodeInfo()).entrySet().stream()
            .map(part -> part.getKey() + " " + part.getValue())
            .collect(Collectors.joining(", "))
        + ")";
  }

  @Override
  public ContainerEngine connect(String endpoint, Duration callLimit) {
    Cluster cluster = Cluster.open(ClusterAddress.of("the endpoint", endpoint), callLimit);
    try {
      return connect(cluster);
    } catch (RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  /** Connects to the node that the address names. */
  static KubernetesEngine connect(Cluster cluster) {
    String name = Objects.requireNonNull(cluster.address().node(), "the endpoint's node");
    Node node =
        cluster.repeat("ask for node " + name, client -> client.nodes().withName(name).get());
    if (node == null) {
      throw new EngineException(
          "the endpoint %s: the cluster has no node %s any more"
              .formatted(cluster.address().endpoint(), name));
    }
    Clock clock = ClusterClock.of(cluster);
    return new KubernetesEngine(
        cluster, node, List.of(node), new RunRoot(cluster, clock), clock, false);
  }

  @Override
  public Optional<String> rights(EngineChoice choice) {
    try (Cluster cluster = named(choice)) {
      return Optional.of(Rights.manifest(cluster.namespace()));
    }
  }

  @Override
  public boolean cleanUp(EngineChoice choice, EventHandler events) {
    try (Cluster cluster = named(choice)) {
      return cleanUp(cluster, events);
    }
  }

  /** Removes what dead runs of this user left in the namespace, whatever its nodes are like. */
  static boolean cleanUp(Cluster cluster, EventHandler events) {
    Clock clock = ClusterClock.of(cluster);
    RunRoot root = new RunRoot(cluster, clock);
    PodManifest manifest = new PodManifest("", PodManifest.unique(), false, false);
    try (ClusterPods pods = new ClusterPods(cluster, root, manifest)) {
      Reaped reaped = tell(new ClusterReaper(cluster, pods, root, clock, null).reapDead(), events);
      reaped.kept().forEach(kept -> events.handle(new Event.Notice(kept)));
      return !reaped.removed().isEmpty();
    }
  }

  private static Cluster named(EngineChoice choice) {
    EngineChoice.Address address = Objects.requireNonNull(choice.address(), "address");
    return Cluster.open(
        ClusterAddress.of(address.option(), address.endpoint()), choice.callLimit());
  }

  private static Reaped reapDead(KubernetesEngine engine, EventHandler events) {
    return tell(engine.reaper().reapDead(), events);
  }

  private static Reaped tell(Reaped reaped, EventHandler events) {
    if (!reaped.removed().isEmpty()) {
      events.handle(
          new Event.Notice(
              "removed pods that earlier runs left behind: " + reaped.removed().size()));
    }
    return reaped;
  }
}
