package io.github.jmhruntime.engine.kubernetes;

import java.time.Duration;

/**
 * How often drivers are looked after, and how long their troubles are borne.
 *
 * @param look between two looks at the pods, and before a log is asked for again
 * @param start how long a pod may take until it runs, the pull of its image included
 * @param trouble how long a pod may have a reason not to run that might pass
 * @param absence how long the API server may be away, or a log not be readable
 * @param silence after which a log that says nothing is asked for anew, since what lies between may
 *     have forgotten the connection
 * @param end how long a pod may take to go, besides the time that it is given to end by itself
 */
record Pace(
    Duration look,
    Duration start,
    Duration trouble,
    Duration absence,
    Duration silence,
    Duration end) {

  static final Pace USUAL =
      new Pace(
          Duration.ofSeconds(1),
          Duration.ofMinutes(10),
          Duration.ofMinutes(1),
          RunRoot.PATIENCE,
          Duration.ofMinutes(2),
          Duration.ofMinutes(1));

  /** Lists of many pods are asked for less often: what they cost the server grows with them. */
  Duration lookAt(int pods) {
    Duration forMany = Duration.ofMillis(20L * pods);
    return pods > 50 && forMany.compareTo(look) > 0 ? forMany : look;
  }
}
