package io.github.jmhruntime.command;

import io.github.jmhruntime.command.Planning.Planned;
import io.github.jmhruntime.comparison.Comparison;
import io.github.jmhruntime.engine.EngineChoice;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.EngineInfo;
import io.github.jmhruntime.engine.EngineSession;
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

  /** One is easily written down. */
  private static final int SEEDS = 1_000_000;

  private final RunRequest request;
  private final View view;
  private final EventHandler events;
  private final Parts parts;
  private final RunFolder folder;
  private final Instant begin;

  private RunCommand(RunRequest request, View view, EventHandler events, Parts parts) {
    this.request = request;
    this.view = view;
    this.events = events;
    this.parts = parts;
    this.folder = new RunFolder(request.place().output().toAbsolutePath().normalize());
    this.begin = parts.clock().instant();
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
    return run(request, view, events, Parts.installed());
  }

  static Outcome run(RunRequest request, View view, EventHandler events, Parts parts)
      throws InterruptedException {
    return new RunCommand(request, view, events, parts).run();
  }

  private Outcome run() throws InterruptedException {
    if (request.place().resume()) {
      folder.requireRun();
    }
    ProcessLock lock = folder.lock();
    try (lock) {
      folder.removeWork();
      OtherWork.find(request.place().driver().jmhLock()).forEach(this::warn);
      return runAlone();
    }
  }

  private Outcome runAlone() throws InterruptedException {
    Catalog catalog = Catalog.load(request.place().profiles());
    catalog.notices().forEach(this::tell);
    String runId;
    Selection selection = null;
    if (request.place().resume()) {
      RunPlan plan = folder.plan(folder.unfinished());
      Resumption.check(request, plan);
      runId = plan.runId();
    } else {
      Planning.check(request.completedBy(catalog), catalog);
      selection = Selection.of(request, catalog);
      runId = RunId.next(parts);
    }
    try (ExitStack exit = ExitStack.open(this::tellInterrupted)) {
      TemporaryFolder temporary =
          TemporaryFolders.open(exit, request.place().driver().temporaryBase(), runId, events);
      EngineSession session =
          parts
              .engines()
              .open(
                  EngineChoice.of(
                          "-Dengine", request.engine().engine(), request.engine().callLimit())
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
        return measureAll(plan, provenance, driver(plan, session), temporary);
      } catch (ResultFileException e) {
        throw new CommandException("%s; %s".formatted(e.getMessage(), kept()));
      }
    }
  }

  private Provenance begin(
      String runId, Catalog catalog, EngineSession session, Selection selection) {
    EngineInfo engine = session.engine().info();
    Selection fitting = selection.on(engine, session.engine().offerings(), events);
    EngineObjections.refuse(session.engine(), request.candidates(), fitting, catalog);
    Planned planned =
        new Planning(
                request.completedBy(catalog),
                catalog,
                engine,
                session.engine().forkImage().orElse(null),
                fitting)
            .plan(runId, parts.random().nextInt(SEEDS), session.engine().images(), events);
    folder.makeRoom().forEach(path -> tell("the results of the run before are now in " + path));
    Provenance provenance =
        RunProvenance.of(planned, engine, session.workplace().isPresent(), begin);
    provenance.write(folder.provenance());
    return provenance;
  }

  private Provenance resume(EngineSession session) {
    Provenance earlier = folder.unfinished();
    RunPlan plan = folder.plan(earlier);
    tell("going on with run %s, of which %d forks have ended".formatted(plan.runId(), ended()));
    return RunProvenance.goingOn(
        earlier, Resumption.goingOn(request, plan, session.engine().info()));
  }

  /** Measures the plan's blocks, then further ones where the user wants narrower intervals. */
  private Outcome measureAll(
      RunPlan begun, Provenance provenance, BenchmarkDriver driver, TemporaryFolder temporary)
      throws InterruptedException {
    RunPlan plan = begun.with(begun.effort().from(parts.clock().instant()));
    tell(
        "run %s: %s against %s, seed %d"
            .formatted(plan.runId(), candidates(plan), plan.baseline(), plan.passes().seed()));
    BenchmarkDriver.End end = measure(plan, driver, temporary);
    int measured = 0;
    while (end.isComplete() && plan.effort().precision() != null) {
      RunResults.Written written = results(plan).write(view, comparison -> List.of());
      Optional<RunPlan> further =
          Narrowing.of(plan, written.comparison())
              .flatMap(narrowing -> narrowing.further(Journal.read(folder.journal()).forks()));
      if (further.isEmpty() || written.measured() == measured) {
        break;
      }
      measured = written.measured();
      plan = further.get();
      RunProvenance.goingOn(provenance, plan).write(folder.provenance());
      end = measure(plan, driver, temporary);
    }
    return outcome(plan, RunProvenance.goingOn(provenance, plan), end);
  }

  /** The JVM on this machine, or those where the engine has its workplace. */
  private BenchmarkDriver driver(RunPlan plan, EngineSession session) {
    BenchmarkDriver here = Selection.driver(request, plan.forks().ofProject());
    return session
        .workplace()
        .<BenchmarkDriver>map(workplace -> new DistantDriver(here, workplace, parts.clock()))
        .orElse(here);
  }

  private BenchmarkDriver.End measure(
      RunPlan plan, BenchmarkDriver driver, TemporaryFolder temporary) throws InterruptedException {
    return driver.measure(
        folder.writePlan(plan),
        folder.journal(),
        request.place().lockWait(),
        temporary.path(),
        events);
  }

  private Outcome outcome(RunPlan plan, Provenance provenance, BenchmarkDriver.End end) {
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

  private Outcome written(RunPlan plan, Provenance provenance, BenchmarkDriver.End end) {
    double share = measuredShare();
    RunProvenance.ended(provenance, share, end.isComplete() ? parts.clock().instant() : null)
        .write(folder.provenance());
    RunResults.Written written =
        results(plan).write(view, comparison -> notes(plan, comparison, end, share));
    String text =
        request.candidates().againstItself()
            ? CalibrationResults.write(folder, plan)
            : written.text() + "\n" + ReportCommand.place(folder.path());
    return new Outcome(text, failure(end, written));
  }

  private List<String> notes(
      RunPlan plan, Comparison comparison, BenchmarkDriver.End end, double share) {
    List<String> notes = new ArrayList<>();
    Narrowing.of(plan, comparison)
        .ifPresent(narrowing -> notes.add(narrowing.note(whyEnded(end, plan.effort().most()))));
    if (end.isTimeUp()) {
      notes.add("the time budget was used up; -Dresume goes on for as long again");
    }
    notes.add("%.0f %% of the time was spent in measured forks".formatted(100 * share));
    return notes;
  }

  private RunResults results(RunPlan plan) {
    return new RunResults(folder, plan);
  }

  private static String whyEnded(BenchmarkDriver.End end, @Nullable Integer most) {
    if (end.isTimeUp()) {
      return "when the time budget was used up";
    }
    if (!end.isComplete()) {
      return "when the run was cut short";
    }
    return most == null
        ? "as no further fork gave a result"
        : "as %d blocks are the most that are measured".formatted(most);
  }

  private @Nullable String failure(BenchmarkDriver.End end, RunResults.Written written) {
    if (!end.isComplete() && !end.isTimeUp()) {
      return "the run ended early: %s; %s".formatted(lastOutput(end), kept());
    }
    if (!written.failures().isEmpty()) {
      return "%d benchmarks failed at least once; what was measured is in the results, the reasons are in journal.ndjson"
          .formatted(written.failures().size());
    }
    return null;
  }

  private static String lastOutput(BenchmarkDriver.End end) {
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
    return forks / (Duration.between(begin, parts.clock().instant()).toNanos() / 1e9);
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
