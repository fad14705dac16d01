package io.github.jmhruntime.engine;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an engine offers for containers that run, beyond what a measurement needs. Every call has
 * the time limit of the engine, and fails with an {@link EngineException} that has the engine's
 * words where it is refused.
 */
public interface ContainerOperations {

  /**
   * Starts a further process in a container and waits for its end.
   *
   * @return what it wrote, and how it ended
   */
  Executed exec(String id, List<String> command);

  /**
   * Puts a file into a container.
   *
   * @param folder an absolute path in it, of a folder that exists
   */
  void copyIn(String id, String folder, String name, String content);

  /**
   * Takes a file out of a container.
   *
   * @param path an absolute path in it, of a small text file
   */
  String copyOut(String id, String path);

  /** Sends its first process a signal, such as {@code SIGUSR1}. */
  void signal(String id, String signal);

  /** Stops all of its processes, which stay in memory. */
  void pause(String id);

  /** Lets them go on. */
  void unpause(String id);

  /** Stops it, killing it once {@code grace} has passed, and starts it again. */
  void restart(String id, Duration grace);

  /** Gives a running container another limit of CPUs; at once. */
  void limitCpus(String id, double cpus);

  /** Gives a running container another limit of memory, and of memory and swap together. */
  void limitMemory(String id, long bytes);

  /** The processes that the engine says run in it. */
  List<Listed> top(String id);

  /** What the engine says it uses now. */
  Usage usage(String id);

  /**
   * Makes an image of its root file system; {@link ContainerReaper} removes it with the run whose
   * label the container has.
   *
   * @return the image's id
   */
  String commit(String id);

  /** The size of an image, in bytes. */
  long imageBytes(String image);

  /**
   * Writes the memory of a container's processes to disk and ends them.
   *
   * @throws EngineException also where the daemon is not experimental
   */
  void checkpoint(String id, String name);

  /** Starts a container where a checkpoint of it has ended. */
  void restore(String id, String checkpoint);

  /** What its health check says, such as {@code healthy}; empty where it has none. */
  Optional<String> health(String id);

  /** Where it is reached; only what a running container has. */
  Reached reached(String id);

  /** Tells its terminal another size. */
  void resizeTerminal(String id, int rows, int columns);

  /**
   * Makes a network of its own.
   *
   * @param labels labels by key, of which {@link ContainerSpec#RUN_LABEL} must be one
   * @param ipv6Subnet such as {@code fd6a::/64}, or null for IPv4 only
   * @return its id
   */
  String createNetwork(String name, Map<String, String> labels, @Nullable String ipv6Subnet);

  /** Removes a network that no container is in. */
  void removeNetwork(String id);

  /** Whether the engine maps the users of all containers to others of the host. */
  boolean mapsUsers();

  /**
   * What a process did that was started in a container.
   *
   * @param output the lines of its two streams
   * @param exitCode its exit code, or null where the engine does not tell
   */
  record Executed(List<String> output, @Nullable Integer exitCode) {

    /** Copies the list. */
    public Executed {
      output = List.copyOf(output);
    }
  }

  /**
   * A process of a container, as the engine lists it.
   *
   * @param pid its id, on the host where the runtime has processes there
   * @param command its command line, words joined by spaces
   */
  record Listed(long pid, String command) {}

  /**
   * What a container uses.
   *
   * @param cpuNanos the CPU time since it started
   * @param memoryBytes the memory it has now
   */
  record Usage(long cpuNanos, long memoryBytes) {}

  /**
   * Where a container is reached.
   *
   * @param ipv4 its address in its first network, empty where it has none
   * @param ipv6 the same for IPv6
   * @param published ports of the engine's machine by the container's TCP port
   */
  record Reached(String ipv4, String ipv6, Map<Integer, Integer> published) {

    /** Copies the map. */
    public Reached {
      published = Map.copyOf(published);
    }
  }
}
