package io.github.jmhruntime.ladder;

import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.host.Cgroups;
import io.github.jmhruntime.host.HostProcess;
import io.github.jmhruntime.host.Owner;
import io.github.jmhruntime.host.ProcessTable;
import io.github.jmhruntime.host.Processes;
import io.github.jmhruntime.profile.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A control group for CPUs, memory and the number of processes, at the root of this machine's
 * hierarchies of either version, cgroups(7).
 *
 * @param name its path from the root, which tells its owner
 * @param folders where it is, one for each hierarchy
 */
public record ControlGroup(String name, List<Path> folders) implements AutoCloseable {

  static final List<String> CONTROLLERS = List.of("cpu", "memory", "pids");

  private static final String PREFIX = "/jmh-runtime-ladder.";
  private static final Duration UNTIL_EMPTY = Duration.ofSeconds(5);
  private static final long PERIOD_MICROS = 100_000;
  private static final AtomicInteger NUMBER = new AtomicInteger();

  /**
   * Makes one that allows no more than the limits.
   *
   * @throws EngineException where this machine does not let it be made
   */
  static ControlGroup make(Limits limits) {
    ControlGroup group =
        new ControlGroup(
            PREFIX + Owner.current() + "." + NUMBER.incrementAndGet(), new ArrayList<>());
    try {
      for (String controller : CONTROLLERS) {
        group.make(controller, limits);
      }
    } catch (IOException e) {
      group.close();
      throw new EngineException(
          "a control group cannot be made: %s; it needs root and a /sys/fs/cgroup that can be written to, leave runtimes with the step 'cgroup' out elsewhere"
              .formatted(e),
          e);
    }
    return group;
  }

  /** The root of the hierarchy in which a controller works here, of version 1 where it has one. */
  static Optional<Path> hierarchy(String controller) {
    return Cgroups.hierarchy(controller).or(Cgroups::unified);
  }

  private void make(String controller, Limits limits) throws IOException {
    Path root =
        hierarchy(controller).orElseThrow(() -> new IOException("there is none for " + controller));
    boolean first = Cgroups.hierarchy(controller).isPresent();
    if (!first) {
      // As runc does: a controller works in a group only where the one above hands it down.
      Files.writeString(root.resolve("cgroup.subtree_control"), "+" + controller);
    }
    Path folder = root.resolve(name.substring(1));
    if (!folders.contains(folder)) {
      folders.add(Files.createDirectory(folder));
    }
    limit(folder, controller, first, limits);
  }

  /** The files of the kernel's admin-guide/cgroup-v1 and admin-guide/cgroup-v2. */
  static void limit(Path folder, String controller, boolean first, Limits limits)
      throws IOException {
    Double cpus = limits.cpus();
    if (controller.equals("cpu") && cpus != null) {
      long quota = Math.round(cpus * PERIOD_MICROS);
      if (first) {
        Files.writeString(folder.resolve("cpu.cfs_period_us"), String.valueOf(PERIOD_MICROS));
        Files.writeString(folder.resolve("cpu.cfs_quota_us"), String.valueOf(quota));
      } else {
        Files.writeString(folder.resolve("cpu.max"), quota + " " + PERIOD_MICROS);
      }
    }
    Long bytes = limits.memoryBytes();
    if (controller.equals("memory") && bytes != null) {
      String file = first ? "memory.limit_in_bytes" : "memory.max";
      Files.writeString(folder.resolve(file), String.valueOf(bytes));
    }
  }

  /**
   * Removes it, once the last process has left it.
   *
   * @throws EngineException where one stays
   */
  @Override
  public void close() {
    if (!Processes.await(UNTIL_EMPTY, () -> Cgroups.remove(name).isEmpty())) {
      throw new EngineException(
          "the control group %s cannot be removed, since a process stays in it; `mvn jmh-runtime:cleanup` does that once this process has ended"
              .formatted(Cgroups.existing(name)));
    }
  }

  /**
   * Removes those whose owner has died, and with them the processes in them.
   *
   * @return those that were removed
   */
  public static List<String> sweep() {
    List<String> removed = new ArrayList<>();
    for (String name : Cgroups.beginning(PREFIX)) {
      if (isLeftBehind(name)) {
        var unused = Processes.kill(UNTIL_EMPTY, () -> members(name));
        if (Processes.await(UNTIL_EMPTY, () -> Cgroups.remove(name).isEmpty())) {
          removed.add(name);
        }
      }
    }
    return List.copyOf(removed);
  }

  private static boolean isLeftBehind(String name) {
    String owner =
        name.substring(PREFIX.length(), Math.max(PREFIX.length(), name.lastIndexOf('.')));
    Optional<Owner> parsed = Owner.parse(owner);
    return parsed.isPresent() && parsed.get().lifeHere(Instant.now()) == Owner.Life.DEAD;
  }

  private static List<HostProcess> members(String name) {
    return ProcessTable.ofThisHost().others(process -> process.isIn(name));
  }
}
