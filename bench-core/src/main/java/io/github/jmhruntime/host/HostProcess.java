package io.github.jmhruntime.host;

import java.util.List;
import java.util.Optional;

/**
 * A process of the host, as it was when the table was read.
 *
 * @param pid its id
 * @param parent its parent's id; 0 where it has none
 * @param name its program's name without folders, such as {@code qemu-system-x86_64}; what follows
 *     a colon or a space, as servers write it there, is left out
 * @param command its command line; empty for a kernel thread
 * @param cgroups the control groups that it is in
 */
public record HostProcess(
    long pid, long parent, String name, List<String> command, List<ControlGroup> cgroups) {

  /** Keeps copies of the lists. */
  public HostProcess {
    command = List.copyOf(command);
    cgroups = List.copyOf(cgroups);
  }

  /** Whether a word of its command line contains the text. */
  public boolean mentions(String text) {
    return command.stream().anyMatch(word -> word.contains(text));
  }

  /** Whether the path of a control group of it contains the text. */
  public boolean isGrouped(String text) {
    return cgroups.stream().anyMatch(group -> group.path().contains(text));
  }

  /**
   * Whether it is the engine's own part of a sandbox, which passes on output and works for none.
   */
  public boolean isShim() {
    return name.startsWith("containerd-shim") || name.equals("conmon");
  }

  /** Whether it is in a control group, given by its path from the root, or below it. */
  public boolean isIn(String group) {
    return cgroups.stream()
        .map(ControlGroup::path)
        .anyMatch(path -> path.equals(group) || path.startsWith(group + "/"));
  }

  /**
   * A line of {@code /proc/PID/cgroup}: cgroups(7).
   *
   * @param controllers its controllers under version 1, such as {@code memory}; empty under version
   *     2
   * @param path its path below the controllers' root
   */
  public record ControlGroup(List<String> controllers, String path) {

    /** Keeps a copy of the list. */
    public ControlGroup {
      controllers = List.copyOf(controllers);
    }

    /**
     * The path, without its first slash, down to the group that is named after something.
     *
     * @param id what the name holds, such as a container's full id
     * @return nothing where none is, or where it is outside of this process's view
     */
    public Optional<String> namedAfter(String id) {
      int found = path.indexOf(id);
      if (found < 0 || path.startsWith("/..")) {
        return Optional.empty();
      }
      int end = path.indexOf('/', found);
      return Optional.of(path.substring(1, end < 0 ? path.length() : end));
    }
  }
}
