package io.github.jmhruntime.engine.docker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The machine's processes, as {@code /proc} shows them at one moment. */
final class ProcessTable {

  private final List<Entry> entries;

  ProcessTable(List<Entry> entries) {
    this.entries = List.copyOf(entries);
  }

  /**
   * A process.
   *
   * @param pid its id
   * @param parent its parent's id
   * @param name the kernel's name for it, at most 15 characters
   * @param arguments its command line
   * @param cgroups its lines in {@code /proc/PID/cgroup}
   */
  record Entry(long pid, long parent, String name, List<String> arguments, String cgroups) {

    boolean mentions(String text) {
      return arguments.stream().anyMatch(argument -> argument.contains(text));
    }
  }

  /** All processes but this one, its ancestors and the kernel's own. */
  static ProcessTable read() {
    try (Stream<Path> proc = Files.list(Path.of("/proc"))) {
      Set<Long> own = own();
      return new ProcessTable(
          proc.map(folder -> folder.getFileName().toString())
              .filter(name -> name.chars().allMatch(Character::isDigit))
              .map(Long::parseLong)
              .filter(pid -> !own.contains(pid))
              .map(ProcessTable::entry)
              .flatMap(Optional::stream)
              .toList());
    } catch (IOException e) {
      return new ProcessTable(List.of());
    }
  }

  List<Entry> matching(Predicate<Entry> condition) {
    return entries.stream().filter(condition).toList();
  }

  /** Those that match, and all that they started, however deep. */
  List<Entry> withDescendants(Predicate<Entry> condition) {
    Set<Long> found = matching(condition).stream().map(Entry::pid).collect(Collectors.toSet());
    boolean grew = true;
    while (grew) {
      grew = false;
      for (Entry entry : entries) {
        if (found.contains(entry.parent()) && found.add(entry.pid())) {
          grew = true;
        }
      }
    }
    return matching(entry -> found.contains(entry.pid()));
  }

  private static Set<Long> own() {
    Set<Long> own = new HashSet<>();
    Optional<ProcessHandle> process = Optional.of(ProcessHandle.current());
    while (process.isPresent() && own.add(process.get().pid())) {
      process = process.get().parent();
    }
    return own;
  }

  private static Optional<Entry> entry(long pid) {
    Path folder = Path.of("/proc", Long.toString(pid));
    try {
      String stat = Files.readString(folder.resolve("stat"));
      int end = stat.lastIndexOf(')');
      String[] fields = stat.substring(end + 2).split(" ", -1);
      if (fields[0].equals("Z")) {
        return Optional.empty();
      }
      return Optional.of(
          new Entry(
              pid,
              Long.parseLong(fields[1]),
              stat.substring(stat.indexOf('(') + 1, end),
              arguments(folder),
              Files.readString(folder.resolve("cgroup"))));
    } catch (IOException endedMeanwhile) {
      return Optional.empty();
    }
  }

  private static List<String> arguments(Path folder) throws IOException {
    String line = new String(Files.readAllBytes(folder.resolve("cmdline")), StandardCharsets.UTF_8);
    List<String> arguments = new ArrayList<>(List.of(line.split("\0", -1)));
    arguments.removeIf(String::isEmpty);
    return arguments;
  }
}
