package io.github.jmhruntime.command;

import io.github.jmhruntime.engine.Workplace;
import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.measurement.Journal;
import io.github.jmhruntime.measurement.JournalLine;
import io.github.jmhruntime.plan.ListedBenchmark;
import io.github.jmhruntime.plan.PlanFile;
import io.github.jmhruntime.plan.RunPlan;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Has drivers measure at an engine's workplace, one at each of its places, and brings home what
 * they find: the journal grows here as it does where a driver of this machine measures.
 *
 * @param here knows the benchmarks, and where this machine's files are
 * @param workplace where drivers work
 * @param clock tells how long they may
 */
record DistantDriver(BenchmarkDriver here, Workplace workplace, InstantSource clock)
    implements BenchmarkDriver {

  private static final String MAIN = "io.github.jmhruntime.driver.PodDriver";

  /** Where the plan knows no end. */
  private static final Duration LONGEST = Duration.ofDays(7);

  /** The last pair of a plan is ended after its time, and a driver has to start. */
  private static final Duration AROUND = Duration.ofHours(1);

  @Override
  public List<ListedBenchmark> list(List<String> patterns) throws InterruptedException {
    return here.list(patterns);
  }

  /** Two JMHs on one node cannot see each other's lock, so that nothing is waited for. */
  @Override
  public End measure(
      Path planFile, Path journalFile, Duration lockWait, Path temporary, EventHandler events)
      throws InterruptedException {
    RunPlan plan = PlanFile.read(planFile, RunPlan.class);
    try (Journal journal = Journal.open(journalFile)) {
      List<String> places = places(plan);
      Homecoming homecoming = new Homecoming(places, journal::append, events);
      Map<String, byte[]> files =
          Map.of(
              "plan.json", utf8(PlanFile.text(plan)),
              "earlier.ndjson", utf8(JournalLine.outline(journal.earlier())));
      return homecoming.end(
          work(
              new Workplace.Assignment(plan.runId(), places, MAIN, files, limit(plan)),
              homecoming));
    }
  }

  private List<Workplace.Lost> work(Workplace.Assignment assignment, Homecoming homecoming)
      throws InterruptedException {
    try {
      return workplace.work(assignment, homecoming);
    } finally {
      homecoming.requireKept();
    }
  }

  /** No more than there are blocks, since a block is measured at one place. */
  private List<String> places(RunPlan plan) {
    List<String> places = workplace.places();
    int blocks = plan.passes().blocks();
    if (!plan.effort().blocks().isEmpty()) {
      blocks = Math.max(blocks, Collections.max(plan.effort().blocks().values()));
    }
    return List.copyOf(places.subList(0, Math.min(places.size(), blocks)));
  }

  private Duration limit(RunPlan plan) {
    Instant until = plan.effort().until();
    return until == null ? LONGEST : Duration.between(clock.instant(), until).plus(AROUND);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Path temporaryBase() {
    return here.temporaryBase();
  }

  @Override
  public Path jmhLock() {
    return here.jmhLock();
  }
}
