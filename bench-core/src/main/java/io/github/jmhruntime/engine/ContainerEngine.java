package io.github.jmhruntime.engine;

import io.github.jmhruntime.profile.Limits;
import io.github.jmhruntime.profile.RuntimeProfile;
import java.io.OutputStream;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A container engine, as the measurement needs it.
 *
 * <p>Every call is synchronous, uses the calling thread only, and fails with an {@link
 * EngineException} when the engine refuses, cannot be reached, or does not answer within the time
 * limit with which the engine was opened. Nothing but the named operation happens inside a call, so
 * that a call can be timed.
 */
public interface ContainerEngine extends AutoCloseable {

  /** What the engine says of itself. */
  EngineInfo info();

  /**
   * The address under which containers on the engine's default network reach the machine that the
   * engine runs on.
   */
  String gateway();

  /**
   * The address of this machine on which something has to listen that such containers are to reach
   * under {@link #gateway}; the same, unless what is between them translates it.
   */
  default String listenAddress() {
    return gateway();
  }

  /** Why its containers cannot be held to these limits, or empty where they can. */
  default Optional<String> objectionTo(Limits limits) {
    return Optional.empty();
  }

  /** Why what listens in its containers is not reached from this machine, or empty where it is. */
  default Optional<String> unreachable() {
    return Optional.empty();
  }

  /** What it offers of that which only some benchmarks need; by default all but pods. */
  default Set<Offering> offerings() {
    return EnumSet.complementOf(EnumSet.of(Offering.POD_SANDBOXES, Offering.POD_LIFE));
  }

  /** What it needs and has for runs, as {@code doctor} tells; nothing where that is obvious. */
  default List<Condition> conditions() {
    return List.of();
  }

  /** What would give it a runtime that it does not have. */
  default String remedyFor(RuntimeProfile runtime) {
    return runtime.remedy();
  }

  /**
   * The image that has this project and a Java in it, from which containers of forks are started;
   * empty where they see those of this machine.
   */
  default Optional<String> forkImage() {
    return Optional.empty();
  }

  /** The name of the place that its containers run at, or empty where that is this machine. */
  default Optional<String> place() {
    return Optional.empty();
  }

  /** Asks for a sign of life: one round trip, answered by the engine without any work. */
  void ping();

  /**
   * Creates a container.
   *
   * @return its full id
   */
  String create(ContainerSpec spec);

  /**
   * Starts a created container. That the engine reports success does not prove that the container
   * runs: look at {@link #inspect}.
   */
  void start(String id);

  /** The state of a container now. */
  ContainerState inspect(String id);

  /**
   * Attaches to the output of a container, which may not have been started yet, so that none of it
   * is missed.
   */
  ContainerOutput attach(String id);

  /**
   * The same, where the output may be silent for longer than a call may take.
   *
   * @param silence for how long
   */
  ContainerOutput attach(String id, Duration silence);

  /** Asks the container to end with its stop signal, and kills it once {@code grace} has passed. */
  void stop(String id, Duration grace);

  /** Kills the container. */
  void kill(String id);

  /**
   * Waits until the container has ended.
   *
   * @return its exit code
   */
  int awaitExit(String id, Duration limit);

  /** Removes the container and its anonymous volumes, killing it first where it runs. */
  void remove(String id);

  /** The last lines that the container has written, oldest first. */
  List<String> logs(String id, int lines);

  /**
   * Writes a container's whole root file system, as a tar file. The container need not run.
   *
   * @throws EngineException also where it cannot be written there
   */
  void export(String id, OutputStream to);

  /** The images that the engine has. */
  ImageStore images();

  /** What it offers for containers that run, beyond what a measurement needs. */
  ContainerOperations operations();

  /** The pods that its containers are in, each step of their life by itself; empty without pods. */
  default Optional<Pods> pods() {
    return Optional.empty();
  }

  /** The pods of its cluster; empty without one. */
  default Optional<PodLives> podLives() {
    return Optional.empty();
  }

  /**
   * What the pods of containers use now, as their node tells; where {@link Offering#HOST_PROCESSES}
   * is offered, their processes tell more.
   *
   * @param ids containers that run
   * @throws EngineException also where the engine has no such figures
   */
  default List<PodUsage> usage(List<String> ids) {
    throw new EngineException("this engine has no figures of pods");
  }

  /** Removes what runs left on this engine. */
  ContainerReaper reaper();

  /**
   * A switch of the runtime on this engine.
   *
   * @param mayChangeDaemon whether the user agrees that their own daemon's configuration is
   *     changed; the private engine's is changed without asking
   * @throws EngineException when the daemon must not be changed, or cannot be
   */
  RuntimeSwitch runtimeSwitch(RuntimeSwitch.Mode mode, boolean mayChangeDaemon);

  @Override
  void close();
}
