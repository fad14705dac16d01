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

  /** The variable of a driver's pod that names who has sent it. */
  static final String DRIVER_OF = "JMH_RUNTIME_BY";

  private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");
  private static final int LONGEST = 63;

  private Labels() {}

  /** Those of all that a run of this user makes. */
  static Map<String, String> of(String runId) {
    return Map.of(ContainerSpec.RUN_LABEL, value(runId), BY, by());
  }

  /** The same with those of a container. */
  static Map<String, String> of(ContainerSpec spec) {
    Map<String, String> labels = new TreeMap<>();
    spec.labels().forEach((key, text) -> labels.put(key, value(text)));
    labels.put(BY, by());
    return labels;
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

  /** What a value may be: 63 letters, digits, '-', '_' and '.', of which the ends are the former. */
  static String value(String text) {
    String allowed = text.replaceAll("[^A-Za-z0-9._-]", "-").replaceAll("^[^A-Za-z0-9]+", "");
    String cut = allowed.substring(0, Math.min(LONGEST, allowed.length()));
    return cut.replaceAll("[^A-Za-z0-9]+$", "");
  }

  private static String host() {
    try {
      return Files.readString(HOST_NAME).strip();
    } catch (IOException e) {
      return System.getenv().getOrDefault("HOSTNAME", "");
    }
  }
}
