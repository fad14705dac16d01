package io.github.jmhruntime.engine.local;

import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.docker.ExternalCommand;
import io.github.jmhruntime.engine.docker.NetworkBridges;
import io.github.jmhruntime.host.Cgroups;
import io.github.jmhruntime.host.FileTree;
import io.github.jmhruntime.host.HostProcess;
import io.github.jmhruntime.host.ProcessTable;
import io.github.jmhruntime.host.Processes;
import io.github.jmhruntime.host.ThisUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a private engine leaves on the machine when it ends, in good order or not: shims and
 * sandboxes of containers that failed to start outlive even the daemon.
 */
public final class Leftovers {

  private static final Duration KILL_LIMIT = Duration.ofSeconds(10);
  private static final Duration SETTLE_LIMIT = Duration.ofSeconds(5);

  private final PrivateEnginePlaces places;

  /** Those of the engine in these places. */
  public Leftovers(PrivateEnginePlaces places) {
    this.places = places;
  }

  /** Processes of the engine: its daemons, and everything in its containers. */
  public List<HostProcess> processes() {
    String exec = places.execRoot().toString();
    String config = places.config().toString();
    String group = places.cgroup();
    return ProcessTable.ofThisHost()
        .others(
            process ->
                process.mentions(exec)
                    || process.mentions(config)
                    || process.mentions(places.wrappers().toString())
                    || process.isIn(group));
  }

  /** Whether anything of the engine is on the machine, besides its folder. */
  public boolean exist() {
    return Files.exists(places.run(), LinkOption.NOFOLLOW_LINKS)
        || Bridge.exists(places.bridge())
        || (ThisUser.isRoot() && !NetworkBridges.ofDead().isEmpty())
        || !Cgroups.existing(places.cgroup()).isEmpty()
        || !processes().isEmpty();
  }

  /**
   * Removes all of it.
   *
   * @throws EngineException naming what could not be removed
   */
  public void remove() {
    List<String> left = new ArrayList<>();
    Processes.kill(KILL_LIMIT, this::processes)
        .forEach(process -> left.add("process " + process.pid() + " " + process.name()));
    if (!Processes.await(SETTLE_LIMIT, () -> Cgroups.remove(places.cgroup()).isEmpty())) {
      Cgroups.existing(places.cgroup()).forEach(group -> left.add("cgroup " + group));
    }
    Bridge.remove(places.bridge());
    if (ThisUser.isRoot()) {
      NetworkBridges.removeDead();
    }
    mounts().forEach(this::unmount);
    mounts().forEach(mount -> left.add("mount " + mount));
    if (left.isEmpty()) {
      deleteTree(places.run(), left);
    }
    if (!left.isEmpty()) {
      throw new EngineException(
          "the private engine left something behind that cannot be removed: "
              + left.stream().collect(Collectors.joining(", "))
              + "; `mvn jmh-runtime:cleanup` tries again");
    }
  }

  /** Mounts of the engine that are seen here, the deepest first; normally it has its own. */
  private List<Path> mounts() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/self/mountinfo"))) {
      return lines
          .map(line -> Path.of(line.split(" ", -1)[4]))
          .filter(mount -> mount.startsWith(places.run()) || mount.startsWith(places.data()))
          .sorted(Comparator.reverseOrder())
          .toList();
    } catch (IOException e) {
      throw new EngineException("the machine's mounts cannot be read: " + e, e);
    }
  }

  private void unmount(Path mount) {
    try {
      ExternalCommand.run(KILL_LIMIT, "umount", "--lazy", mount.toString());
    } catch (EngineException stillMounted) {
      // It is listed among what is left.
    }
  }

  private static void deleteTree(Path folder, List<String> left) {
    try {
      FileTree.delete(folder);
    } catch (IOException e) {
      left.add("folder " + folder + " (" + e.getMessage() + ")");
    }
  }
}
