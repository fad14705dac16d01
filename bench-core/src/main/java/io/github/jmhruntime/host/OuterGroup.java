package io.github.jmhruntime.host;

import io.github.jmhruntime.host.HostProcess.ControlGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A control group around containers that take what they can, so that the machine keeps the rest
 * whatever the runtime makes of their own limits. Its name tells its owner, so that whoever finds
 * it can tell whether the process that made it still lives.
 */
public final class OuterGroup implements AutoCloseable {

  /** How much memory those in it have together. */
  public static final long MEMORY_BYTES = 768L << 20;

  /** How many CPUs. */
  public static final double CPUS = 1;

  /** How many processes and threads. */
  public static final long PIDS = 1500;

  private static final List<String> CONTROLLERS = List.of("memory", "cpu", "pids");
  private static final String PREFIX = "jmh-runtime-probe.";
  private static final long PERIOD_MICROS = 100_000;
  private static final Duration KILL_LIMIT = Duration.ofSeconds(5);

  private final String path;

  private OuterGroup(String path) {
    this.path = path;
  }

  /**
   * Makes one of this process.
   *
   * @throws IOException where a limit cannot be set, or is another one when it is read back
   */
  public static OuterGroup create() throws IOException {
    OuterGroup group = new OuterGroup("/" + PREFIX + Owner.current());
    try {
      group.limit();
      return group;
    } catch (IOException e) {
      group.close();
      throw e;
    }
  }

  private void limit() throws IOException {
    for (String controller : CONTROLLERS) {
      Optional<Path> first = Cgroups.hierarchy(controller);
      Path hierarchy =
          first
              .or(Cgroups::unified)
              .orElseThrow(() -> new IOException("there is no control group for " + controller));
      if (first.isEmpty()) {
        set(hierarchy.resolve("cgroup.subtree_control"), "+" + controller);
      }
      Path folder = Files.createDirectories(hierarchy.resolve(path.substring(1)));
      for (Map.Entry<String, String> limit : limits(controller, first.isPresent()).entrySet()) {
        Path file = folder.resolve(limit.getKey());
        set(file, limit.getValue());
        String read = Files.readString(file).strip();
        if (!read.equals(limit.getValue())) {
          throw new IOException("%s is %s and not %s".formatted(file, read, limit.getValue()));
        }
      }
    }
  }

  /** The files of the kernel's admin-guide/cgroup-v1 and admin-guide/cgroup-v2. */
  private static Map<String, String> limits(String controller, boolean first) {
    Map<String, String> limits = new LinkedHashMap<>();
    String quota = String.valueOf(Math.round(CPUS * PERIOD_MICROS));
    switch (controller) {
      case "memory" ->
          limits.put(first ? "memory.limit_in_bytes" : "memory.max", String.valueOf(MEMORY_BYTES));
      case "pids" -> limits.put("pids.max", String.valueOf(PIDS));
      default -> {
        if (first) {
          limits.put("cpu.cfs_period_us", String.valueOf(PERIOD_MICROS));
          limits.put("cpu.cfs_quota_us", quota);
        } else {
          limits.put("cpu.max", quota + " " + PERIOD_MICROS);
        }
      }
    }
    return limits;
  }

  private static void set(Path file, String value) throws IOException {
    Files.writeString(file, value);
  }

  /** Its path from the root of every hierarchy. */
  public String path() {
    return path;
  }

  /**
   * Whether the limits of a group hold for a process: whether it is in the group, or in one below,
   * by each controller that limits.
   *
   * @param group its path from the root of every hierarchy
   */
  public static boolean holds(String group, HostProcess process) {
    List<ControlGroup> limiting =
        process.cgroups().stream()
            .filter(each -> each.controllers().stream().anyMatch(CONTROLLERS::contains))
            .toList();
    List<ControlGroup> counting = limiting.isEmpty() ? process.cgroups() : limiting;
    return !counting.isEmpty()
        && counting.stream()
            .map(ControlGroup::path)
            .allMatch(each -> each.equals(group) || each.startsWith(group + "/"));
  }

  /** Kills what is left in it, and removes it from every hierarchy. */
  @Override
  public void close() {
    var unused = Processes.kill(KILL_LIMIT, this::members);
    // Nothing runs in one that could not be removed, and the next sweep tries again.
    var unusedToo = Processes.await(KILL_LIMIT, () -> Cgroups.remove(path).isEmpty());
  }

  private List<HostProcess> members() {
    return ProcessTable.ofThisHost().others(process -> process.isIn(path));
  }

  /**
   * Removes those of dead processes of this machine, with what still runs in them.
   *
   * @return how many there were
   */
  public static int sweep() {
    List<OuterGroup> dead = found().stream().filter(OuterGroup::isLeftBehind).toList();
    dead.forEach(OuterGroup::close);
    return dead.size();
  }

  /** All that there are on this machine. */
  public static List<OuterGroup> found() {
    List<String> names = new ArrayList<>();
    for (Path hierarchy : Cgroups.hierarchies()) {
      try (Stream<Path> groups = Files.list(hierarchy)) {
        groups
            .map(group -> group.getFileName().toString())
            .filter(name -> name.startsWith(PREFIX))
            .forEach(names::add);
      } catch (IOException e) {
        // It is not for this user.
      }
    }
    return names.stream().distinct().map(name -> new OuterGroup("/" + name)).toList();
  }

  private boolean isLeftBehind() {
    return Owner.parse(path.substring(1 + PREFIX.length()))
        .filter(owner -> owner.life() == Owner.Life.DEAD)
        .isPresent();
  }
}
