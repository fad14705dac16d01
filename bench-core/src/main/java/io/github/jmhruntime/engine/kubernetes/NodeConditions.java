package io.github.jmhruntime.engine.kubernetes;

import io.fabric8.kubernetes.api.model.Node;
import io.github.jmhruntime.engine.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which nodes can be measured. */
final class NodeConditions {

  private static final String SUBJECT = "nodes";
  private static final int NAMED = 20;

  private NodeConditions() {}

  /** Those that the address's selector matches, whatever state they are in. */
  static List<Node> matching(Cluster cluster) {
    String selector = cluster.address().nodes();
    return cluster.repeat(
        "list the nodes",
        client ->
            (selector == null ? client.nodes() : client.nodes().withLabelSelector(selector))
                .list()
                .getItems());
  }

  static List<Condition> of(Cluster cluster, List<Node> matching) {
    String selector = cluster.address().nodes();
    if (matching.isEmpty()) {
      return List.of(
          Condition.unmet(
              SUBJECT,
              selector == null ? "there is none" : "none matches -Dnodes=" + selector,
              "`kubectl get nodes --show-labels` shows what there is to select by"));
    }
    List<Condition> conditions = new ArrayList<>();
    List<String> usable = new ArrayList<>();
    for (Node node : matching) {
      String name = node.getMetadata().getName();
      Optional<String> objection = Nodes.objection(node);
      objection.ifPresentOrElse(
          why ->
              conditions.add(
                  Condition.unmet(
                      "node " + name,
                      "it " + why,
                      "mend that, or leave it out with -Dnodes='kubernetes.io/hostname!=%s'"
                          .formatted(name))),
          () -> usable.add(name));
    }
    if (!usable.isEmpty()) {
      conditions.add(0, Condition.met(SUBJECT, measurable(usable)));
    }
    return conditions;
  }

  private static String measurable(List<String> names) {
    String first = names.stream().limit(NAMED).collect(Collectors.joining(", "));
    return "%d can be measured: %s%s"
        .formatted(names.size(), first, names.size() > NAMED ? " and others" : "");
  }
}
