package io.github.jmhruntime.driver;

import io.github.jmhruntime.engine.ContainerEngine;
import io.github.jmhruntime.engine.Engines;
import io.github.jmhruntime.engine.RuntimeSwitch;
import io.github.jmhruntime.event.Event;
import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.measurement.ForkRecord;
import io.github.jmhruntime.measurement.Journal;
import io.github.jmhruntime.plan.Cell;
import io.github.jmhruntime.plan.Effort;
import io.github.jmhruntime.plan.RunPlan;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Carries a plan through, wherever the driver works.
 *
 * @param plan at the engine's endpoint here
 * @param share which blocks are measured here
 * @param folder where the forks' plans and evidence are written
 * @param events hears how it goes
 */
record Measuring(RunPlan plan, Share share, Path folder, EventHandler events) {

  /**
   * Measures what is not yet in the journal, once no other JMH is at work.
   *
   * @param lock JMH's lock
   * @param lockWait how long to wait for it
   * @param kept hears of every fork once it is in the journal
   * @return the driver's exit code
   */
  int run(Path journalFile, Path lock, Duration lockWait, Consumer<ForkRecord> kept)
      throws InterruptedException {
    List<Cell> cells = Cells.of(plan, JmhFork.format(new ByteArrayOutputStream()));
    try (Journal journal = Journal.open(journalFile)) {
      JmhTurn turn = JmhTurn.await(lock, lockWait, events);
      try (turn) {
        return run(cells, journal, kept);
      }
    }
  }

  private int run(List<Cell> selected, Journal journal, Consumer<ForkRecord> kept) {
    try (ContainerEngine engine =
            Engines.installed().connect(plan.engine().engine(), plan.engine().callLimit());
        RuntimeSwitch runtimeSwitch =
            engine.runtimeSwitch(plan.engine().switchMode(), plan.engine().changeDaemon())) {
      journal.warnings().forEach(text -> events.handle(new Event.Warning(text)));
      Declared declared = Cells.declared(plan.subject().benchmarks());
      List<Cell> cells = declared.fitting(selected, engine.offerings());
      if (journal.earlier().isEmpty() && share.number() == 0) {
        events.handle(
            new Event.Step(
                new Expectation(plan, share, declared, engine.offerings()).sentence(cells)));
      }
      BlockLoop.Fork fork =
          new MeasuredFork(plan, engine, engine.reaper(), runtimeSwitch, declared, folder);
      List<ForkRecord> forks = new ArrayList<>(journal.earlier());
      Consumer<ForkRecord> keep =
          record -> {
            journal.append(record);
            forks.add(record);
            kept.accept(record);
          };
      if (!loop(fork, keep).run(cells, List.copyOf(forks))) {
        return Effort.TIME_UP_EXIT_CODE;
      }
      List<ForkRecord> quiet = Remeasurement.keepQuiet(forks);
      if (plan.effort().remeasure() && quiet.size() < forks.size()) {
        events.handle(new Event.Notice("measuring again what was measured on a disturbed machine"));
        return loop(fork, keep).run(cells, quiet) ? Ending.COMPLETE : Effort.TIME_UP_EXIT_CODE;
      }
      return Ending.COMPLETE;
    }
  }

  private BlockLoop loop(BlockLoop.Fork fork, Consumer<ForkRecord> keep) {
    return new BlockLoop(plan, share, fork, keep, events, InstantSource.system());
  }
}
