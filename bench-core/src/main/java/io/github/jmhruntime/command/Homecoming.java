package io.github.jmhruntime.command;

import io.github.jmhruntime.command.BenchmarkDriver.End;
import io.github.jmhruntime.engine.Workplace;
import io.github.jmhruntime.event.Event;
import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.event.EventLine;
import io.github.jmhruntime.measurement.ForkRecord;
import io.github.jmhruntime.plan.Effort;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What comes home from drivers elsewhere: their forks go into the journal as they arrive, and their
 * events are told as if they were those of one driver.
 */
final class Homecoming implements Workplace.Listener {

  private static final int COMPLETE = 0;
  private static final int FAILED = 1;

  private final Map<String, Arrivals> places = new LinkedHashMap<>();
  private final Consumer<ForkRecord> journal;
  private final EventHandler events;
  private final Thread waiting = Thread.currentThread();
  private volatile @Nullable RuntimeException failure;

  /**
   * Creates one for the thread that waits for the drivers, which is interrupted where a fork cannot
   * be kept: there is no use in measuring more.
   *
   * @param places where drivers work
   * @param journal keeps a fork, and returns once it is on the disk
   */
  Homecoming(List<String> places, Consumer<ForkRecord> journal, EventHandler events) {
    places.forEach(place -> this.places.put(place, new Arrivals()));
    this.journal = journal;
    this.events = events;
  }

  @Override
  public void line(String place, String line) {
    Arrivals from = arrivals(place);
    EventLine.parse(line)
        .ifPresentOrElse(event -> handle(place, from, event), () -> from.say(line));
  }

  private void handle(String place, Arrivals from, Event event) {
    if (event instanceof Event.Kept kept) {
      from.add(kept).ifPresent(this::keep);
    } else if (event instanceof Event.Ended ended) {
      from.end(ended);
    } else if (event instanceof Event.Progress progress) {
      from.progress = progress;
      tell(progress(place));
    } else if (event instanceof Event.Notice notice) {
      tell(new Event.Notice(named(place, notice.text())));
    } else if (event instanceof Event.Warning warning) {
      tell(new Event.Warning(named(place, warning.text())));
    } else {
      tell(event);
    }
  }

  private void keep(ForkRecord fork) {
    if (failure != null) {
      return;
    }
    try {
      journal.accept(fork);
    } catch (RuntimeException e) {
      failure = e;
      waiting.interrupt();
    }
  }

  /**
   * Fails where a fork could not be kept.
   *
   * @throws RuntimeException what the journal failed with
   */
  void requireKept() {
    RuntimeException thrown = failure;
    if (thrown != null) {
      var unused = Thread.interrupted();
      throw thrown;
    }
  }

  private void tell(Event event) {
    events.handle(event);
  }

  private String named(String place, String text) {
    return places.size() == 1 ? text : place + ": " + text;
  }

  /** All places together, with what that one does which was heard of last. */
  private Event.Progress progress(String place) {
    List<Event.Progress> heard =
        places.values().stream().map(from -> from.progress).filter(Objects::nonNull).toList();
    // Who has not been heard of yet has as much to do as the one with the most.
    int most = heard.stream().mapToInt(Event.Progress::total).max().orElse(0);
    int total =
        heard.stream().mapToInt(Event.Progress::total).sum()
            + most * (places.size() - heard.size());
    int done = heard.stream().mapToInt(Event.Progress::done).sum();
    @Nullable Duration left =
        heard.stream()
            .map(Event.Progress::left)
            .filter(Objects::nonNull)
            .max(Duration::compareTo)
            .orElse(null);
    return new Event.Progress(done, total, running(place, done == total), left);
  }

  /** Such as {@code block 3/10 worker-2 crun LifecycleBenchmark.start}. */
  private String running(String place, boolean allDone) {
    Event.Progress progress = arrivals(place).progress;
    String running = progress == null ? "" : progress.running();
    if (places.size() == 1 || allDone) {
      return running;
    }
    int block = running.indexOf("  ");
    return block < 0
        ? place + "  " + running
        : running.substring(0, block) + "  " + place + running.substring(block);
  }

  /**
   * How all of them have ended, once they have.
   *
   * @param lost those that were lost before
   */
  End end(List<Workplace.Lost> lost) {
    List<String> troubles = new ArrayList<>();
    for (Workplace.Lost one : lost) {
      troubles.add(
          "the driver on node %s was lost: %s; what it had measured until then is kept, and -Dresume measures the rest"
              .formatted(one.place(), one.reason()));
    }
    places.forEach(
        (place, from) -> {
          if (lost.stream().noneMatch(one -> one.place().equals(place))) {
            troubles.addAll(from.troubles(place, places.size() > 1));
          }
        });
    if (!troubles.isEmpty()) {
      return new End(FAILED, List.copyOf(troubles));
    }
    Collection<Arrivals> all = places.values();
    boolean timeUp = all.stream().anyMatch(from -> from.exitCode() == Effort.TIME_UP_EXIT_CODE);
    return new End(timeUp ? Effort.TIME_UP_EXIT_CODE : COMPLETE, List.of());
  }

  private Arrivals arrivals(String place) {
    return Optional.ofNullable(places.get(place))
        .orElseThrow(() -> new IllegalArgumentException("no driver works on " + place));
  }
}
