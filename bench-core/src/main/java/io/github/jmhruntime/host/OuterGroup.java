package io.github.jmhruntime.host;

import io.github.jmhruntime.host.HostProcess.ControlGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * A control group around containers that take what they can, so that the machine keeps the rest
 * whatever the runtime makes of their own limits.
 */
public final class OuterGroup implements AutoCloseable {

  /** How much memory those in it have together. */
  public static final long MEMORY_BYTES = 768L << 20;

  /** How many CPUs. */
  public static final double CPUS = 1;

  /** How many processes and threads. */
  public static final long PIDS = 1500;

  private static final String PREFIX = "/jmh-runtime-probe.";
  private static final GroupLimits LIMITS = new GroupLimits(CPUS, MEMORY_BYTES);

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
    OuterGroup group = new OuterGroup(OwnedGroups.name(PREFIX));
    try {
      group.limit();
      return group;
    } catch (IOException e) {
      group.close();
      throw e;
    }
  }

  private void limit() throws IOException {
    for (String controller : OwnedGroups.CONTROLLERS) {
      Path folder = OwnedGroups.make(path, controller, LIMITS);
      if (controller.equals("pids")) {
        Files.writeString(folder.resolve("pids.max"), String.valueOf(PIDS));
        requireHolding(folder.resolve("pids.max"), String.valueOf(PIDS));
      }
      boolean first = Cgroups.hierarchy(controller).isPresent();
      for (var limit : OwnedGroups.files(controller, first, LIMITS).entrySet()) {
        requireHolding(folder.resolve(limit.getKey()), limit.getValue());
      }
    }
  }

  private static void requireHolding(Path file, String value) throws IOException {
    String read = Files.readString(file).strip();
    if (!read.equals(value)) {
      throw new IOException("%s is %s and not %s".formatted(file, read, value));
    }
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
            .filter(each -> each.controllers().stream().anyMatch(OwnedGroups.CONTROLLERS::contains))
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
    // Nothing runs in one that could not be removed, and the next sweep tries again.
    var unused = OwnedGroups.killAndRemove(path);
  }

  /**
   * Removes those of dead processes of this machine, with what still runs in them.
   *
   * @return how many there were
   */
  public static int sweep() {
    return OwnedGroups.sweep(PREFIX).size();
  }

  /** The paths of all that there are on this machine. */
  public static Set<String> found() {
    return Cgroups.beginning(PREFIX);
  }
}
