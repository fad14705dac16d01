package io.github.jmhruntime.engine;

/**
 * What an engine may offer besides containers that run: what only some benchmarks need, and only
 * some engines have.
 */
public enum Offering {
  /** Each step of a container's life is a call of its own, which can be timed. */
  CONTAINER_LIFE("containers whose creation, start and removal are calls of their own"),

  /** Pods behind CRI, whose steps a kubelet takes; see {@link ContainerEngine#pods}. */
  POD_SANDBOXES("pods behind CRI"),

  /** Pods of a cluster, whose life its API server tells; see {@link ContainerEngine#podLives}. */
  POD_LIFE("pods of a cluster"),

  /** The processes of sandboxes, and their control groups, are seen on this machine. */
  HOST_PROCESSES("processes of sandboxes that this machine sees"),

  /** One end of the containers' network is on this machine, where others can listen as well. */
  BRIDGE("a bridge of this machine"),

  /** Ports of containers can be published on this machine. */
  PUBLISHED_PORTS("published ports"),

  /** Containers can be in this machine's network. */
  HOST_NETWORK("the host's network for containers");

  private final String words;

  Offering(String words) {
    this.words = words;
  }

  /** What it is, for a message: "the engine offers no …". */
  public String words() {
    return words;
  }
}
