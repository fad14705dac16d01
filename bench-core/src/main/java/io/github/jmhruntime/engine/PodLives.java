package io.github.jmhruntime.engine;

import java.time.Duration;
import java.util.List;

/**
 * Pods of a cluster on their way from creation to the end, each step at the time at which this
 * machine heard of it. One object may be used by several threads.
 */
public interface PodLives {

  /** The steps of a pod's life, in their order. */
  enum Step {
    /** The API server has taken it. */
    CREATED,
    /** The scheduler has given it a node. */
    SCHEDULED,
    /** Its containers run. */
    STARTED,
    /** It is ready to serve, as the cluster says. */
    READY,
    /** The API server has taken its deletion. */
    DELETED,
    /** It is gone: the node has let go of it, and the API server knows it no more. */
    GONE
  }

  /**
   * One pod.
   *
   * <p>Times are of this JVM's {@link System#nanoTime}: for {@link Step#CREATED} and {@link
   * Step#DELETED} when the answer to the call arrived, for the others when the watch told of it.
   */
  interface Life extends AutoCloseable {

    /** Its id on the engine, for {@link ContainerEngine#inspect} and the like. */
    String id();

    /** When this machine began to ask for its creation. */
    long beginNanoTime();

    /**
     * Waits until a step has been taken, and returns when that was told.
     *
     * @throws EngineTimeoutException when it is not taken in time, with the cluster's reason
     * @throws EngineException when it cannot be taken any more, with the cluster's reason
     */
    long await(Step step, Duration limit);

    /** Asks for its deletion, with the time to end in good order that its specification gives. */
    void delete();

    /** Deletes it at once where it is left, and waits until it is gone. */
    @Override
    void close();
  }

  /** Creates one pod with one container. */
  default Life create(ContainerSpec spec) {
    return createAll(spec, 1).get(0);
  }

  /** Creates several alike, all at once. */
  List<Life> createAll(ContainerSpec spec, int count);
}
