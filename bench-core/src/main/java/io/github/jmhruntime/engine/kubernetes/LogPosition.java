package io.github.jmhruntime.engine.kubernetes;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * How far a log has been read, so that it is read on from there after its connection broke. A log
 * can be asked for from a whole second on, and what is read twice then is left out.
 */
final class LogPosition {

  private Instant second = Instant.MIN;
  private Instant newest = Instant.MIN;
  private int sinceSecond;
  private int again;

  /** From when on it is to be asked for; empty for all of it. */
  Optional<Instant> since() {
    return second.equals(Instant.MIN) ? Optional.empty() : Optional.of(second);
  }

  /** It is asked for anew, from there on. */
  void reopen() {
    again = sinceSecond;
  }

  /**
   * Takes the next line.
   *
   * @param time when it was written
   * @return whether it is read for the first time
   */
  boolean take(Instant time) {
    if (again > 0 && !time.isAfter(newest)) {
      again--;
      return false;
    }
    again = 0;
    Instant whole = time.truncatedTo(ChronoUnit.SECONDS);
    if (whole.isAfter(second)) {
      second = whole;
      sinceSecond = 0;
    }
    if (!time.isBefore(second)) {
      sinceSecond++;
    }
    if (time.isAfter(newest)) {
      newest = time;
    }
    return true;
  }
}
