package io.github.jmhruntime.command;

import io.github.jmhruntime.event.Event;
import io.github.jmhruntime.measurement.ForkRecord;
import io.github.jmhruntime.measurement.PackedFork;
import io.github.jmhruntime.plan.Effort;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What has come home from one driver. */
final class Arrivals {

  private static final int LAST_LINES = 20;

  /** How far it was when it was heard of last. */
  Event.@Nullable Progress progress;

  private final Deque<String> lastLines = new ArrayDeque<>();
  private final List<String> pieces = new ArrayList<>();
  private Event.@Nullable Ended ended;

  /** The number of the fork that is arriving, or has arrived last. */
  private long number;

  private boolean whole = true;
  private long missing;

  /** A line that is no event. */
  void say(String line) {
    lastLines.addLast(line);
    if (lastLines.size() > LAST_LINES) {
      lastLines.removeFirst();
    }
  }

  /** It has ended. */
  void end(Event.Ended how) {
    giveUpUnlessWhole();
    ended = how;
  }

  /** A piece of a fork; the fork where it was the last one. Each fork is given once. */
  Optional<ForkRecord> add(Event.Kept kept) {
    if (kept.number() < number || kept.number() == number && whole) {
      return Optional.empty();
    }
    if (kept.number() > number) {
      giveUpUnlessWhole();
      missing += kept.number() - number - 1;
      number = kept.number();
      whole = false;
    }
    if (kept.piece() == pieces.size() + 1) {
      pieces.add(kept.data());
    }
    return pieces.size() == kept.pieces() ? join() : Optional.empty();
  }

  private Optional<ForkRecord> join() {
    whole = true;
    try {
      return Optional.of(PackedFork.join(pieces));
    } catch (IllegalArgumentException e) {
      missing++;
      return Optional.empty();
    } finally {
      pieces.clear();
    }
  }

  private void giveUpUnlessWhole() {
    if (!whole) {
      missing++;
      whole = true;
    }
    pieces.clear();
  }

  /** Its exit code; that of a failure where it has not said that it ended. */
  int exitCode() {
    return ended == null ? 1 : ended.exitCode();
  }

  /**
   * Why not all that was to come home from there has, or why nothing more was measured there; empty
   * where it ended in good order.
   */
  List<String> troubles(String place, boolean several) {
    List<String> troubles = new ArrayList<>();
    if (exitCode() != 0 && exitCode() != Effort.TIME_UP_EXIT_CODE) {
      List<String> said =
          ended == null || ended.lastOutput().isEmpty()
              ? List.copyOf(lastLines)
              : ended.lastOutput();
      troubles.add((several ? "on node %s: ".formatted(place) : "") + String.join(" | ", said));
    }
    if (missing > 0) {
      troubles.add(
          "%d forks of node %s were measured and have not come home, since lines of its log are missing; -Dresume measures them again"
              .formatted(missing, place));
    }
    return troubles;
  }
}
