package io.github.jmhruntime.ladder;

import io.github.jmhruntime.engine.ContainerSpec.Mount;
import io.github.jmhruntime.profile.RuntimeProfile.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * What is mounted in a root file system, as fstab(5) has it, so that one call of mount(8) does all.
 *
 * <p>With namespaces of its own a container gets {@code /proc}, {@code /sys} and a {@code /dev} of
 * six devices and shared memory; else it sees the host's.
 */
final class MountTable {

  static final List<String> DEVICES =
      List.of("/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom", "/dev/tty");

  private final StringBuilder lines = new StringBuilder();
  private final Path root;

  private MountTable(Path root) {
    this.root = root;
  }

  /**
   * The table; the places that it mounts to are made.
   *
   * @param folders what of the host is seen besides
   */
  static String text(List<Step> steps, RootFileSystem root, List<Mount> folders)
      throws IOException {
    MountTable table = new MountTable(root.path());
    if (steps.contains(Step.NAMESPACES)) {
      table.own();
    } else {
      List.of("/proc", "/sys", "/dev").forEach(path -> table.add(path, path, "none", "rbind"));
    }
    List<Mount> fromTheTop =
        folders.stream()
            .sorted(Comparator.comparingInt(mount -> Path.of(mount.target()).getNameCount()))
            .toList();
    for (int i = 0; i < fromTheTop.size(); i++) {
      Mount mount = fromTheTop.get(i);
      String source = source(mount);
      boolean folder = Files.isDirectory(Path.of(source));
      String target = root.place(mount.target(), folder);
      for (Mount above : fromTheTop.subList(0, i)) {
        placeBelow(above, Path.of(mount.target()), folder);
      }
      table.add(source, target, "none", mount.readOnly() ? "bind,ro" : "bind");
    }
    return table.lines.toString();
  }

  private static String source(Mount mount) {
    String source = mount.source();
    if (source == null) {
      throw new IllegalArgumentException(
          "a volume at %s: there is no engine that could make one; measure another target, such as target=root or target=bind, or mount a folder"
              .formatted(mount.target()));
    }
    return source;
  }

  /** What is mounted above hides the place in the image's files; as an engine does, it gets one. */
  private static void placeBelow(Mount above, Path target, boolean folder) throws IOException {
    Path hiding = Path.of(above.target());
    if (target.startsWith(hiding) && !target.equals(hiding)) {
      Path source = Path.of(source(above));
      RootFileSystem.make(source.resolve(hiding.relativize(target)), folder);
    }
  }

  private void own() {
    add("proc", "/proc", "proc", "nosuid,nodev,noexec");
    add("sysfs", "/sys", "sysfs", "ro,nosuid,nodev,noexec");
    add("/sys/fs/cgroup", "/sys/fs/cgroup", "none", "rbind,ro");
    DEVICES.forEach(device -> add(device, device, "none", "bind"));
    add("tmpfs", "/dev/shm", "tmpfs", "nosuid,nodev,noexec,size=65536k");
  }

  private void add(String source, String target, String type, String options) {
    lines.append(
        "%s %s %s %s 0 0%n".formatted(escaped(source), escaped(root + target), type, options));
  }

  /** As getmntent(3) reads it. */
  private static String escaped(String path) {
    return path.replace("\\", "\\134")
        .replace(" ", "\\040")
        .replace("\t", "\\011")
        .replace("\n", "\\012");
  }
}
