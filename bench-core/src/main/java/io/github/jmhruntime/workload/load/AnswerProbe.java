package io.github.jmhruntime.workload.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Attempts to get a correct answer, several at a time where one hangs. */
final class AnswerProbe implements AutoCloseable {

  private static final long PAUSE = TimeUnit.MICROSECONDS.toNanos(200);
  private static final long NEXT_WHILE_CONNECTING = TimeUnit.MILLISECONDS.toNanos(5);
  private static final long NEXT_WHILE_UNANSWERED = TimeUnit.MILLISECONDS.toNanos(50);
  private static final long LONGEST_CONNECTING = TimeUnit.MILLISECONDS.toNanos(250);
  private static final int MOST_AT_A_TIME = 64;

  private final Target target;
  private final byte[] request;
  private final Selector selector;
  private final InputBuffer input = new InputBuffer();
  private final List<Attempt> attempts = new ArrayList<>();
  private final long[] failures = new long[Failure.values().length];
  private boolean answered;

  AnswerProbe(Target target) {
    this.target = target;
    this.request = target.request(ConnectionUse.PER_REQUEST);
    try {
      selector = Selector.open();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot open a selector; allow more open files (ulimit)", e);
    }
  }

  FirstAnswer await(Duration limit) throws InterruptedException {
    long begin = System.nanoTime();
    long now = begin;
    while (now - begin < limit.toNanos()) {
      if (attemptDue(now)) {
        Attempt attempt = new Attempt(new Connection(target, request, selector, input), now);
        attempts.add(attempt);
        drive(attempt, attempt.connection.open(attempt));
      }
      select();
      now = System.nanoTime();
      if (answered) {
        return new FirstAnswer((now - begin) / 1e9, ErrorCounts.of(failures));
      }
      dropStale(now);
      LockSupport.parkNanos(PAUSE);
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted while waiting for " + target.url());
      }
      now = System.nanoTime();
    }
    throw noAnswer(limit);
  }

  @Override
  public void close() {
    attempts.forEach(attempt -> attempt.connection.abort(Progress.CLOSED));
    try {
      selector.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close a selector", e);
    }
  }

  private boolean attemptDue(long now) {
    if (attempts.isEmpty()) {
      return true;
    }
    Attempt last = attempts.get(attempts.size() - 1);
    boolean connecting = last.connection.connecting();
    long gap = connecting ? NEXT_WHILE_CONNECTING : NEXT_WHILE_UNANSWERED;
    return attempts.size() < MOST_AT_A_TIME && now - last.begin >= gap;
  }

  private void select() {
    try {
      selector.selectNow(this::onReady);
    } catch (IOException e) {
      throw new UncheckedIOException("the selector failed", e);
    }
  }

  private void onReady(SelectionKey key) {
    Attempt attempt = (Attempt) key.attachment();
    drive(attempt, attempt.connection.advance());
  }

  private void drive(Attempt attempt, Progress progress) {
    Progress made = progress == Progress.CONNECTED ? attempt.connection.send() : progress;
    switch (made) {
      case ANSWERED -> answered = true;
      case WRONG, FAILED, CLOSED -> {
        failures[attempt.connection.failure().ordinal()]++;
        attempt.connection.abort(Progress.CLOSED);
        attempts.remove(attempt);
      }
      case PENDING, CONNECTED, READY -> {}
    }
  }

  private void dropStale(long now) {
    for (Attempt attempt : List.copyOf(attempts)) {
      if (attempt.connection.connecting() && now - attempt.begin > LONGEST_CONNECTING) {
        drive(attempt, attempt.connection.giveUp(Failure.TIMED_OUT));
      }
    }
  }

  private NoAnswerException noAnswer(Duration limit) {
    return new NoAnswerException(
        "%s gave no correct answer (%s) within %s s; attempts that failed: %s; still unanswered: %d"
            .formatted(
                target.url(),
                target.correct(),
                limit.toMillis() / 1e3,
                ErrorCounts.of(failures).summary(),
                attempts.size()));
  }

  private record Attempt(Connection connection, long begin) {}
}
