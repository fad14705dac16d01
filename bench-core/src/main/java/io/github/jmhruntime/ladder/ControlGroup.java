package io.github.jmhruntime.ladder;

import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.host.Cgroups;
import io.github.jmhruntime.host.GroupLimits;
import io.github.jmhruntime.host.OwnedGroups;
import io.github.jmhruntime.profile.Limits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A control group for CPUs, memory and the number of processes, at the root of this machine's
 * hierarchies of either version, cgroups(7).
 *
 * @param name its path from the root, which tells its owner
 * @param folders where it is, one for each hierarchy
 */
public record ControlGroup(String name, List<Path> folders) implements AutoCloseable {

  private static final String PREFIX = "/jmh-runtime-ladder.";

  /**
   * Makes one that allows no more than the limits.
   *
   * @throws EngineException where this machine does not let it be made
   */
  static ControlGroup make(Limits limits) {
    ControlGroup group = new ControlGroup(OwnedGroups.name(PREFIX), new ArrayList<>());
    GroupLimits most = new GroupLimits(limits.cpus(), limits.memoryBytes());
    try {
      for (String controller : OwnedGroups.CONTROLLERS) {
        Path folder = OwnedGroups.make(group.name, controller, most);
        if (!group.folders.contains(folder)) {
          group.folders.add(folder);
        }
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

  /**
   * Removes it, once the last process has left it.
   *
   * @throws EngineException where one stays
   */
  @Override
  public void close() {
    if (!OwnedGroups.remove(name)) {
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
    return OwnedGroups.sweep(PREFIX);
  }
}
