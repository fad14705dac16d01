package io.github.jmhruntime.kernels.boundary;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Two threads that hand a turn to and fro by park and unpark.
 *
 * <p>The thread that calls {@link #exchange} has to be the one that called {@link #start}.
 */
final class ParkEcho implements AutoCloseable {

  private static final int CALLER = 0;
  private static final int ECHO = 1;
  private static final int END = 2;

  private final AtomicInteger turn = new AtomicInteger(CALLER);
  private final Thread caller;
  private final Thread echo;

  private ParkEcho(Thread caller) {
    this.caller = caller;
    this.echo = new Thread(this::echo, "park-echo");
    this.echo.setDaemon(true);
  }

  /** Starts the other thread. */
  static ParkEcho start() {
    ParkEcho pair = new ParkEcho(Thread.currentThread());
    pair.echo.start();
    return pair;
  }

  /** Wakes the other thread, and sleeps until it has woken this one. */
  void exchange() {
    turn.set(ECHO);
    LockSupport.unpark(echo);
    while (turn.get() == ECHO) {
      LockSupport.park(this);
    }
  }

  private void echo() {
    while (turn.get() != END) {
      if (turn.compareAndSet(ECHO, CALLER)) {
        LockSupport.unpark(caller);
      } else {
        LockSupport.park(this);
      }
    }
  }

  /** Ends the other thread and waits for it. */
  @Override
  public void close() {
    turn.set(END);
    LockSupport.unpark(echo);
    try {
      echo.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
