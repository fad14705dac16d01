package io.github.jmhruntime.host;

import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The processes that belong to a container's sandbox, and what shows it: what is killed with a
 * container is what is measured as its.
 *
 * <p>No single sign finds them all under every runtime. A process belongs to a sandbox when its
 * command line holds the full container id, or the path of its control group does, or it descends
 * from such a process. Where the container is in a pod, whose sandbox has an id of its own, that
 * counts as well; it stands on the command line of the shim that the container descends from. The
 * engine and its clients, this process and its ancestors do not, whatever they mention.
 */
public final class SandboxProcesses {

  /** Programs that mention a container because they serve many, or ask an engine about it. */
  private static final Set<String> ENGINE =
      Set.of("dockerd", "containerd", "docker", "podman", "nerdctl", "ctr", "crictl", "kubectl");

  private static final Pattern FULL_ID = Pattern.compile("[0-9a-f]{64}");

  private final String containerId;
  private final ProcessTable table;
  private final Set<Long> observers = new HashSet<>();
  private final Map<Long, EnumSet<FoundBy>> found = new TreeMap<>();

  private SandboxProcesses(String containerId, ProcessTable table, long self) {
    this.containerId = containerId;
    this.table = table;
    observers.add(self);
    table.ancestors(self).forEach(ancestor -> observers.add(ancestor.pid()));
  }

  /** Those of a container that run on this host now. */
  public static List<HostProcess> of(String containerId) {
    ProcessTable table = ProcessTable.ofThisHost();
    return of(containerId, table, ProcessHandle.current().pid()).keySet().stream()
        .map(table::process)
        .flatMap(Optional::stream)
        .toList();
  }

  /** Kills them until none is found any more; returns those that cannot be killed. */
  public static List<HostProcess> kill(String containerId, Duration limit) {
    return Processes.kill(limit, () -> of(containerId));
  }

  /**
   * Finds them in a table.
   *
   * @param containerId the full id
   * @param self the id of this process
   * @return what shows that it belongs, by process id
   */
  public static Map<Long, EnumSet<FoundBy>> of(String containerId, ProcessTable table, long self) {
    SandboxProcesses search = new SandboxProcesses(containerId, table, self);
    search.byName(containerId, FoundBy.CGROUP);
    search.podOf().ifPresent(sandbox -> search.byName(sandbox, FoundBy.POD));
    search.byAncestry();
    return search.found;
  }

  private void byName(String id, FoundBy grouped) {
    for (HostProcess process : table.processes()) {
      if (process.mentions(id) && !ENGINE.contains(process.name())) {
        add(process, FoundBy.COMMAND_LINE);
      }
      if (process.isGrouped(id)) {
        add(process, grouped);
      }
    }
  }

  /** The id of the sandbox of the pod that the container is in; empty where it has its own shim. */
  private Optional<String> podOf() {
    return found.keySet().stream()
        .flatMap(pid -> table.ancestors(pid).stream())
        .filter(HostProcess::isShim)
        .map(shim -> shim.command().get(shim.command().indexOf("-id") + 1))
        .filter(id -> FULL_ID.matcher(id).matches() && !id.equals(containerId))
        .findFirst();
  }

  private void byAncestry() {
    for (long pid : List.copyOf(found.keySet())) {
      for (HostProcess process : table.descendants(pid)) {
        if (!isOfAnotherContainer(process)) {
          add(process, FoundBy.ANCESTRY);
        }
      }
    }
  }

  private void add(HostProcess process, FoundBy evidence) {
    if (!observers.contains(process.pid())) {
      found.computeIfAbsent(process.pid(), pid -> EnumSet.noneOf(FoundBy.class)).add(evidence);
    }
  }

  /** As under a shim that serves the several containers of a pod. */
  private boolean isOfAnotherContainer(HostProcess process) {
    return !process.isGrouped(containerId)
        && process.cgroups().stream().anyMatch(group -> FULL_ID.matcher(group.path()).find());
  }
}
