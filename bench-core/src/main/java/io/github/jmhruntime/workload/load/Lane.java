package io.github.jmhruntime.workload.load;

import java.util.List;

/** One target's part of a selector loop: its connections, arrivals and counts. */
final class Lane {

  private final Slot[] slots;
  private final Arrivals arrivals;
  private final Tally tally;
  private final long timeLimit;

  /** Slots that wait for a request to be due: a ring, so that each connection gets its turn. */
  private final Slot[] free;

  private int freeHead;
  private int freeCount;

  Lane(List<Connection> connections, Arrivals arrivals, Tally tally, long timeLimit) {
    this.slots = connections.stream().map(c -> new Slot(this, c)).toArray(Slot[]::new);
    this.arrivals = arrivals;
    this.tally = tally;
    this.timeLimit = timeLimit;
    this.free = new Slot[slots.length];
  }

  /** The array itself: an iterator would be garbage. */
  Slot[] slots() {
    return slots;
  }

  Arrivals arrivals() {
    return arrivals;
  }

  Tally tally() {
    return tally;
  }

  void free(Slot slot) {
    free[(freeHead + freeCount++) % free.length] = slot;
    slot.free(true);
  }

  boolean hasFree() {
    return freeCount > 0;
  }

  Slot takeFree() {
    Slot slot = free[freeHead];
    freeHead = (freeHead + 1) % free.length;
    freeCount--;
    slot.free(false);
    return slot;
  }

  /** Counts requests as timed out whose time limit has passed before they could be sent. */
  void expire(long now) {
    while (arrivals.due(now) && now - arrivals.next(now) > timeLimit) {
      arrivals.take(now);
      tally.failed(Failure.TIMED_OUT, now);
    }
  }
}
