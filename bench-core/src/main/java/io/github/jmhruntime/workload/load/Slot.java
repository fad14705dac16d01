package io.github.jmhruntime.workload.load;

/** A connection's place in a lane, and the request that it carries now, if any. */
final class Slot {

  private final Lane lane;
  private final Connection connection;
  private boolean free;
  private boolean busy;
  private boolean resting;
  private long start;
  private long restUntil;

  Slot(Lane lane, Connection connection) {
    this.lane = lane;
    this.connection = connection;
  }

  Lane lane() {
    return lane;
  }

  Connection connection() {
    return connection;
  }

  /** Whether it waits in its lane for a request to be due. */
  boolean free() {
    return free;
  }

  void free(boolean now) {
    free = now;
  }

  /** Whether it carries a request. */
  boolean busy() {
    return busy;
  }

  /** When its request, or else its last one, was due. */
  long start() {
    return start;
  }

  /** Takes a request that was due at that time. */
  void take(long due) {
    start = due;
    busy = true;
  }

  void finish() {
    busy = false;
  }

  void restUntil(long time) {
    resting = true;
    restUntil = time;
  }

  /** Ends its rest if that is over by now; returns whether it did. */
  boolean wake(long now) {
    boolean woken = resting && now - restUntil >= 0;
    resting &= !woken;
    return woken;
  }
}
