package io.github.jmhruntime.command;

import io.github.jmhruntime.engine.ContainerSpec;
import io.github.jmhruntime.engine.EngineChoice;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.EngineSession;
import io.github.jmhruntime.engine.Engines;
import io.github.jmhruntime.engine.InsideView;
import io.github.jmhruntime.engine.Offering;
import io.github.jmhruntime.event.Event;
import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.host.TemporaryFolder;
import io.github.jmhruntime.ladder.HandmadeContainer;
import io.github.jmhruntime.ladder.Means;
import io.github.jmhruntime.ladder.RootFileSystem;
import io.github.jmhruntime.ladder.Trial;
import io.github.jmhruntime.profile.Catalog;
import io.github.jmhruntime.profile.Image;
import io.github.jmhruntime.profile.Recognition;
import io.github.jmhruntime.profile.RuntimeProfile;
import io.github.jmhruntime.report.DoctorReport;
import io.github.jmhruntime.report.DoctorReport.Condition;
import io.github.jmhruntime.report.DoctorReport.Finding;
import io.github.jmhruntime.report.ReportFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says of each runtime whether it can be used here, why not, and what would mend it. */
public final class DoctorCommand {

  private static final String RUN = "doctor";
  private static final String SHELL = "busybox";
  private static final Duration TRIAL_LIMIT = Duration.ofSeconds(20);

  private final Catalog catalog;
  private final EngineSession session;
  private final EventHandler events;
  private final TemporaryFolder temporary;

  /** Why no container can be tried. */
  private @Nullable Condition noShell;

  private String shellImage = "";

  private DoctorCommand(
      Catalog catalog, EngineSession session, EventHandler events, TemporaryFolder temporary) {
    this.catalog = catalog;
    this.session = session;
    this.events = events;
    this.temporary = temporary;
  }

  /**
   * Examines this machine; every runtime that the engine has is tried with a real container.
   *
   * @param engine {@code auto}, {@code private}, {@code podman}, or an endpoint
   * @param profiles a folder with the user's own profiles, or null
   */
  public static Outcome run(String engine, @Nullable Path profiles, EventHandler events) {
    return run(engine, profiles, events, Engines.installed());
  }

  static Outcome run(String engine, @Nullable Path profiles, EventHandler events, Engines engines) {
    Catalog catalog = Catalog.load(profiles);
    try (ExitStack exit = ExitStack.open(() -> {})) {
      TemporaryFolder temporary = TemporaryFolders.open(exit, TemporaryFolder.base(), RUN, events);
      EngineSession session =
          engines.open(
              EngineChoice.of("-Dengine", engine, TRIAL_LIMIT).writingTo(temporary.path()),
              catalog.runtimes().values(),
              events);
      exit.push(session::close);
      exit.push(() -> session.engine().reaper().reapRun(RUN));
      return Outcome.of(
          ReportFiles.text(new DoctorCommand(catalog, session, events, temporary).examine()));
    }
  }

  /**
   * The manifest of the smallest rights that runs need on an engine.
   *
   * @param to the file that it is written to, or null to print it
   * @throws CommandException where the engine knows no rights
   */
  public static Outcome rights(String engine, @Nullable Path to) {
    return rights(engine, to, Engines.installed());
  }

  static Outcome rights(String engine, @Nullable Path to, Engines engines) {
    String manifest =
        engines
            .rights(EngineChoice.of("-Dengine", engine, TRIAL_LIMIT))
            .orElseThrow(
                () ->
                    new CommandException(
                        "-Drbac: the engine '%s' knows no such rights; it is for a cluster, -Dengine=kubernetes"
                            .formatted(engine)));
    if (to == null) {
      return Outcome.of(manifest);
    }
    try {
      Files.writeString(to, manifest);
    } catch (IOException e) {
      throw new UncheckedIOException("-Drbac=%s cannot be written: %s".formatted(to, e), e);
    }
    return Outcome.of("the rights are in %s: kubectl apply -f %s".formatted(to, to));
  }

  private DoctorReport examine() {
    List<Condition> conditions = new ArrayList<>();
    session.engine().conditions().forEach(condition -> conditions.add(reported(condition)));
    provideShell();
    if (noShell != null) {
      conditions.add(noShell);
    }
    List<Finding> findings = new ArrayList<>();
    for (RuntimeProfile profile : catalog.runtimes().values()) {
      events.handle(new Event.Step("examining " + profile.name()));
      findings.add(diagnose(profile));
    }
    return new DoctorReport(List.copyOf(conditions), List.copyOf(findings));
  }

  private static Condition reported(io.github.jmhruntime.engine.Condition condition) {
    return new Condition(
        condition.subject(), condition.met(), condition.finding(), condition.remedy());
  }

  /** An engine can be fit for runs whose images are there, and have no way to others. */
  private void provideShell() {
    Image image = catalog.image("the probe's image", SHELL);
    try {
      shellImage = session.engine().images().provide(image, events).reference();
    } catch (EngineException e) {
      noShell =
          new Condition(
              "image " + SHELL,
              false,
              String.valueOf(e.getMessage()).lines().collect(Collectors.joining(" ")),
              "give the engine %s, and look again: no runtime is tried without it"
                  .formatted(image.reference()));
    }
  }

  private Finding diagnose(RuntimeProfile profile) {
    if (profile.unsupported() != null) {
      return unusable(profile, profile.unsupported(), null);
    }
    if (profile.isHost()) {
      return usable(profile, "no container; measures JMH benchmarks, where it is asked for");
    }
    if (profile.isHandmade()) {
      return session.engine().offerings().contains(Offering.HOST_PROCESSES)
          ? builtByHand(profile)
          : unusable(profile, "built by hand, of files that this engine does not give away", null);
    }
    var info = session.engine().info();
    Optional<String> engineName = info.nameOf(profile);
    if (engineName.isEmpty()) {
      return unusable(profile, "the engine does not have it", session.engine().remedyFor(profile));
    }
    List<String> lacking = Requirements.lacking(profile.needs(), info);
    if (!lacking.isEmpty()) {
      return unusable(profile, String.join("; ", lacking), profile.remedy());
    }
    return noShell == null
        ? tried(profile, engineName.get())
        : usable(
            profile,
            "registered as '%s'; not tried, for there is no image to try it with"
                .formatted(engineName.get()));
  }

  /** Really builds one, and looks at a process in it. */
  private Finding builtByHand(RuntimeProfile profile) {
    List<String> lacking = new ArrayList<>(Means.lacking(profile.steps()));
    if (noShell != null) {
      lacking.add("there are no files to build it of: " + noShell.subject());
    }
    if (!lacking.isEmpty()) {
      return unusable(profile, String.join("; ", lacking), profile.remedy());
    }
    try {
      RootFileSystem root = RootFileSystem.provide(session.engine(), shellImage, RUN, temporary);
      HandmadeContainer container =
          HandmadeContainer.of(profile.steps(), root, HandmadeContainer.NO_LIMITS);
      Recognition recognition =
          profile.recogniseHere(Trial.look(container, profile.clueFiles(), TRIAL_LIMIT).files());
      return recognition.contradicted()
          ? unusable(profile, "a process ran elsewhere: " + recognition.objections(), null)
          : usable(profile, "built by hand; a process ran; measured where it is asked for");
    } catch (EngineException e) {
      return unusable(profile, String.valueOf(e.getMessage()), profile.remedy());
    }
  }

  private Finding tried(RuntimeProfile profile, String engineName) {
    if (profile.needs().ownImages()) {
      return usable(
          profile,
          "registered as '%s'; not tried, for it needs images of its own".formatted(engineName));
    }
    ContainerSpec spec =
        new ContainerSpec(
            shellImage,
            List.of(),
            List.of(),
            engineName,
            null,
            null,
            Map.of(ContainerSpec.RUN_LABEL, RUN),
            Map.of(),
            List.of(),
            null);
    try {
      InsideView view =
          InsideView.look(session.engine(), spec, shellImage, profile.clueFiles(), TRIAL_LIMIT);
      Recognition recognition = profile.recogniseHere(view.files());
      return recognition.contradicted()
          ? unusable(
              profile, "a container ran under something else: " + recognition.objections(), null)
          : usable(profile, "registered as '%s'; a container ran".formatted(engineName));
    } catch (EngineException e) {
      var unused = session.engine().reaper().reapRun(RUN);
      String failure = String.valueOf(e.getMessage());
      return profile
          .explain(failure)
          .map(known -> unusable(profile, known.means(), known.remedy()))
          .orElse(unusable(profile, failure, profile.remedy()));
    }
  }

  private static Finding usable(RuntimeProfile profile, String finding) {
    return new Finding(profile.name(), true, finding, null);
  }

  private static Finding unusable(RuntimeProfile profile, String finding, @Nullable String remedy) {
    return new Finding(profile.name(), false, finding, remedy);
  }
}
