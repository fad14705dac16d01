package io.github.jmhruntime.engine.local;

import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.host.ThisUser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Everything of a private engine that has a name on the machine. All names follow from its folder,
 * so that whoever knows the folder can clean up after an owner that died.
 *
 * @param root the folder that stays: images, the lock, the log
 * @param id eight hexadecimal digits that follow from the folder
 */
public record PrivateEnginePlaces(Path root, String id) {

  /** Those of the engine in a folder. */
  public static PrivateEnginePlaces of(Path root) {
    Path absolute = root.toAbsolutePath().normalize();
    UUID hash = UUID.nameUUIDFromBytes(absolute.toString().getBytes(StandardCharsets.UTF_8));
    return new PrivateEnginePlaces(absolute, hash.toString().substring(0, 8));
  }

  /**
   * Those of all engines in a folder and in the ones beside it that daemons of other versions have.
   */
  static List<PrivateEnginePlaces> all(Path root) {
    List<PrivateEnginePlaces> all = new ArrayList<>(List.of(of(root)));
    Path parent = root.toAbsolutePath().getParent();
    if (parent != null && Files.isDirectory(parent)) {
      try (var others = Files.newDirectoryStream(parent, root.getFileName() + "-[0-9]*")) {
        others.forEach(other -> all.add(of(other)));
      } catch (IOException e) {
        throw new EngineException("the folder %s cannot be read: %s".formatted(parent, e), e);
      }
    }
    return List.copyOf(all);
  }

  /**
   * What lives only as long as the engine. It is short, as paths of sockets must be. A user other
   * than root has it where the user's own sockets are.
   */
  public Path run() {
    return base().resolve("jmh-runtime-" + id);
  }

  private Path base() {
    String ofUser = System.getenv().getOrDefault("XDG_RUNTIME_DIR", "");
    return ThisUser.isRoot() || !ofUser.startsWith("/") ? Path.of("/run") : Path.of(ofUser);
  }

  /** Where it listens. */
  public Path socket() {
    return run().resolve("docker.sock");
  }

  /** What it is told when it starts. */
  public Path config() {
    return run().resolve("daemon.json");
  }

  /** Where it writes its process id. */
  public Path pidFile() {
    return run().resolve("docker.pid");
  }

  /** What it keeps of containers that run. */
  public Path execRoot() {
    return run().resolve("exec");
  }

  /** Generated scripts that stand in for runtimes. */
  public Path wrappers() {
    return run().resolve("bin");
  }

  /** Images and containers. */
  public Path data() {
    return root.resolve("data");
  }

  /** What the engine remembers of networks: the subnet that its bridge had the last time. */
  Path networks() {
    return data().resolve("network");
  }

  /** By which one process at a time has it. */
  public Path lock() {
    return root.resolve("lock");
  }

  /** What the last one said. */
  public Path log() {
    return root.resolve("dockerd.log");
  }

  /** The parent of every container's cgroup. */
  public String cgroup() {
    return "/jmh-runtime-" + id;
  }

  /** The bridge; names of interfaces have at most 15 characters. */
  public String bridge() {
    return "jmhrt" + id;
  }

  /** Makes a folder that only this user can reach, with those above it. */
  public static void makeFolder(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
  }
}
