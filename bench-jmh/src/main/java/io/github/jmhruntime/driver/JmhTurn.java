package io.github.jmhruntime.driver;

import io.github.jmhruntime.event.Event;
import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.host.LockHolder;
import io.github.jmhruntime.host.ProcessLock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The time in which this JVM is the only one on the machine that runs JMH: JMH's own lock, held
 * around all forks of a run.
 *
 * <p>JMH takes it for each of its runs, and fails at once where another JMH has it. Here it is
 * waited for, and JMH is told to look no more. So there is no moment between looking and taking in
 * which another JMH could begin, and no other's forks come between those of a block.
 */
final class JmhTurn implements AutoCloseable {

  /** By this JMH leaves its lock alone: org.openjdk.jmh.runner.Runner. */
  private static final String IGNORE = "jmh.ignoreLock";

  private static final long MILLIS_BETWEEN_LOOKS = 500;

  private final @Nullable ProcessLock lock;

  private JmhTurn(@Nullable ProcessLock lock) {
    this.lock = lock;
  }

  /**
   * Waits until no other JMH is at work. Where the user has JMH ignore its lock, so does this.
   *
   * @param file JMH's lock
   * @param longest how long to wait
   * @param events hears once what is waited for
   * @throws CannotGoOnException when the time is over, or the lock cannot be taken at all
   */
  static JmhTurn await(Path file, Duration longest, EventHandler events)
      throws InterruptedException {
    if (Boolean.getBoolean(IGNORE)) {
      return new JmhTurn(null);
    }
    long begin = System.nanoTime();
    boolean told = false;
    Optional<ProcessLock> lock = tryTake(file);
    while (lock.isEmpty()) {
      if (!told) {
        told = true;
        events.handle(
            new Event.Step(
                "another JMH is at work on this machine: %s holds %s; waiting for its end, up to %s (-DlockWait)"
                    .formatted(LockHolder.describe(file), file, text(longest))));
      }
      if (System.nanoTime() - begin > longest.toNanos()) {
        throw new CannotGoOnException(
            "another JMH has not ended within %s: %s holds %s; wait until it has, or end it, then go on with -Dresume, or wait longer for it with -DlockWait=2h"
                .formatted(text(longest), LockHolder.describe(file), file));
      }
      Thread.sleep(MILLIS_BETWEEN_LOOKS);
      lock = tryTake(file);
    }
    System.setProperty(IGNORE, "true");
    return new JmhTurn(lock.get());
  }

  /** As JMH does it, the file is for all users; one that is there already may be anybody's. */
  private static Optional<ProcessLock> tryTake(Path file) {
    try {
      if (file.toFile().createNewFile()) {
        var unused = file.toFile().setWritable(true, false);
      }
      return ProcessLock.tryTake(file);
    } catch (IOException e) {
      throw new CannotGoOnException(
          "JMH's lock %s cannot be taken (%s); let every user write to that file (chmod a+w), or go without it: -DdriverArguments=-Djmh.ignoreLock=true"
              .formatted(file, e));
    }
  }

  /** As the option is written: {@code 1h30m}. */
  private static String text(Duration time) {
    return time.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
  }

  @Override
  public void close() {
    if (lock != null) {
      lock.close();
    }
  }
}
