package io.github.jmhruntime.command;

import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.plan.Effort;
import io.github.jmhruntime.plan.ListedBenchmark;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Knows benchmarks, and measures them as a plan says. */
public interface BenchmarkDriver {

  /**
   * How the driver ended.
   *
   * @param exitCode its exit code; 0 where the plan was carried through
   * @param lastOutput the last lines that it wrote besides events
   */
  record End(int exitCode, List<String> lastOutput) {

    /** Whether the whole plan was carried through. */
    boolean isComplete() {
      return exitCode == 0;
    }

    /** Whether the plan's time was over before. */
    boolean isTimeUp() {
      return exitCode == Effort.TIME_UP_EXIT_CODE;
    }
  }

  /**
   * The benchmarks that it knows.
   *
   * @param patterns regular expressions that select some of them
   */
  List<ListedBenchmark> list(List<String> patterns) throws InterruptedException;

  /**
   * Carries a plan through, and hands on what happens.
   *
   * @param plan the plan's file
   * @param journal the file to which each fork is appended
   * @param lockWait how long to wait at most until no other JMH is at work on the machine
   * @param temporary the folder for its temporary files and those of its forks
   * @throws InterruptedException when this JVM is told to end meanwhile; the driver has then ended
   */
  End measure(Path plan, Path journal, Duration lockWait, Path temporary, EventHandler events)
      throws InterruptedException;

  /** The folder for temporary files in which a run makes its own. */
  Path temporaryBase();

  /** The lock by which the JMHs of a machine keep out of each other's way. */
  Path jmhLock();
}
