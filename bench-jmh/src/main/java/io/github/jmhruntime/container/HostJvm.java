package io.github.jmhruntime.container;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the host JVM tells the keeper.
 *
 * @param options what follows the colon in {@code -prof container:…}
 * @param pid its process, without which no fork goes on
 * @param javaHome its installation
 * @param vmVersion its version, which JMH's results name
 * @param forkClassPath replaces the forks' class path, or null to keep it
 */
public record HostJvm(
    String options, long pid, String javaHome, String vmVersion, @Nullable String forkClassPath) {

  /** This JVM. */
  static HostJvm current(String options) {
    return new HostJvm(
        options,
        ProcessHandle.current().pid(),
        System.getProperty("java.home"),
        System.getProperty("java.vm.version"),
        System.getProperty("jmhruntime.fork.classpath"));
  }

  /** Reads what {@link #write} has written. */
  public static HostJvm read(Path file) {
    Map<String, String> values = Exchange.read(file);
    return new HostJvm(
        values.getOrDefault("options", ""),
        Long.parseLong(values.getOrDefault("pid", "0")),
        values.getOrDefault("javaHome", ""),
        values.getOrDefault("vmVersion", ""),
        values.get("forkClassPath"));
  }

  void write(Path file) {
    Map<String, String> values = new HashMap<>();
    values.put("options", options);
    values.put("pid", String.valueOf(pid));
    values.put("javaHome", javaHome);
    values.put("vmVersion", vmVersion);
    if (forkClassPath != null) {
      values.put("forkClassPath", forkClassPath);
    }
    Exchange.write(file, values);
  }
}
