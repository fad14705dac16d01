package io.github.jmhruntime.engine.kubernetes;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeAddress;
import io.fabric8.kubernetes.api.model.NodeCondition;
import io.fabric8.kubernetes.api.model.Taint;
import io.github.jmhruntime.engine.EngineException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The nodes of a cluster that can be measured; at least one.
 *
 * @param list in the order of their names
 */
record Nodes(List<Node> list) {

  private static final String READY = "Ready";
  private static final String INTERNAL_ADDRESS = "InternalIP";
  private static final String HOST_NAME = "Hostname";
  private static final int NAMED = 20;

  /**
   * Finds those that are ready, take pods, and match the selector that the address gives.
   *
   * @throws EngineException where there is none, with what there is instead
   */
  static Nodes find(Cluster cluster) {
    String selector = cluster.address().nodes();
    List<Node> matching =
        cluster.repeat(
            "list the nodes",
            client ->
                (selector == null ? client.nodes() : client.nodes().withLabelSelector(selector))
                    .list()
                    .getItems());
    List<Node> usable =
        matching.stream()
            .filter(node -> objection(node).isEmpty())
            .sorted(Comparator.comparing(Nodes::name))
            .toList();
    if (usable.isEmpty()) {
      throw new EngineException(
          matching.isEmpty() ? noneMatches(cluster) : noneIsUsable(cluster, matching));
    }
    return new Nodes(usable);
  }

  private static String noneMatches(Cluster cluster) {
    String selector = cluster.address().nodes();
    if (selector == null) {
      return "-Dengine=%s: the cluster has no nodes".formatted(cluster.address().named());
    }
    List<Node> all = cluster.repeat("list the nodes", client -> client.nodes().list().getItems());
    return "-Dnodes=%s: no node of the cluster has these labels; it has the nodes %s, whose labels `kubectl get nodes --show-labels` shows"
        .formatted(selector, named(all));
  }

  private static String noneIsUsable(Cluster cluster, List<Node> matching) {
    String selector = cluster.address().nodes();
    return "%s: none of %s can be measured: %s"
        .formatted(
            selector == null ? "-Dengine=" + cluster.address().named() : "-Dnodes=" + selector,
            matching.size() == 1 ? "1 node" : matching.size() + " nodes",
            matching.stream()
                .limit(NAMED)
                .map(node -> name(node) + " " + objection(node).orElse(""))
                .collect(Collectors.joining("; ")));
  }

  /** Why a node cannot be measured, or empty where it can. */
  static Optional<String> objection(Node node) {
    if (node.getSpec() != null && Boolean.TRUE.equals(node.getSpec().getUnschedulable())) {
      return Optional.of(
          "is cordoned, perhaps drained; `kubectl uncordon %s` lets it have pods"
              .formatted(name(node)));
    }
    Optional<NodeCondition> ready =
        conditions(node).stream()
            .filter(condition -> READY.equals(condition.getType()))
            .findFirst();
    if (ready.isEmpty() || !"True".equals(ready.get().getStatus())) {
      return Optional.of(
          "is not ready (%s)"
              .formatted(
                  ready
                      .map(condition -> condition.getReason() + ": " + condition.getMessage())
                      .orElse("it has not said so")));
    }
    return taints(node).stream()
        .filter(taint -> Set.of("NoSchedule", "NoExecute").contains(taint.getEffect()))
        .findFirst()
        .map(
            taint ->
                "has the taint %s:%s, which keeps pods away; `kubectl taint nodes %s %s-` removes it"
                    .formatted(taint.getKey(), taint.getEffect(), name(node), taint.getKey()));
  }

  private static List<NodeCondition> conditions(Node node) {
    return node.getStatus() == null ? List.of() : node.getStatus().getConditions();
  }

  private static List<Taint> taints(Node node) {
    return node.getSpec() == null ? List.of() : node.getSpec().getTaints();
  }

  /** Their names. */
  List<String> names() {
    return list.stream().map(Nodes::name).toList();
  }

  /**
   * The one to measure from this JVM: with an image for drivers any, else the one that this machine
   * is.
   *
   * @param here this machine's addresses, and its names
   * @throws EngineException where this machine is none of them, with the remedy
   */
  Node choose(ClusterAddress address, Set<String> here) {
    if (address.driverImage() != null) {
      return list.get(0);
    }
    return list.stream()
        .filter(node -> isCalled(node, here))
        .findFirst()
        .orElseThrow(
            () ->
                new EngineException(
                    "-Dengine=%s: this machine is none of the nodes that can be measured (%s), and what is measured from outside is the network between; let drivers work on the nodes: make their image with `./bench image`, push it to where the nodes pull from, and name it with -DdriverImage=IMAGE"
                        .formatted(address.named(), named(list))));
  }

  /** Whether a node is the machine of these addresses and names. */
  static boolean isCalled(Node node, Set<String> here) {
    return addresses(node).stream()
        .filter(each -> Set.of(INTERNAL_ADDRESS, HOST_NAME).contains(each.getType()))
        .map(NodeAddress::getAddress)
        .anyMatch(here::contains);
  }

  /** The address under which pods reach a node. */
  static Optional<String> internalAddress(Node node) {
    return addresses(node).stream()
        .filter(each -> INTERNAL_ADDRESS.equals(each.getType()))
        .map(NodeAddress::getAddress)
        .findFirst();
  }

  private static List<NodeAddress> addresses(Node node) {
    return node.getStatus() == null ? List.of() : node.getStatus().getAddresses();
  }

  /** A node's name. */
  static String name(Node node) {
    return node.getMetadata().getName();
  }

  private static String named(List<Node> nodes) {
    List<String> names = new ArrayList<>(nodes.stream().limit(NAMED).map(Nodes::name).toList());
    if (nodes.size() > NAMED) {
      names.add("and %d more".formatted(nodes.size() - NAMED));
    }
    return names.isEmpty() ? "none" : String.join(", ", names);
  }
}
