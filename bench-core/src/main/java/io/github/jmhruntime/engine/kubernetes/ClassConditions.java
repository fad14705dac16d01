package io.github.jmhruntime.engine.kubernetes;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeRuntimeHandler;
import io.fabric8.kubernetes.api.model.node.v1.RuntimeClass;
import io.github.jmhruntime.engine.Condition;
import io.github.jmhruntime.profile.RuntimeProfile;
import java.util.ArrayList;
import java.util.List;

/** Which runtimes a cluster has, and on which nodes. */
final class ClassConditions {

  private static final String MANIFEST =
      "`echo '{\"apiVersion\":\"node.k8s.io/v1\",\"kind\":\"RuntimeClass\",\"metadata\":{\"name\":\"%s\"},\"handler\":\"%s\"}' | kubectl apply -f -`";
  private static final String SHIM = "io.containerd.";

  private ClassConditions() {}

  /**
   * One for each RuntimeClass.
   *
   * @param nodes those that may be measured
   */
  static List<Condition> of(Cluster cluster, List<Node> nodes) {
    RuntimeClasses classes = RuntimeClasses.of(cluster);
    List<Condition> conditions = new ArrayList<>();
    classes.list().forEach(each -> conditions.add(of(each, nodes)));
    return conditions;
  }

  private static Condition of(RuntimeClass runtime, List<Node> nodes) {
    String subject = "RuntimeClass " + runtime.getMetadata().getName();
    String handler = runtime.getHandler();
    List<Node> selected =
        nodes.stream().filter(node -> RuntimeClasses.fits(runtime, node)).toList();
    List<Node> having = selected.stream().filter(node -> mayHave(node, handler)).toList();
    if (selected.isEmpty()) {
      return Condition.unmet(
          subject,
          "handler %s; its scheduling.nodeSelector matches none of the nodes".formatted(handler),
          "`kubectl label node NODE KEY=VALUE` for those that have the handler");
    }
    if (having.isEmpty()) {
      return Condition.unmet(
          subject,
          "handler %s; none of the nodes that may have it says that it does".formatted(handler),
          "add the handler to containerd's config.toml on the nodes, and restart it");
    }
    boolean certain = having.stream().allMatch(ClassConditions::tellsHandlers);
    return Condition.met(
        subject,
        "handler %s on %d of %d nodes%s"
            .formatted(
                handler,
                having.size(),
                nodes.size(),
                certain ? "" : "; whether they have it shows once a pod starts"));
  }

  /** From 1.30 on a node tells its handlers; before, it has to be believed. */
  private static boolean mayHave(Node node, String handler) {
    return !tellsHandlers(node)
        || node.getStatus().getRuntimeHandlers().stream()
            .map(NodeRuntimeHandler::getName)
            .anyMatch(handler::equals);
  }

  private static boolean tellsHandlers(Node node) {
    return node.getStatus() != null && !node.getStatus().getRuntimeHandlers().isEmpty();
  }

  /** What makes a class for a runtime. */
  static String remedy(RuntimeProfile profile) {
    String handler =
        profile.engineNames().stream()
            .filter(name -> !name.startsWith(SHIM))
            .findFirst()
            .orElse(profile.name());
    return "install it on the nodes with a handler '%s' in containerd's config.toml, and make a RuntimeClass for it: %s"
        .formatted(handler, MANIFEST.formatted(profile.name(), handler));
  }
}
