package io.github.jmhruntime.workload.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One thread's part of the load: connections to every target on one selector. */
final class SelectorLoop implements AutoCloseable {

  /** How often time limits and rests are looked at. */
  private static final long TICK = TimeUnit.MILLISECONDS.toNanos(10);

  /** How long before a request is due the thread no longer trusts the selector to wake it. */
  private static final long SPIN = TimeUnit.MILLISECONDS.toNanos(1);

  /** How long a connection rests that has failed, lest refusals are all that the machine does. */
  private static final long REST = TimeUnit.MILLISECONDS.toNanos(10);

  private static final long NANOS_PER_MILLI = TimeUnit.MILLISECONDS.toNanos(1);

  private final ConnectionUse use;
  private final long timeLimit;
  private final Selector selector;
  private final Consumer<SelectionKey> onReady = this::onReady;
  private final Lane[] lanes;
  private int requestsUnderWay;
  private long nextTick;
  private volatile boolean stopped;

  /**
   * Creates the loop of one thread.
   *
   * @param thread its number, from 0
   */
  SelectorLoop(LoadPlan plan, List<Target> targets, int thread) {
    use = plan.use();
    timeLimit = plan.timeLimit().toNanos();
    try {
      selector = Selector.open();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot open a selector; allow more open files (ulimit)", e);
    }
    InputBuffer input = new InputBuffer();
    lanes = targets.stream().map(target -> lane(plan, target, thread, input)).toArray(Lane[]::new);
  }

  /** What was counted for a target, by its index; to be read when {@link #run} has returned. */
  Tally tally(int target) {
    return lanes[target].tally();
  }

  /**
   * Opens the connections that are to be kept, and returns once each has come about or failed, at
   * the latest when the time limit has passed.
   */
  void connect() {
    if (use == ConnectionUse.PER_REQUEST) {
      forEachSlot(slot -> slot.lane().free(slot));
      return;
    }
    long deadline = System.nanoTime() + timeLimit;
    forEachSlot(slot -> drive(slot, slot.connection().open(slot)));
    long now = System.nanoTime();
    while (!stopped && connecting() && now - deadline < 0) {
      select(TICK);
      now = System.nanoTime();
    }
    forEachSlot(this::giveUpConnecting);
  }

  /** Puts load on from {@code origin} to {@code end}, and returns once every request is decided. */
  void run(long origin, long begin, long end) {
    begin(origin, begin, end);
    decide(end);
  }

  /** Says when load is put on, and which part of it counts; {@link #turn} puts it on. */
  void begin(long origin, long begin, long end) {
    for (Lane lane : lanes) {
      lane.arrivals().span(origin, end);
      lane.tally().window(begin, end);
    }
    nextTick = System.nanoTime();
  }

  /** Forgets what was counted. */
  void reset() {
    for (Lane lane : lanes) {
      lane.tally().reset();
    }
  }

  /** Ends load and what counts earlier than was said. */
  void end(long end) {
    for (Lane lane : lanes) {
      lane.arrivals().end(end);
      lane.tally().end(end);
    }
  }

  /** Goes on until every request is decided that was due before {@code end}. */
  void decide(long end) {
    long now = System.nanoTime();
    while (!stopped && !decided(now, end)) {
      now = turn(now);
    }
  }

  /** Sends what is due, and takes what has arrived; returns the time then. */
  long turn(long now) {
    if (now - nextTick >= 0) {
      forEachSlot(this::tick);
      nextTick = now + TICK;
    }
    for (Lane lane : lanes) {
      dispatch(lane, now);
    }
    select(untilDue(now));
    return System.nanoTime();
  }

  /** Correct answers that were counted since the last {@link #reset}, of all targets. */
  long answered() {
    long answered = 0;
    for (Lane lane : lanes) {
      answered += lane.tally().requests();
    }
    return answered;
  }

  /** In which words a server has refused a request; empty where none did. */
  String complaint() {
    for (Lane lane : lanes) {
      for (Slot slot : lane.slots()) {
        if (!slot.connection().complaint().isEmpty()) {
          return slot.connection().complaint();
        }
      }
    }
    return "";
  }

  /** Makes {@link #connect} and {@link #run} return soon; for another thread to call. */
  void stop() {
    stopped = true;
  }

  @Override
  public void close() {
    forEachSlot(slot -> slot.connection().abort(Progress.CLOSED));
    try {
      selector.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close a selector", e);
    }
  }

  private Lane lane(LoadPlan plan, Target target, int thread, InputBuffer input) {
    int rest = plan.connections() % plan.threads() > thread ? 1 : 0;
    int count = plan.connections() / plan.threads() + rest;
    byte[] request = target.request(use);
    List<Connection> connections = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      connections.add(new Connection(target, request, selector, input));
    }
    Arrivals arrivals = Arrivals.of(plan.rate(), thread, plan.threads());
    return new Lane(connections, arrivals, new Tally(timeLimit, target.operations()), timeLimit);
  }

  private boolean decided(long now, long end) {
    if (now - end < 0 || requestsUnderWay > 0) {
      return false;
    }
    for (Lane lane : lanes) {
      if (!lane.arrivals().exhausted(now)) {
        return false;
      }
    }
    return true;
  }

  private void dispatch(Lane lane, long now) {
    lane.expire(now);
    while (lane.hasFree() && lane.arrivals().due(now)) {
      Slot slot = lane.takeFree();
      drive(slot, start(slot, lane.arrivals().take(now)));
    }
  }

  private long untilDue(long now) {
    long wait = TICK;
    for (Lane lane : lanes) {
      if (lane.arrivals().open() && lane.hasFree() && !lane.arrivals().exhausted(now)) {
        wait = Math.min(wait, lane.arrivals().next(now) - now);
      }
    }
    return wait;
  }

  private void select(long nanos) {
    long millis = (nanos - SPIN) / NANOS_PER_MILLI;
    try {
      if (millis > 0) {
        selector.select(onReady, millis);
      } else {
        selector.selectNow(onReady);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the selector failed", e);
    }
  }

  private void onReady(SelectionKey key) {
    Slot slot = (Slot) key.attachment();
    drive(slot, slot.connection().advance());
  }

  private void drive(Slot slot, Progress progress) {
    if (progress == Progress.PENDING) {
      return;
    }
    long now = System.nanoTime();
    Progress made = progress;
    while (made != Progress.PENDING) {
      made = after(slot, made, now);
    }
  }

  private Progress after(Slot slot, Progress progress, long now) {
    Connection connection = slot.connection();
    return switch (progress) {
      case PENDING -> progress;
      case CONNECTED -> {
        slot.lane().tally().connected(now);
        yield slot.busy() ? connection.send() : next(slot, now);
      }
      case ANSWERED, WRONG -> {
        count(slot, progress, now);
        yield connection.release(use);
      }
      case READY, CLOSED -> slot.free() ? Progress.PENDING : next(slot, now);
      case FAILED -> {
        failed(slot, now);
        yield Progress.PENDING;
      }
    };
  }

  private Progress next(Slot slot, long now) {
    Lane lane = slot.lane();
    lane.expire(now);
    if (lane.arrivals().due(now)) {
      return start(slot, lane.arrivals().take(now));
    }
    lane.free(slot);
    return Progress.PENDING;
  }

  private Progress start(Slot slot, long due) {
    slot.take(due);
    requestsUnderWay++;
    Connection connection = slot.connection();
    return connection.closed() ? connection.open(slot) : connection.send();
  }

  private void count(Slot slot, Progress progress, long now) {
    Tally tally = slot.lane().tally();
    Connection connection = slot.connection();
    if (now - slot.start() > timeLimit) {
      tally.failed(Failure.TIMED_OUT, now);
    } else if (progress == Progress.WRONG) {
      tally.failed(connection.failure(), now);
    } else {
      tally.answered(slot.start(), now, connection.received());
    }
    finish(slot);
  }

  private void failed(Slot slot, long now) {
    slot.lane().tally().failed(slot.connection().failure(), now);
    finish(slot);
    if (!slot.free()) {
      slot.restUntil(now + REST);
    }
  }

  private void finish(Slot slot) {
    if (slot.busy()) {
      slot.finish();
      requestsUnderWay--;
    }
  }

  private void tick(Slot slot) {
    long now = nextTick;
    if (slot.wake(now)) {
      slot.lane().free(slot);
    } else if (now - slot.start() > timeLimit) {
      Connection connection = slot.connection();
      if (slot.busy()) {
        drive(slot, connection.giveUp(Failure.TIMED_OUT));
      } else if (connection.awaitingClose()) {
        drive(slot, connection.abort(Progress.CLOSED));
      }
    }
  }

  private void giveUpConnecting(Slot slot) {
    if (slot.connection().connecting()) {
      drive(slot, slot.connection().giveUp(Failure.TIMED_OUT));
    }
  }

  private boolean connecting() {
    for (Lane lane : lanes) {
      for (Slot slot : lane.slots()) {
        if (slot.connection().connecting()) {
          return true;
        }
      }
    }
    return false;
  }

  private void forEachSlot(Consumer<Slot> action) {
    for (Lane lane : lanes) {
      for (Slot slot : lane.slots()) {
        action.accept(slot);
      }
    }
  }
}
