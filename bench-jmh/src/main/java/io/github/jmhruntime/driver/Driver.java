package io.github.jmhruntime.driver;

import static java.util.Objects.requireNonNull;

import io.github.jmhruntime.engine.ContainerEngine;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.Engines;
import io.github.jmhruntime.engine.RuntimeSwitch;
import io.github.jmhruntime.event.Event;
import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.event.EventLine;
import io.github.jmhruntime.measurement.ForkRecord;
import io.github.jmhruntime.measurement.Journal;
import io.github.jmhruntime.measurement.ResultFileException;
import io.github.jmhruntime.plan.Cell;
import io.github.jmhruntime.plan.Effort;
import io.github.jmhruntime.plan.PlanFile;
import io.github.jmhruntime.plan.RunPlan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The entry point of the JVM that measures. */
public final class Driver {

  private static final int COMPLETE = 0;
  private static final int FAILED = 1;

  private Driver() {}

  /**
   * Carries a plan through, or tells which benchmarks there are.
   *
   * @param args the plan's file, the journal's and JMH's lock, and how long to wait for that; or
   *     {@code --list} and regular expressions
   */
  public static void main(String[] args) throws InterruptedException {
    endWithParent();
    Runtime.getRuntime().addShutdownHook(new Thread(ForkAlarm::killForks, "kill-forks"));
    EventHandler events = event -> System.out.println(EventLine.of(event));
    try {
      if (args[0].equals("--list")) {
        Cells.list(List.of(args).subList(1, args.length))
            .forEach(found -> events.handle(new Event.Notice(PlanFile.text(found))));
        return;
      }
      Path lock = Path.of(args[2]);
      System.exit(
          measure(Path.of(args[0]), Path.of(args[1]), lock, Duration.parse(args[3]), events));
    } catch (EngineException
        | CannotGoOnException
        | ResultFileException
        | IllegalArgumentException
        | UncheckedIOException e) {
      System.out.println(e.getMessage());
      System.exit(FAILED);
    }
  }

  private static int measure(
      Path planFile, Path journalFile, Path lock, Duration lockWait, EventHandler events)
      throws InterruptedException {
    RunPlan plan = PlanFile.read(planFile, RunPlan.class);
    List<Cell> cells = Cells.of(plan, JmhFork.format(new ByteArrayOutputStream()));
    Path folder = requireNonNull(planFile.toAbsolutePath().getParent());
    try (Journal journal = Journal.open(journalFile)) {
      JmhTurn turn = JmhTurn.await(lock, lockWait, events);
      try (turn) {
        return measure(plan, cells, folder, journal, events);
      }
    }
  }

  private static int measure(
      RunPlan plan, List<Cell> selected, Path folder, Journal journal, EventHandler events) {
    try (ContainerEngine engine =
            Engines.installed().connect(plan.engine().engine(), plan.engine().callLimit());
        RuntimeSwitch runtimeSwitch =
            engine.runtimeSwitch(plan.engine().switchMode(), plan.engine().changeDaemon())) {
      journal.warnings().forEach(text -> events.handle(new Event.Warning(text)));
      Declared declared = Cells.declared(plan.subject().benchmarks());
      List<Cell> cells = declared.fitting(selected, engine.offerings());
      if (journal.earlier().isEmpty()) {
        events.handle(new Event.Notice(new Expectation(plan, declared).sentence(cells)));
      }
      BlockLoop.Fork fork =
          new MeasuredFork(plan, engine, engine.reaper(), runtimeSwitch, declared, folder);
      List<ForkRecord> forks = new ArrayList<>(journal.earlier());
      Consumer<ForkRecord> keep =
          record -> {
            journal.append(record);
            forks.add(record);
          };
      BlockLoop loop = new BlockLoop(plan, fork, keep, events, InstantSource.system());
      if (!loop.run(cells, List.copyOf(forks))) {
        return Effort.TIME_UP_EXIT_CODE;
      }
      List<ForkRecord> quiet = Remeasurement.keepQuiet(forks);
      if (plan.effort().remeasure() && quiet.size() < forks.size()) {
        events.handle(new Event.Notice("measuring again what was measured on a disturbed machine"));
        BlockLoop again = new BlockLoop(plan, fork, keep, events, InstantSource.system());
        return again.run(cells, quiet) ? COMPLETE : Effort.TIME_UP_EXIT_CODE;
      }
      return COMPLETE;
    }
  }

  /** Ends this JVM, and with it its forks, once the one that started it is gone. */
  private static void endWithParent() {
    Thread watch =
        new Thread(
            () -> {
              try {
                while (System.in.read() >= 0) {
                  // Nothing is ever said on this line; only its end means something.
                }
              } catch (IOException e) {
                // A line that breaks has ended, too.
              }
              System.exit(FAILED);
            },
            "end-with-parent");
    watch.setDaemon(true);
    watch.start();
  }
}
