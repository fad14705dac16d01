package io.github.jmhruntime.ladder;

import static java.util.Objects.requireNonNull;

import io.github.jmhruntime.engine.ContainerEngine;
import io.github.jmhruntime.engine.ContainerSpec;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.TemporaryContainer;
import io.github.jmhruntime.host.FileTree;
import io.github.jmhruntime.host.Programs;
import io.github.jmhruntime.host.TemporaryFolder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The files of an image, unpacked into the temporary folder of a run, on a disk. All containers of
 * the run share them, and write to them.
 *
 * @param path where they are
 */
public record RootFileSystem(Path path) {

  /** The file inside that proves it: it holds the image, and no other root has it. */
  static final String MARK = "/.jmh-runtime-root";

  static final String HOST_NAME = "jmh-runtime";

  private static final int MOST_LINKS = 40;

  /**
   * That of an image in a run's folder, which {@link #provide} has to have unpacked before.
   *
   * @param image the engine's reference
   */
  public static RootFileSystem of(TemporaryFolder run, String image) {
    try {
      UUID name = UUID.nameUUIDFromBytes(image.getBytes(StandardCharsets.UTF_8));
      return new RootFileSystem(run.onDisk("root-" + name.toString().substring(0, 8)));
    } catch (IOException e) {
      throw new EngineException("no folder can be made for the files of an image: " + e, e);
    }
  }

  /**
   * Unpacks an image, unless the run has done so.
   *
   * @param image the engine's reference
   * @param runId marks the container that is created for it
   * @throws EngineException where that fails
   */
  public static RootFileSystem provide(
      ContainerEngine engine, String image, String runId, TemporaryFolder run) {
    RootFileSystem root = of(run, image);
    if (Files.exists(root.path)) {
      return root;
    }
    Path unfinished = root.path.resolveSibling(root.path.getFileName() + ".new");
    try {
      FileTree.delete(unfinished);
      Files.createDirectories(unfinished);
      unpack(engine, spec(image, runId), unfinished);
      new RootFileSystem(unfinished).prepare(image);
      Files.move(unfinished, root.path);
      return root;
    } catch (IOException e) {
      throw new EngineException(
          "the files of image '%s' cannot be unpacked to %s: %s".formatted(image, root.path, e), e);
    }
  }

  private static ContainerSpec spec(String image, String runId) {
    return new ContainerSpec(
        image,
        List.of(),
        List.of("true"),
        null,
        null,
        null,
        Map.of(ContainerSpec.RUN_LABEL, runId),
        Map.of(),
        List.of(),
        null);
  }

  private static void unpack(ContainerEngine engine, ContainerSpec spec, Path folder)
      throws IOException {
    Path said = folder.resolveSibling(folder.getFileName() + ".log");
    Process tar =
        new ProcessBuilder(
                Programs.find("tar").map(Path::toString).orElse("tar"),
                "--extract",
                "--preserve-permissions",
                "--numeric-owner",
                "--directory=" + folder)
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    try (TemporaryContainer container = TemporaryContainer.create(engine, spec);
        OutputStream archive = tar.getOutputStream()) {
      engine.export(container.id(), archive);
    } finally {
      if (tar.onExit().join().exitValue() != 0) {
        throw new IOException("tar: " + Files.readString(said).strip());
      }
      Files.deleteIfExists(said);
    }
  }

  /** Marks it, and makes what is mounted to. */
  private void prepare(String image) throws IOException {
    Files.writeString(path.resolve(MARK.substring(1)), image + "\n");
    for (String folder : List.of("/proc", "/sys", "/dev", "/dev/shm", "/etc", "/tmp")) {
      var unused = place(folder, true);
    }
    for (String device : MountTable.DEVICES) {
      var unused = place(device, false);
    }
    Path hosts = path.resolve(place("/etc/hosts", false).substring(1));
    Files.writeString(hosts, "127.0.0.1 localhost " + HOST_NAME + "\n::1 localhost\n");
  }

  /**
   * Where something can be mounted, which is made where it is missing. Links are followed as they
   * are from inside, never out of it.
   *
   * @param target an absolute path inside
   * @return the same without links
   */
  String place(String target, boolean folder) throws IOException {
    Path real = resolved(Path.of(target), MOST_LINKS);
    make(path.resolve(real.toString().substring(1)), folder);
    return real.toString();
  }

  /** Makes a place, where there is nothing. */
  static void make(Path place, boolean folder) throws IOException {
    if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectories(folder ? place : requireNonNull(place.getParent()));
      if (!folder) {
        Files.createFile(place);
      }
    }
  }

  private Path resolved(Path target, int links) throws IOException {
    Path real = Path.of("/");
    for (Path name : target.normalize()) {
      Path next = real.resolve(name);
      Path here = path.resolve(next.toString().substring(1));
      if (Files.isSymbolicLink(here)) {
        if (links == 0) {
          throw new IOException("too many links lead to " + target);
        }
        real = resolved(real.resolve(Files.readSymbolicLink(here)), links - 1);
      } else {
        real = next;
      }
    }
    return real;
  }
}
