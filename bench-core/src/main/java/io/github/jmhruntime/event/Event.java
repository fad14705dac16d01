package io.github.jmhruntime.event;

import java.time.Duration;
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
}
