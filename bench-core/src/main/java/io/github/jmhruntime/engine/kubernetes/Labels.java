package io.github.jmhruntime.engine.kubernetes;

import io.github.jmhruntime.engine.ContainerSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The labels by which everything that is made on a cluster is found again. */
final class Labels {

  /** Whose it is: nobody else's is ever removed. */
  static final String BY = "io.github.jmhruntime.by";

  /** The node that a container is for, by which whoever measures there removes only its own. */
  static final String NODE = "io.github.jmhruntime.node";

  /** The JVM that has made a container, which watches what becomes of its own. */
  static final String MAKER = "io.github.jmhruntime.maker";

  /** The variable of a driver's pod that names who has sent it. */
  static final String DRIVER_OF = "JMH_RUNTIME_BY";

  private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");
  private static final int LONGEST = 63;

  private Labels() {}

  /** Those of all that a run of this user makes. */
  static Map<String, String> of(String runId) {
    return Map.of(ContainerSpec.RUN_LABEL, value(runId), BY, by());
  }

  /** Those of a container on a node. */
  static Map<String, String> of(ContainerSpec spec, String node, String maker) {
    Map<String, String> labels = new TreeMap<>();
    spec.labels().forEach((key, text) -> labels.put(key, value(text)));
    labels.put(BY, by());
    labels.put(NODE, node(node));
    labels.put(MAKER, maker);
    return labels;
  }

  /** Selects the containers of a run that are on a node. */
  static Map<String, String> on(String node, String runId) {
    Map<String, String> labels = new TreeMap<>(of(runId));
    labels.put(NODE, node(node));
    return labels;
  }

  /** A node's name may be longer than a label's value, and its end tells it apart. */
  private static String node(String name) {
    return value(name.substring(Math.max(0, name.length() - LONGEST)));
  }

  /** Selects what this user has made in any run. */
  static Map<String, String> ours() {
    return Map.of(BY, by());
  }

  /**
   * Who this is: in a driver's pod whoever has sent it there, else the user, by name, on this
   * machine.
   */
  static String by() {
    String sender = System.getenv(DRIVER_OF);
    return sender != null ? sender : value(System.getProperty("user.name", "") + "." + host());
  }

  /**
   * What a value may be: 63 letters, digits, '-', '_' and '.', of which the ends are the former.
   */
  static String value(String text) {
    String allowed = text.replaceAll("[^A-Za-z0-9._-]", "-").replaceAll("^[^A-Za-z0-9]+", "");
    String cut = allowed.substring(0, Math.min(LONGEST, allowed.length()));
    return cut.replaceAll("[^A-Za-z0-9]+$", "");
  }

  /** The name of this machine, or empty where it tells none. */
  static String host() {
    try {
      return Files.readString(HOST_NAME).strip();
    } catch (IOException e) {
      return System.getenv().getOrDefault("HOSTNAME", "");
    }
  }
}
