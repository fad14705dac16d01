package io.github.jmhruntime.engine.kubernetes;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeSystemInfo;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.VersionInfo;
import io.github.jmhruntime.engine.EngineInfo;
import io.github.jmhruntime.host.HostFacts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a cluster and one of its nodes say of themselves, in this project's record. */
final class ClusterFacts {

  private static final String UNKNOWN = "";

  private ClusterFacts() {}

  /**
   * The facts.
   *
   * @param node the one that is measured
   * @param all those on which runtimes have to be
   */
  static EngineInfo info(
      Cluster cluster, Node node, List<Node> all, RuntimeClasses classes, String endpoint) {
    VersionInfo version =
        cluster.repeat("ask for the cluster's version", client -> client.getKubernetesVersion());
    NodeSystemInfo system = node.getStatus().getNodeInfo();
    return new EngineInfo(
        endpoint,
        EngineInfo.KUBERNETES,
        number(version == null ? null : version.getGitVersion()),
        "v1",
        components(system),
        text(system == null ? null : system.getKernelVersion()),
        text(system == null ? null : system.getOsImage()),
        UNKNOWN,
        controlGroups(node),
        UNKNOWN,
        allocatable(node, "cpu").setScale(0, RoundingMode.DOWN).intValue(),
        allocatable(node, "memory").longValue(),
        classes.on(all),
        RuntimeClasses.DEFAULT);
  }

  /** The versions of a node's parts, by name. */
  static Map<String, String> components(@Nullable NodeSystemInfo system) {
    Map<String, String> components = new TreeMap<>();
    if (system != null && system.getKubeletVersion() != null) {
      components.put("kubelet", number(system.getKubeletVersion()));
    }
    if (system != null && system.getContainerRuntimeVersion() != null) {
      String[] parts = system.getContainerRuntimeVersion().split("://", 2);
      components.put(parts[0], parts.length == 2 ? number(parts[1]) : UNKNOWN);
    }
    return components;
  }

  /** Nodes do not tell it; in a pod of theirs, and on themselves, it is seen. */
  private static String controlGroups(Node node) {
    boolean here =
        System.getenv(ThisHost.POD_ADDRESS) != null || Nodes.isCalled(node, ThisHost.names());
    return here ? "2".equals(HostFacts.read().cgroups()) ? "2" : "1" : UNKNOWN;
  }

  private static BigDecimal allocatable(Node node, String resource) {
    Map<String, Quantity> all = node.getStatus().getAllocatable();
    Quantity quantity = all == null ? null : all.get(resource);
    return quantity == null ? BigDecimal.ZERO : Quantity.getAmountInBytes(quantity);
  }

  private static String number(@Nullable String version) {
    return text(version).replaceFirst("^v", "");
  }

  private static String text(@Nullable String value) {
    return value == null ? UNKNOWN : value;
  }
}
