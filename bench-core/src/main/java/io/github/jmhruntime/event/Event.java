package io.github.jmhruntime.event;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that a user may want to know while a long operation goes on. */
public sealed interface Event {

  /** A step that takes a while has begun, such as the build of an image. */
  record Step(String text) implements Event {}

  /**
   * How far a run has come.
   *
   * @param done how many have finished or failed
   * @param total how many the plan asks for
   * @param things what is counted, such as {@code forks}
   * @param running what is being measured now
   * @param left the expected time to the end, or null while nothing is known about it
   */
  record Progress(int done, int total, String things, String running, @Nullable Duration left)
      implements Event {

    /** One of forks. */
    public Progress(int done, int total, String running, @Nullable Duration left) {
      this(done, total, "forks", running, left);
    }
  }

  /** Something worth knowing that needs no action. */
  record Notice(String text) implements Event {}

  /** Something that weakens or spoils the result; the text names what would mend it. */
  record Warning(String text) implements Event {}

  /**
   * A piece of what a fork gave, on its way home from a driver that is not on this machine. It is
   * for the one who gathers the pieces, and nothing to show.
   *
   * @param number the fork's place among those of its driver, from 1
   * @param piece which of the pieces it is, from 1
   * @param pieces how many there are
   * @param data what to join with the others
   */
  record Kept(long number, int piece, int pieces, String data) implements Event {}

  /**
   * A driver that is not on this machine has ended: its last event.
   *
   * @param exitCode how, as of a process
   * @param lastOutput what it has to say of that
   */
  record Ended(int exitCode, List<String> lastOutput) implements Event {}
}
