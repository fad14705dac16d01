package io.github.jmhruntime.engine;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Where drivers work that measure on an engine which is not on this machine: one at each of its
 * places, such as a pod on each node of a cluster.
 */
public interface Workplace {

  /** The names of the places, each of which can hold one driver; at least one. */
  List<String> places();

  /**
   * Has drivers work until all of them have ended, and hands on what they write.
   *
   * <p>What they need is on the engine until then, and nothing of it afterwards. Should this JVM
   * die, the engine ends them and removes everything by itself.
   *
   * @return the places whose driver was lost before it had ended, each with the reason; what it has
   *     written until then was handed on
   * @throws EngineException when they cannot be started, with the engine's reason; nothing is left
   * @throws InterruptedException when this thread is interrupted; the drivers are ended before
   */
  List<Lost> work(Assignment assignment, Listener listener) throws InterruptedException;

  /**
   * What the drivers are to do.
   *
   * @param runId marks all that is made for it on the engine
   * @param places where they are to work, some of {@link #places}; where there are several, the
   *     driver at the n-th of them is told {@code n} and how many there are
   * @param main the class whose {@code main} they run, with the folder of {@code files}, the
   *     place's name, its number from 0 on, the number of places, a folder of the place that the
   *     containers there see as well, which {@code main} makes and removes, and the engine's
   *     endpoint there
   * @param files what they find in a folder, by name
   * @param limit after which the engine ends them in any case
   */
  record Assignment(
      String runId, List<String> places, String main, Map<String, byte[]> files, Duration limit) {}

  /** Hears what drivers write, in their order, each line once; calls come one at a time. */
  @FunctionalInterface
  interface Listener {
    /** A driver has written a line to its standard output. */
    void line(String place, String line);
  }

  /**
   * A driver that was lost.
   *
   * @param place where it worked
   * @param reason what became of it, in the engine's words
   */
  record Lost(String place, String reason) {}
}
