package io.github.jmhruntime.workload.load;

import io.github.jmhruntime.host.ThreadTime;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Load that is put on only while its caller waits for answers, in the caller's thread: for a caller
 * that times by itself how long a number of answers takes.
 *
 * <pre>{@code
 * try (DrivenLoad load = DrivenLoad.open(LoadPlan.closed(ConnectionUse.KEEP_ALIVE), targets)) {
 *   load.begin();
 *   while (goingOn()) {
 *     load.await(100); // this many correct answers more
 *   }
 *   LoadResult result = load.end();
 * }
 * }</pre>
 *
 * <p>Of the plan, ramp and window are not looked at: what counts is from {@link #begin} to {@link
 * #end}.
 */
public final class DrivenLoad implements AutoCloseable {

  private static final long FAR_AWAY = Long.MAX_VALUE / 4;

  private final Duration timeLimit;
  private final List<Target> targets;
  private final SelectorLoop loop;
  private final boolean closed;
  private ThreadTime took = new ThreadTime(0, 0);
  private ThreadTime start = ThreadTime.now();
  private long begin;
  private long goal;

  private DrivenLoad(LoadPlan plan, List<Target> targets) {
    this.timeLimit = plan.timeLimit();
    this.closed = plan.rate() == null;
    this.targets = List.copyOf(targets);
    this.loop = new SelectorLoop(plan, this.targets, 0);
  }

  /**
   * Opens the connections that are to be kept; those that do not come about count as errors later.
   *
   * @throws IllegalArgumentException when there is no target, or the plan asks for several threads
   */
  public static DrivenLoad open(LoadPlan plan, List<Target> targets) {
    if (targets.isEmpty()) {
      throw new IllegalArgumentException("targets is empty; name at least one server");
    }
    if (plan.threads() != 1) {
      throw new IllegalArgumentException(
          "threads %d must be 1: this load is put on by the calling thread"
              .formatted(plan.threads()));
    }
    DrivenLoad load = new DrivenLoad(plan, targets);
    load.loop.connect();
    return load;
  }

  /** Begins to count, from nothing. */
  public void begin() {
    loop.reset();
    goal = 0;
    start = ThreadTime.now();
    begin = System.nanoTime();
    loop.begin(begin, begin, begin + FAR_AWAY);
  }

  /**
   * Puts load on until so many correct answers more have come. What comes beyond them is not lost:
   * it is there already at the next call.
   *
   * @throws NoAnswerException when none comes for as long as the plan's time limit
   */
  public void await(int answers) {
    goal += answers;
    long answered = loop.answered();
    long now = System.nanoTime();
    long lastAnswer = now;
    while (answered < goal) {
      now = loop.turn(now);
      long before = answered;
      answered = loop.answered();
      if (answered > before) {
        lastAnswer = now;
      } else if (now - lastAnswer > timeLimit.toNanos()) {
        throw noAnswer(now);
      }
    }
  }

  /**
   * Ends the load, and waits until each request is decided that was due by now: without that, the
   * slowest would be missing from the latencies.
   *
   * @return what was counted since {@link #begin}
   */
  public LoadResult end() {
    took = start.since();
    long end = System.nanoTime();
    loop.end(end);
    loop.decide(end);
    return result(end);
  }

  /**
   * The part of the time from {@link #begin} to {@link #end} in which the calling thread was busy;
   * empty at a fixed rate, where it watches the clock whenever it has nothing else to do.
   */
  public OptionalDouble busy() {
    return closed ? OptionalDouble.of(took.busy()) : OptionalDouble.empty();
  }

  /** In which words a server has refused a request; empty where none did. */
  public String complaint() {
    return loop.complaint();
  }

  @Override
  public void close() {
    loop.close();
  }

  private LoadResult result(long end) {
    return LoadResult.of(Duration.ofNanos(end - begin), targets, List.of(loop));
  }

  private NoAnswerException noAnswer(long now) {
    LoadCounts counts = result(now).total();
    return new NoAnswerException(
        "no correct answer for %s s from %s, after %d of them; failed requests: %s%s"
            .formatted(
                timeLimit.toMillis() / 1e3,
                targets.size() == 1
                    ? targets.get(0).url()
                    : "any of %d servers".formatted(targets.size()),
                counts.requests(),
                counts.errors().summary(),
                complaint().isEmpty() ? "" : "; the server said '" + complaint() + "'"));
  }
}
