package io.github.jmhruntime.engine.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.jmhruntime.engine.EngineException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which cluster is meant, and what of it: {@code kubernetes:CONTEXT?nodes=SELECTOR}.
 *
 * @param context the context of the kubeconfig; empty for the current one, or for the credentials
 *     that a pod has
 * @param namespace the namespace of all that is made, or null for the context's own
 * @param node the node that is measured, or null where that is to be chosen
 * @param nodes a selector of labels of the nodes that may be measured, or null for any one
 * @param driverImage the image that drivers and forks run from, or null where the driver is not in
 *     the cluster
 */
record ClusterAddress(
    String context,
    @Nullable String namespace,
    @Nullable String node,
    @Nullable String nodes,
    @Nullable String driverImage) {

  /** What an address begins with. */
  static final String SCHEME = "kubernetes";

  private static final String NAMESPACE = "namespace";
  private static final String NODE = "node";
  private static final String NODES = "nodes";
  private static final String DRIVER_IMAGE = "driverImage";

  /**
   * Reads one.
   *
   * @param option the option by which a user has named it
   * @throws EngineException where it is none
   */
  static ClusterAddress of(String option, String text) {
    String[] parts = text.split("\\?", 2);
    Map<String, String> query = parts.length == 1 ? Map.of() : query(option, text, parts[1]);
    String context = parts[0].equals(SCHEME) ? "" : parts[0].substring(SCHEME.length() + 1);
    return new ClusterAddress(
        context.strip(),
        query.get(NAMESPACE),
        query.get(NODE),
        query.get(NODES),
        query.get(DRIVER_IMAGE));
  }

  private static Map<String, String> query(String option, String text, String query) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String pair : query.split("&", -1)) {
      String[] sides = pair.split("=", 2);
      if (sides.length == 2) {
        values.put(sides[0], URLDecoder.decode(sides[1], UTF_8));
      }
    }
    TreeSet<String> unknown = new TreeSet<>(values.keySet());
    unknown.removeAll(List.of(NAMESPACE, NODE, NODES, DRIVER_IMAGE));
    if (!unknown.isEmpty()) {
      throw new EngineException(
          "%s=%s: '%s' is not known; write kubernetes:CONTEXT, and the rest as -Dnodes and -DdriverImage"
              .formatted(option, text, unknown.first()));
    }
    return values;
  }

  /** The same at a node, in a namespace that has been chosen. */
  ClusterAddress at(String chosenNamespace, String chosenNode) {
    return new ClusterAddress(context, chosenNamespace, chosenNode, null, driverImage);
  }

  /** The same as a pod of the cluster addresses it, with its own credentials. */
  ClusterAddress inside() {
    return new ClusterAddress("", namespace, node, nodes, driverImage);
  }

  /** What {@link #of} reads. */
  String endpoint() {
    StringJoiner query = new StringJoiner("&");
    add(query, NAMESPACE, namespace);
    add(query, NODE, node);
    add(query, NODES, nodes);
    add(query, DRIVER_IMAGE, driverImage);
    return named() + (query.length() == 0 ? "" : "?" + query);
  }

  /** The cluster without what of it is meant, for a message. */
  String named() {
    return context.isEmpty() ? SCHEME : SCHEME + ":" + context;
  }

  private static void add(StringJoiner query, String name, @Nullable String value) {
    if (value != null) {
      query.add(name + "=" + URLEncoder.encode(value, UTF_8));
    }
  }
}
