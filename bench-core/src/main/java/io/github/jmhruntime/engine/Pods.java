package io.github.jmhruntime.engine;

import java.time.Duration;

/**
 * Pods of an engine that has them, with each of the calls by which a kubelet takes one through its
 * life. Each is one call to the engine, and can be timed.
 */
public interface Pods {

  /**
   * RunPodSandbox: gives a pod its namespaces, network and sandbox.
   *
   * @param spec the container that is to be in it, of which the runtime, labels and confinement
   *     count
   * @return the sandbox's id
   */
  String runSandbox(ContainerSpec spec);

  /** What the engine says a sandbox runs under; not timed. */
  String runtimeOf(String sandbox);

  /**
   * CreateContainer in a sandbox that this has run.
   *
   * @return the container's id
   */
  String createContainer(String sandbox, ContainerSpec spec);

  /** StartContainer. */
  void startContainer(String id);

  /** StopContainer: kills it once {@code grace} has passed. */
  void stopContainer(String id, Duration grace);

  /** RemoveContainer. */
  void removeContainer(String id);

  /** StopPodSandbox: ends what is in it and gives its address back. */
  void stopSandbox(String sandbox);

  /** RemovePodSandbox. */
  void removeSandbox(String sandbox);
}
