package io.github.jmhruntime.host;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleBiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What the control groups of this host allow all that works for a container: cgroups(7), the
 * kernel's {@code cgroup-v2.rst} and {@code sched-bwc.rst}.
 *
 * <p>A limit holds only where it holds for every process of the sandbox: the virtual machine of an
 * old Kata stays outside of the container's group, and then the group's limit says nothing. The
 * engine's shim passes on output only, and does not count.
 *
 * @param cpus how many CPUs they may use together, or null where nothing limits them
 * @param memoryBytes how much memory they may use, or null where nothing limits them
 */
public record GroupLimits(@Nullable Double cpus, @Nullable Long memoryBytes) {

  /** Nothing is limited, or nothing is known. */
  public static final GroupLimits NONE = new GroupLimits(null, null);

  private static final Path ROOT = Path.of("/sys/fs/cgroup");

  /** Version 1 writes the largest number of pages for no limit. */
  private static final double UNLIMITED_BYTES = 1L << 62;

  /** Those of a container that runs on this host now; {@link #NONE} where none is found. */
  public static GroupLimits of(String containerId) {
    return of(SandboxProcesses.of(containerId), ROOT);
  }

  /** Those of a process that runs on this host now, whatever it calls itself. */
  public static GroupLimits ofProcess(long pid) {
    return of(ProcessTable.ofThisHost().process(pid).stream().toList(), ROOT);
  }

  static GroupLimits of(Collection<HostProcess> sandbox, Path root) {
    List<HostProcess> working = sandbox.stream().filter(process -> !process.isShim()).toList();
    double cpus = largest(working, root, GroupLimits::cpus);
    double bytes = largest(working, root, GroupLimits::bytes);
    return new GroupLimits(
        Double.isFinite(cpus) ? cpus : null, Double.isFinite(bytes) ? (long) bytes : null);
  }

  private static double largest(
      List<HostProcess> processes, Path root, ToDoubleBiFunction<HostProcess, Path> limit) {
    return processes.stream()
        .mapToDouble(process -> limit.applyAsDouble(process, root))
        .max()
        .orElse(Double.POSITIVE_INFINITY);
  }

  private static double cpus(HostProcess process, Path root) {
    return smallest(process, root, "cpu", GroupLimits::cpus);
  }

  private static double bytes(HostProcess process, Path root) {
    return smallest(process, root, "memory", GroupLimits::bytes);
  }

  /** Every group on the way to the root limits those below it. */
  private static double smallest(
      HostProcess process, Path root, String controller, ToDoubleBiFunction<Path, Boolean> limit) {
    double smallest = Double.POSITIVE_INFINITY;
    for (HostProcess.ControlGroup group : process.cgroups()) {
      boolean second = group.controllers().isEmpty();
      if (second || group.controllers().contains(controller)) {
        Path top = second ? root : root.resolve(controller);
        Path folder = top.resolve(group.path().substring(1)).normalize();
        while (folder != null && folder.startsWith(top)) {
          smallest = Math.min(smallest, limit.applyAsDouble(folder, second));
          folder = folder.getParent();
        }
      }
    }
    return smallest;
  }

  private static double cpus(Path group, boolean second) {
    String[] max = words(group, second ? "cpu.max" : "cpu.cfs_quota_us");
    String[] period = second ? max : words(group, "cpu.cfs_period_us");
    double quota = number(max, 0);
    return quota > 0 ? quota / number(period, second ? 1 : 0) : Double.POSITIVE_INFINITY;
  }

  private static double bytes(Path group, boolean second) {
    double bytes = number(words(group, second ? "memory.max" : "memory.limit_in_bytes"), 0);
    return bytes >= 0 && bytes < UNLIMITED_BYTES ? bytes : Double.POSITIVE_INFINITY;
  }

  private static String[] words(Path group, String file) {
    return HostFiles.text(group.resolve(file)).orElse("").split("\\s+");
  }

  /** Negative where there is none, as for {@code max}. */
  private static double number(String[] words, int place) {
    OptionalDouble number =
        place < words.length ? HostFiles.number(words[place]) : OptionalDouble.empty();
    return number.orElse(-1);
  }
}
