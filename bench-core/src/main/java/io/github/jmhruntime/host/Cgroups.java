package io.github.jmhruntime.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The machine's control group hierarchies, of either version. */
public final class Cgroups {

  private static final Path HYBRID = Path.of("/sys/fs/cgroup/unified");

  private Cgroups() {}

  /** Whether a version 2 tree hangs beside those of version 1. */
  public static boolean hybrid() {
    return hierarchies().contains(HYBRID) && hierarchies().size() > 1;
  }

  /** The roots of all hierarchies that are mounted here. */
  static List<Path> hierarchies() {
    try {
      return hierarchies(Files.readString(Path.of("/proc/self/mountinfo")));
    } catch (IOException e) {
      return List.of();
    }
  }

  /** The same, from the text of {@code /proc/self/mountinfo} (proc(5)). */
  static List<Path> hierarchies(String mounts) {
    return mounts(mounts, "cgroup2? .*").distinct().toList();
  }

  /** Where file systems are mounted whose type, source and options match. */
  static Stream<Path> mounts(String mounts, String kind) {
    return mounts
        .lines()
        .map(line -> line.split(" - ", 2))
        .filter(halves -> halves.length == 2 && halves[1].matches(kind))
        .map(halves -> Path.of(halves[0].split(" ", -1)[4]));
  }

  /** The root of the version 1 hierarchy with a controller, such as {@code memory}. */
  public static Optional<Path> hierarchy(String controller) {
    return mount("cgroup .*[ ,]" + controller + "(,.*)?");
  }

  /** The root of the version 2 hierarchy. */
  public static Optional<Path> unified() {
    return mount("cgroup2 .*");
  }

  private static Optional<Path> mount(String kind) {
    try {
      return mounts(Files.readString(Path.of("/proc/self/mountinfo")), kind).findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The groups at the roots of all hierarchies whose names begin so, such as {@code /docker}. */
  public static Set<String> beginning(String name) {
    Set<String> groups = new TreeSet<>();
    for (Path hierarchy : hierarchies()) {
      try (DirectoryStream<Path> found =
          Files.newDirectoryStream(hierarchy, name.substring(1) + "*")) {
        found.forEach(group -> groups.add("/" + group.getFileName()));
      } catch (IOException e) {
        // This user cannot look into it, and has made nothing there.
      }
    }
    return groups;
  }

  /** Removes a group with all its subgroups from every hierarchy; says which could not be. */
  public static List<Path> remove(String group) {
    for (Path hierarchy : hierarchies()) {
      remove(hierarchy.resolve(group.substring(1)));
    }
    return existing(group);
  }

  /** The folders of a group, one per hierarchy that has it. */
  public static List<Path> existing(String group) {
    return hierarchies().stream()
        .map(hierarchy -> hierarchy.resolve(group.substring(1)))
        .filter(Files::isDirectory)
        .toList();
  }

  private static void remove(Path group) {
    if (!Files.isDirectory(group)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(group)) {
      List<Path> groups =
          tree.filter(Files::isDirectory).sorted(Comparator.reverseOrder()).toList();
      for (Path each : groups) {
        Files.delete(each);
      }
    } catch (IOException | UncheckedIOException busy) {
      // The caller looks which groups are left.
    }
  }
}
