package io.github.jmhruntime.host;

import io.github.jmhruntime.host.HostProcess.ControlGroup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;

/** The processes of the host at one moment. One that ends meanwhile is left out. */
public final class ProcessTable {

  private static final long KIB = 1024;

  private final Path proc;
  private final Map<Long, HostProcess> byPid = new LinkedHashMap<>();

  private ProcessTable(Path proc) {
    this.proc = proc;
  }

  /** Reads that of this host. */
  public static ProcessTable ofThisHost() {
    return read(Path.of("/proc"));
  }

  /**
   * Reads the table.
   *
   * @param proc where the process file system is, such as {@code /proc}
   * @throws UncheckedIOException when it is not there
   */
  public static ProcessTable read(Path proc) {
    ProcessTable table = new ProcessTable(proc);
    List<HostProcess> found = new ArrayList<>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(proc, "[0-9]*")) {
      for (Path folder : folders) {
        process(folder).ifPresent(found::add);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the processes in " + proc, e);
    }
    found.sort(Comparator.comparingLong(HostProcess::pid));
    found.forEach(process -> table.byPid.put(process.pid(), process));
    return table;
  }

  /** Every process, by ascending id. */
  public Collection<HostProcess> processes() {
    return List.copyOf(byPid.values());
  }

  /** The process of that id. */
  public Optional<HostProcess> process(long pid) {
    return Optional.ofNullable(byPid.get(pid));
  }

  /** The processes that match, but this one and its ancestors. */
  public List<HostProcess> others(Predicate<HostProcess> condition) {
    long self = ProcessHandle.current().pid();
    Set<HostProcess> own = new HashSet<>(ancestors(self));
    return byPid.values().stream()
        .filter(process -> process.pid() != self && !own.contains(process))
        .filter(condition)
        .toList();
  }

  /** The children of a process, their children and so on; without itself. */
  public List<HostProcess> descendants(long pid) {
    List<HostProcess> found = new ArrayList<>();
    Deque<Long> parents = new ArrayDeque<>(List.of(pid));
    while (!parents.isEmpty()) {
      long parent = parents.remove();
      for (HostProcess process : byPid.values()) {
        if (process.parent() == parent && process.pid() != pid && !found.contains(process)) {
          found.add(process);
          parents.add(process.pid());
        }
      }
    }
    return found;
  }

  /** The parent of a process, its parent and so on; without itself. */
  public List<HostProcess> ancestors(long pid) {
    List<HostProcess> found = new ArrayList<>();
    HostProcess next = byPid.get(pid);
    while (next != null) {
      next = byPid.get(next.parent());
      if (next != null && !found.contains(next)) {
        found.add(next);
      } else {
        next = null;
      }
    }
    return found;
  }

  /**
   * How much memory a process takes now.
   *
   * @return nothing where it has ended, or has no memory of its own, as a kernel thread
   * @throws IllegalStateException when this user may not read it
   */
  public Optional<ProportionalSet> proportionalSet(long pid) {
    Path file = proc.resolve(pid + "/smaps_rollup");
    try {
      Map<String, Long> kibibytes = new LinkedHashMap<>();
      for (String line : Files.readAllLines(file)) {
        String[] words = line.split("\\s+");
        if (words.length == 3 && words[2].equals("kB")) {
          kibibytes.put(words[0], Long.parseLong(words[1]));
        }
      }
      Long pss = kibibytes.get("Pss:");
      return pss == null
          ? Optional.empty()
          : Optional.of(
              new ProportionalSet(pss * KIB, kibibytes.getOrDefault("SwapPss:", 0L) * KIB));
    } catch (AccessDeniedException e) {
      throw new IllegalStateException(
          "this user may not read " + file + "; run as root to measure memory", e);
    } catch (IOException e) {
      // It has ended: the folder is gone, or what is left of the process has no memory.
      return Optional.empty();
    }
  }

  /**
   * How much CPU time a process has had until now, with that of its children that have ended.
   *
   * @return seconds, or nothing where it has ended
   */
  public OptionalDouble cpuSeconds(long pid) {
    return cpu(pid)
        .map(cpu -> OptionalDouble.of(cpu.all().seconds()))
        .orElse(OptionalDouble.empty());
  }

  /** How much CPU time a process has had until now; nothing where it has ended. */
  public Optional<ProcessCpu> cpu(long pid) {
    try {
      return ProcessStat.of(text(proc.resolve(pid + "/stat")))
          .map(stat -> new ProcessCpu(pid, stat.startTicks(), stat.own(), stat.children()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<HostProcess> process(Path folder) {
    try {
      Optional<ProcessStat> stat = ProcessStat.of(text(folder.resolve("stat")));
      if (stat.isEmpty() || stat.get().ended()) {
        return Optional.empty();
      }
      List<String> command =
          Arrays.stream(text(folder.resolve("cmdline")).split("\0"))
              .filter(word -> !word.isEmpty())
              .toList();
      String name = command.isEmpty() ? stat.get().name() : programName(command.get(0));
      List<ControlGroup> cgroups =
          text(folder.resolve("cgroup")).lines().map(ProcessTable::cgroup).toList();
      return Optional.of(
          new HostProcess(stat.get().pid(), stat.get().parent(), name, command, cgroups));
    } catch (IOException e) {
      // It has ended since the folder was listed.
      return Optional.empty();
    }
  }

  private static String programName(String firstWord) {
    String path = firstWord.split("[ :]", 2)[0];
    String name = path.substring(path.lastIndexOf('/') + 1);
    return name.isEmpty() ? firstWord : name;
  }

  private static ControlGroup cgroup(String line) {
    String[] parts = line.split(":", 3);
    List<String> controllers = parts[1].isEmpty() ? List.of() : List.of(parts[1].split(","));
    return new ControlGroup(controllers, parts[2]);
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }
}
