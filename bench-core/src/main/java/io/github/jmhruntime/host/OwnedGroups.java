package io.github.jmhruntime.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Control groups at the root of this machine's hierarchies, of either version, whose names tell
 * their owner, so that whoever finds one can tell whether the process that made it still lives.
 */
public final class OwnedGroups {

  /** What they limit: cgroups(7). */
  public static final List<String> CONTROLLERS = List.of("cpu", "memory", "pids");

  private static final long PERIOD_MICROS = 100_000;
  private static final Duration UNTIL_EMPTY = Duration.ofSeconds(5);
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private OwnedGroups() {}

  /**
   * A new name of this process's own.
   *
   * @param prefix what it is for, such as {@code /jmh-runtime-probe.}
   */
  public static String name(String prefix) {
    return prefix + Owner.current() + "." + NUMBER.incrementAndGet();
  }

  /** The root of the hierarchy in which a controller works here, of version 1 where it has one. */
  public static Optional<Path> hierarchy(String controller) {
    return Cgroups.hierarchy(controller).or(Cgroups::unified);
  }

  /**
   * Makes a group where a controller works, and limits it there.
   *
   * @return its folder
   * @throws IOException where this user may not, or there is no such controller
   */
  public static Path make(String name, String controller, GroupLimits limits) throws IOException {
    Path root =
        hierarchy(controller).orElseThrow(() -> new IOException("there is none for " + controller));
    boolean first = Cgroups.hierarchy(controller).isPresent();
    if (!first) {
      // As runc does: a controller works in a group only where the one above hands it down.
      Files.writeString(root.resolve("cgroup.subtree_control"), "+" + controller);
    }
    Path folder = Files.createDirectories(root.resolve(name.substring(1)));
    for (Map.Entry<String, String> file : files(controller, first, limits).entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
    return folder;
  }

  /** The files of the kernel's admin-guide/cgroup-v1 and admin-guide/cgroup-v2, in their order. */
  static Map<String, String> files(String controller, boolean first, GroupLimits limits) {
    Map<String, String> files = new LinkedHashMap<>();
    Double cpus = limits.cpus();
    if (controller.equals("cpu") && cpus != null) {
      long quota = Math.round(cpus * PERIOD_MICROS);
      if (first) {
        files.put("cpu.cfs_period_us", String.valueOf(PERIOD_MICROS));
        files.put("cpu.cfs_quota_us", String.valueOf(quota));
      } else {
        files.put("cpu.max", quota + " " + PERIOD_MICROS);
      }
    }
    Long bytes = limits.memoryBytes();
    if (controller.equals("memory") && bytes != null) {
      files.put(first ? "memory.limit_in_bytes" : "memory.max", String.valueOf(bytes));
    }
    return files;
  }

  /** Removes a group once the last process has left it; returns whether it is gone. */
  public static boolean remove(String name) {
    return Processes.await(UNTIL_EMPTY, () -> Cgroups.remove(name).isEmpty());
  }

  /** The same with what still runs in it. */
  public static boolean killAndRemove(String name) {
    var unused =
        Processes.kill(
            UNTIL_EMPTY, () -> ProcessTable.ofThisHost().others(process -> process.isIn(name)));
    return remove(name);
  }

  /**
   * Removes those of dead processes of this machine, with what still runs in them.
   *
   * @return the names of those that were removed
   */
  public static List<String> sweep(String prefix) {
    List<String> removed = new ArrayList<>();
    for (String name : Cgroups.beginning(prefix)) {
      if (isLeftBehind(name.substring(prefix.length())) && killAndRemove(name)) {
        removed.add(name);
      }
    }
    return List.copyOf(removed);
  }

  private static boolean isLeftBehind(String ownerAndNumber) {
    int number = ownerAndNumber.lastIndexOf('.');
    return Owner.parse(ownerAndNumber.substring(0, Math.max(0, number)))
        .filter(owner -> owner.lifeHere(Instant.now()) == Owner.Life.DEAD)
        .isPresent();
  }
}
