package io.github.jmhruntime.container.launch;

import io.github.jmhruntime.container.NextFork;
import io.github.jmhruntime.engine.ContainerSpec.Mount;
import io.github.jmhruntime.host.FileTree;
import io.github.jmhruntime.host.TemporaryFolder;
import io.github.jmhruntime.plan.ForkOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The storage that a kernel of this project asks for by its parameter {@code target}, provided for
 * one fork: {@code bind} is a folder of the host, and {@code volume} a volume of the engine, which
 * goes with the container. {@code root}, the container's own root file system, needs nothing. A
 * target that the fork's arguments give a directory is left to them.
 *
 * @param argument what tells the fork's JVM where it is, or null where it needs nothing
 * @param mount what the container has to see for it, or null
 * @param folder what is to be removed on the host, or null
 */
record DiskTarget(@Nullable String argument, @Nullable Mount mount, @Nullable Path folder)
    implements AutoCloseable {

  /** The system property by which the kernels find a target; they are not on this class path. */
  static final String PROPERTY = "-Djmhruntime.disk.";

  static final String KERNELS = "io.github.jmhruntime.kernels.";

  private static final String BIND = "bind";
  private static final String VOLUME = "volume";
  private static final String INSIDE = "/mnt/jmh-runtime-";
  private static final String STORAGE = "storage";
  private static final DiskTarget NOTHING = new DiskTarget(null, null, null);

  /**
   * Provides what a fork needs.
   *
   * @param next what the host JVM said of the fork
   * @param arguments the arguments of its JVM
   * @param host whether it runs on the host
   * @param exchange the folder of the exchange, with which the host's folders go
   * @throws IllegalArgumentException where there is no such storage, with a remedy
   */
  static DiskTarget provide(NextFork next, List<String> arguments, boolean host, Path exchange) {
    String target = next.params().getOrDefault("target", "");
    String property = PROPERTY + target + "=";
    boolean ours = next.benchmark().startsWith(KERNELS);
    if (!ours || arguments.stream().anyMatch(argument -> argument.startsWith(property))) {
      return NOTHING;
    }
    return switch (target) {
      case BIND -> bind(property, host, makeFolder(exchange));
      case VOLUME -> volume(property, host);
      default -> NOTHING;
    };
  }

  private static DiskTarget bind(String property, boolean host, Path folder) {
    Path storage = folder.resolve(STORAGE);
    return host
        ? new DiskTarget(property + storage, null, folder)
        : new DiskTarget(
            property + INSIDE + BIND, new Mount(storage.toString(), INSIDE + BIND, false), folder);
  }

  private static DiskTarget volume(String property, boolean host) {
    if (host) {
      throw new IllegalArgumentException(
          "target=volume: runtime=host has no engine, and therefore no volume; measure target=root or target=bind, or name a folder with -jvmArgsAppend %sDIR"
              .formatted(property));
    }
    return new DiskTarget(property + INSIDE + VOLUME, Mount.volume(INSIDE + VOLUME), null);
  }

  /**
   * Makes a folder that nobody but this user can reach, on a disk, since the folder for temporary
   * files is kept in memory on some machines. The one in it, which alone a container sees, can be
   * written to by whatever user its image has, or its engine makes of that.
   */
  private static Path makeFolder(Path exchange) {
    try {
      Path folder = TemporaryFolder.around(exchange).orElseThrow().makeFolderOnDisk("bind-");
      Path storage = Files.createDirectory(folder.resolve(STORAGE));
      Files.setPosixFilePermissions(storage, PosixFilePermissions.fromString("rwxrwxrwx"));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "target=bind: no folder can be made (%s); name one with -jvmArgsAppend %sbind=DIR, and mount it with mount=DIR:rw"
              .formatted(e, PROPERTY),
          e);
    }
  }

  /** The fork's command with what its kernel has to know. */
  ForkCommand told(ForkCommand fork) {
    return argument == null ? fork : fork.withArgument(argument);
  }

  /** The options with what the container has to see. */
  ForkOptions seen(ForkOptions options) {
    return mount == null ? options : options.with(mount);
  }

  /** Removes the folder of the host with all that a fork has left in it. */
  @Override
  public void close() {
    if (folder != null) {
      try {
        FileTree.delete(folder);
      } catch (IOException e) {
        // It goes with the exchange at the end, and who cannot remove that says so.
      }
    }
  }
}
