package io.github.jmhruntime.engine.kubernetes;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.node.v1.RuntimeClass;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The RuntimeClasses of a cluster. */
record RuntimeClasses(List<RuntimeClass> list) {

  /** The runtime of a pod that names no class: the node's own, whatever it is called there. */
  static final String DEFAULT = "runc";

  /** Asks for them. */
  static RuntimeClasses of(Cluster cluster) {
    return new RuntimeClasses(
        cluster.repeat(
            "list the RuntimeClasses", client -> client.runtimeClasses().list().getItems()));
  }

  /**
   * Those whose pods may be on all of these nodes, name to handler; the node's own runtime has
   * none.
   */
  Map<String, String> on(List<Node> nodes) {
    Map<String, String> handlers = new TreeMap<>();
    handlers.put(DEFAULT, "");
    for (RuntimeClass each : list) {
      if (nodes.stream().allMatch(node -> fits(each, node))) {
        handlers.put(each.getMetadata().getName(), each.getHandler());
      }
    }
    return handlers;
  }

  /** Whether its pods may be on a node, as its {@code scheduling.nodeSelector} says. */
  static boolean fits(RuntimeClass runtime, Node node) {
    Map<String, String> selector =
        runtime.getScheduling() == null ? null : runtime.getScheduling().getNodeSelector();
    Map<String, String> labels = node.getMetadata().getLabels();
    return selector == null
        || selector.isEmpty()
        || labels != null && labels.entrySet().containsAll(selector.entrySet());
  }

  /** Whether there is one of that name. */
  boolean has(String name) {
    return list.stream().anyMatch(each -> name.equals(each.getMetadata().getName()));
  }
}
