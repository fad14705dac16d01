package io.github.jmhruntime.benchmarks;

import static java.util.Objects.requireNonNull;

import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.figures.IterationFigures;
import io.github.jmhruntime.workload.memory.Filling;
import io.github.jmhruntime.workload.memory.FootprintMeter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Web servers that are started, a few at a time, until one fails, less memory than the reserve is
 * left, or nine tenths of those are ready that fit by what each further one takes.
 *
 * <p>Secondary results: {@code density}, how many fit: as many as were ready where a failure or the
 * reserve has ended it, else those that fit by calculation; {@code density.ready}, how many were
 * really ready; {@code density.slope}, the bytes that a further one takes. A remark says what ended
 * it.
 */
@State(Scope.Thread)
public class Density {

  private static final double PART = 0.9;
  private static final int AT_ONCE = 4;
  private static final double MIB = 1 << 20;
  private static final String CONTAINERS = "containers";

  /** No more are started than these, however many fit. */
  @Param("32")
  public int most;

  /** How many MiB have to stay available. */
  @Param("2048")
  public int reserve;

  private final FootprintMeter meter = FootprintMeter.ofHost();
  private final List<String> created = Collections.synchronizedList(new ArrayList<>());
  private final List<String> ready = Collections.synchronizedList(new ArrayList<>());
  private @Nullable Containers containers;
  private @Nullable ForkNotes notes;
  private @Nullable Filling filling;
  private @Nullable String failure;

  /** Remembers what is started. */
  @Setup(Level.Trial)
  public void choose(EngineConnection connection, Containers chosen) {
    containers = chosen;
    notes = ForkNotes.of(connection.plan());
  }

  /** Starts as many as fit. */
  void fill() {
    long before = meter.availableBytes();
    filling = new Filling(reserve * (long) MIB);
    failure = null;
    int more = 1;
    while (more > 0) {
      start(more);
      if (failure != null) {
        return;
      }
      filling.add(ready.size(), meter.measure(ready, before).pssBytes(), meter.availableBytes());
      more = filling.touchesReserve() ? 0 : Math.min(AT_ONCE, aim() - ready.size());
    }
  }

  /** Adds what was found, checks that all that were ready still run, and removes them. */
  @TearDown(Level.Invocation)
  public void checkAndRemove() {
    if (ready.isEmpty()) {
      throw new EngineException("not even one got ready: " + failure);
    }
    ready.forEach(containers()::requireUnharmed);
    Filling found = requireNonNull(filling);
    boolean ended = failure != null || found.touchesReserve();
    IterationFigures.add("density", ended ? ready.size() : found.fit(), CONTAINERS);
    IterationFigures.add("density.ready", ready.size(), CONTAINERS);
    IterationFigures.add("density.slope", found.slopeBytes(), "B");
    requireNonNull(notes).remark(List.of(words(found)));
    Together.each(created, containers()::remove);
    created.clear();
    ready.clear();
  }

  private int aim() {
    return Math.min(most, (int) (PART * requireNonNull(filling).fit()));
  }

  private void start(int more) {
    List<Callable<Boolean>> starts = new ArrayList<>();
    for (int i = 0; i < more; i++) {
      starts.add(this::startOne);
    }
    try (Together several = new Together(more)) {
      var unused = several.all(starts);
    } catch (EngineException e) {
      failure = String.valueOf(e.getMessage());
    }
  }

  private boolean startOne() {
    String id = containers().create();
    created.add(id);
    containers().start(id);
    containers().awaitAnswer(id);
    return ready.add(id);
  }

  private String words(Filling found) {
    String count =
        String.format(
            Locale.ROOT,
            "density: %d were ready; %d fit, at %.1f MiB for each further one",
            ready.size(),
            found.fit(),
            found.slopeBytes() / MIB);
    return count + "; " + end(found);
  }

  private String end(Filling found) {
    if (failure != null) {
      return "it ended since one failed: " + failure;
    }
    if (found.touchesReserve()) {
      return "it ended since less was available than the reserve of %d MiB".formatted(reserve);
    }
    return ready.size() >= most
        ? "it ended at -Dparams=most=%d, so that the rest is calculated".formatted(most)
        : "it ended as planned, at nine tenths of those that fit";
  }

  private Containers containers() {
    return requireNonNull(containers, "no containers chosen");
  }
}
