package io.github.jmhruntime.command;

import io.github.jmhruntime.command.Planning.Planned;
import io.github.jmhruntime.comparison.Comparison;
import io.github.jmhruntime.engine.EngineChoice;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.EngineSession;
import io.github.jmhruntime.engine.Engines;
import io.github.jmhruntime.event.Event;
import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.host.ProcessLock;
import io.github.jmhruntime.host.TemporaryFolder;
import io.github.jmhruntime.measurement.Journal;
import io.github.jmhruntime.measurement.Provenance;
import io.github.jmhruntime.measurement.ResultFileException;
import io.github.jmhruntime.plan.PlanFile;
import io.github.jmhruntime.plan.RunPlan;
import io.github.jmhruntime.profile.Catalog;
import io.github.jmhruntime.report.View;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Measures every runtime, and compares each with the baseline. */
public final class RunCommand {

  private final RunRequest request;
  private final View view;
  private final EventHandler events;
  private final RunFolder folder;
  private final Instant begin = Instant.now();

  private RunCommand(RunRequest request, View view, EventHandler events) {
    this.request = request;
    this.view = view;
    this.events = events;
    this.folder = new RunFolder(request.output().toAbsolutePath().normalize());
  }

  /**
   * Runs what was asked for.
   *
   * @return the table; a failure where a runtime failed or the run did not come to its end, after
   *     all results are written
   */
  public static Outcome run(RunRequest request, EventHandler events) throws InterruptedException {
    return run(request, View.of(View.USUAL_COLUMNS), events);
  }

  /**
   * Runs what was asked for.
   *
   * @param view what of the table is shown, and how
   */
  public static Outcome run(RunRequest request, View view, EventHandler events)
      throws InterruptedException {
    return new RunCommand(request, view, events).run();
  }

  private Outcome run() throws InterruptedException {
    if (request.resume()) {
      folder.requireRun();
    }
    ProcessLock lock = folder.lock();
    try (lock) {
      folder.removeWork();
      OtherWork.find(request.driver().jmhLock()).forEach(this::warn);
      return runAlone();
    }
  }

  private Outcome runAlone() throws InterruptedException {
    Catalog catalog = Catalog.load(request.profiles());
    catalog.notices().forEach(this::tell);
    String runId;
    Selection selection = null;
    if (request.resume()) {
      runId = folder.plan(folder.unfinished()).runId();
    } else {
      Planning.check(request, catalog);
      selection = Selection.of(request, catalog);
      runId = RunId.next();
    }
    try (ExitStack exit = ExitStack.open(this::tellInterrupted)) {
      TemporaryFolder temporary =
          TemporaryFolders.open(exit, request.driver().temporaryBase(), runId, events);
      EngineSession session =
          Engines.installed()
              .open(
                  EngineChoice.of("-Dengine", request.engine(), request.callLimit())
                      .writingTo(temporary.path()),
                  catalog.runtimes().values(),
                  events);
      exit.push(session::close);
      Provenance provenance =
          selection == null ? resume(session) : begin(runId, catalog, session, selection);
      RunPlan plan = PlanFile.fromTree(provenance.plan());
      exit.push(() -> removeContainers(session, plan));
      exit.push(folder::removeWork);
      try {
        return measureAll(plan, provenance, temporary);
      } catch (ResultFileException e) {
        throw new CommandException("%s; %s".formatted(e.getMessage(), kept()));
      }
    }
  }

  private Provenance begin(
      String runId, Catalog catalog, EngineSession session, Selection selection) {
    Planned planned =
        new Planning(request, catalog, session.engine().info(), selection)
            .plan(runId, session.engine().images(), events);
    folder.makeRoom().forEach(path -> tell("the results of the run before are now in " + path));
    Provenance provenance = RunProvenance.of(planned, session.engine().info(), begin);
    provenance.write(folder.provenance());
    return provenance;
  }

  private Provenance resume(EngineSession session) {
    Provenance earlier = folder.unfinished();
    RunPlan plan = folder.plan(earlier);
    tell(
        "going on with run %s, of which %d forks have ended; its plan holds, and other options are not looked at"
            .formatted(plan.runId(), ended()));
    return RunProvenance.goingOn(earlier, plan.at(session.endpoint(), request.remeasure()));
  }

  /** Measures the plan's blocks, then further ones where the user wants narrower intervals. */
  private Outcome measureAll(RunPlan begun, Provenance provenance, TemporaryFolder temporary)
      throws InterruptedException {
    RunPlan plan = begun.with(begun.effort().from(Instant.now()));
    tell(
        "run %s: %s against %s, seed %d"
            .formatted(plan.runId(), candidates(plan), plan.baseline(), plan.seed()));
    DriverJvm.End end = measure(plan, temporary);
    int measured = 0;
    while (end.isComplete() && plan.effort().precision() != null) {
      RunResults.Written written = results(plan).write(view, comparison -> List.of());
      Optional<RunPlan> further =
          Narrowing.of(plan, written.comparison()).flatMap(Narrowing::further);
      if (further.isEmpty() || written.measured() == measured) {
        break;
      }
      measured = written.measured();
      plan = further.get();
      RunProvenance.goingOn(provenance, plan).write(folder.provenance());
      end = measure(plan, temporary);
    }
    return outcome(plan, RunProvenance.goingOn(provenance, plan), end);
  }

  private DriverJvm.End measure(RunPlan plan, TemporaryFolder temporary)
      throws InterruptedException {
    DriverJvm driver = Selection.driver(request, plan.forks().ofProject());
    return driver
        .writingTo(temporary.path())
        .run(
            List.of(
                folder.writePlan(plan).toString(),
                folder.journal().toString(),
                driver.jmhLock().toString(),
                request.lockWait().toString()),
            events);
  }

  private Outcome outcome(RunPlan plan, Provenance provenance, DriverJvm.End end) {
    if (ended() == 0) {
      throw new CommandException("nothing was measured: " + String.join("\n", end.lastOutput()));
    }
    try {
      return written(plan, provenance, end);
    } catch (CommandException e) {
      if (end.isComplete()) {
        throw e;
      }
      throw new CommandException(
          "the run ended early: %s; %s; %s".formatted(lastOutput(end), e.getMessage(), kept()));
    }
  }

  private Outcome written(RunPlan plan, Provenance provenance, DriverJvm.End end) {
    double share = measuredShare();
    RunProvenance.finished(provenance, share, end.isComplete()).write(folder.provenance());
    RunResults.Written written =
        results(plan).write(view, comparison -> notes(plan, comparison, end, share));
    String text =
        request.againstItself()
            ? new CalibrationResults(request.confidence(), request.relevantDifference())
                .write(folder, plan)
            : written.text() + "\n" + ReportCommand.place(folder.path());
    return new Outcome(text, failure(end, written));
  }

  private List<String> notes(RunPlan plan, Comparison comparison, DriverJvm.End end, double share) {
    List<String> notes = new ArrayList<>();
    Narrowing.of(plan, comparison).ifPresent(narrowing -> notes.add(narrowing.note(whyEnded(end))));
    if (end.isTimeUp()) {
      notes.add("the time budget was used up; -Dresume goes on for as long again");
    }
    notes.add("%.0f %% of the time was spent in measured forks".formatted(100 * share));
    return notes;
  }

  private RunResults results(RunPlan plan) {
    return new RunResults(folder, plan, request.confidence(), request.relevantDifference());
  }

  private static String whyEnded(DriverJvm.End end) {
    if (end.isTimeUp()) {
      return "when the time budget was used up";
    }
    return end.isComplete() ? "as no further fork gave a result" : "when the run was cut short";
  }

  private @Nullable String failure(DriverJvm.End end, RunResults.Written written) {
    if (!end.isComplete() && !end.isTimeUp()) {
      return "the run ended early: %s; %s".formatted(lastOutput(end), kept());
    }
    if (!written.failures().isEmpty()) {
      return "%d benchmarks failed at least once; what was measured is in the results, the reasons are in journal.ndjson"
          .formatted(written.failures().size());
    }
    return null;
  }

  private static String lastOutput(DriverJvm.End end) {
    return String.join(" | ", end.lastOutput());
  }

  private String kept() {
    return "the %d forks that have ended are kept, go on with -Dresume".formatted(ended());
  }

  /** How many forks have given a result or failed. */
  private int ended() {
    return Files.exists(folder.journal()) ? Journal.read(folder.journal()).forks().size() : 0;
  }

  /** The part of this command's time that its forks took. */
  private double measuredShare() {
    double forks =
        Journal.read(folder.journal()).forks().stream()
            .filter(fork -> !fork.startedAt().isBefore(begin))
            .mapToDouble(fork -> fork.seconds())
            .sum();
    return forks / (Duration.between(begin, Instant.now()).toNanos() / 1e9);
  }

  private static String candidates(RunPlan plan) {
    List<String> names = new ArrayList<>();
    for (RunPlan.PlannedRuntime runtime : plan.runtimes()) {
      if (!runtime.profile().name().equals(plan.baseline())) {
        names.add(runtime.profile().name());
      }
    }
    return String.join(", ", names);
  }

  /** An engine that is gone must not hide what the run has to say. */
  private void removeContainers(EngineSession session, RunPlan plan) {
    try {
      session.engine().reaper().reapRun(plan.runId()).kept().forEach(this::warn);
    } catch (EngineException e) {
      warn(
          "containers of this run may be left (%s); once the engine answers, `mvn jmh-runtime:cleanup` removes them"
              .formatted(e.getMessage()));
    }
  }

  private void tellInterrupted() {
    if (Files.exists(folder.journal())) {
      tell("interrupted; " + kept());
    }
  }

  private void warn(String text) {
    events.handle(new Event.Warning(text));
  }

  private void tell(String text) {
    events.handle(new Event.Notice(text));
  }
}
