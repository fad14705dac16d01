package io.github.jmhruntime.workload.network;

/**
 * The highest rate of datagrams at which at most {@value #TOLERATED} of them are lost, by
 * bisection.
 *
 * <p>A rate holds when two trials in a row lose no more than that; it does not when one of them
 * loses more. First the sender sends as fast as it can. Where that holds, no more can be found out.
 * Else the rate is halved until one holds, and the gap between it and the lowest that did not is
 * bisected by its geometric mean until they are less than {@value #RESOLUTION} apart: what is found
 * holds, and what is by that factor higher does not. A trial takes a tenth of a second, or as long
 * as a thousand datagrams take, so that a single lost one is tolerated.
 */
final class HighestRate {

  /** The part that may be lost. */
  static final double TOLERATED = 0.001;

  /** How near the rate that is found is to one that does not hold. */
  static final double RESOLUTION = 1.05;

  private static final double LEAST_PER_SECOND = 1000;
  private static final int IN_A_ROW = 2;

  private final Trial trial;

  private HighestRate(Trial trial) {
    this.trial = trial;
  }

  /** Sends datagrams for a while and counts what comes of them. */
  interface Trial {

    /**
     * Tries a rate.
     *
     * @param perSecond datagrams per second, more than can be sent for as many as can be
     */
    Outcome at(double perSecond);
  }

  /**
   * What a trial came to.
   *
   * @param perSecond the rate at which they were really sent
   */
  record Outcome(double perSecond, long sent, long received) {

    /** The part that was lost; all where none was sent. */
    double lost() {
      return sent == 0 ? 1 : Math.max(0, sent - received) / (double) sent;
    }

    boolean holds() {
      return lost() <= TOLERATED;
    }
  }

  /**
   * What was found.
   *
   * @param perSecond the highest rate that holds
   * @param senderLimited whether the sender could send no faster
   */
  record Found(double perSecond, boolean senderLimited) {

    /** The next lower rate, for one that has lost more after all. */
    Found lower() {
      return new Found(perSecond / RESOLUTION, false);
    }
  }

  /**
   * Finds it.
   *
   * @param unlimited a rate that no sender reaches
   * @throws StalledException when not even a thousand datagrams per second get through
   */
  static Found find(Trial trial, double unlimited) {
    return new HighestRate(trial).find(unlimited);
  }

  private Found find(double unlimited) {
    Outcome most = last(unlimited);
    if (most.holds()) {
      return new Found(most.perSecond(), true);
    }
    double failing = most.perSecond();
    double holding = failing / 2;
    while (!last(holding).holds()) {
      failing = holding;
      holding /= 2;
      if (holding < LEAST_PER_SECOND) {
        throw new StalledException(
            "more than %s %% of datagrams are lost even at %.0f per second"
                .formatted(100 * TOLERATED, failing));
      }
    }
    while (failing / holding > RESOLUTION) {
      double middle = Math.sqrt(failing * holding);
      if (last(middle).holds()) {
        holding = middle;
      } else {
        failing = middle;
      }
    }
    return new Found(holding, false);
  }

  /** The trial that decides on a rate: the first that loses too much, or the last in the row. */
  private Outcome last(double perSecond) {
    Outcome outcome = trial.at(perSecond);
    for (int i = 1; i < IN_A_ROW && outcome.holds(); i++) {
      outcome = trial.at(perSecond);
    }
    return outcome;
  }
}
