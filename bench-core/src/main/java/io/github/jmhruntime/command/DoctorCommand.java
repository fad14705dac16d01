package io.github.jmhruntime.command;

import io.github.jmhruntime.engine.ContainerSpec;
import io.github.jmhruntime.engine.EngineChoice;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.EngineSession;
import io.github.jmhruntime.engine.Engines;
import io.github.jmhruntime.engine.InsideView;
import io.github.jmhruntime.engine.ProvidedImage;
import io.github.jmhruntime.event.Event;
import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.host.TemporaryFolder;
import io.github.jmhruntime.ladder.HandmadeContainer;
import io.github.jmhruntime.ladder.Means;
import io.github.jmhruntime.ladder.RootFileSystem;
import io.github.jmhruntime.ladder.Trial;
import io.github.jmhruntime.profile.Catalog;
import io.github.jmhruntime.profile.Recognition;
import io.github.jmhruntime.profile.RuntimeProfile;
import io.github.jmhruntime.report.DoctorReport;
import io.github.jmhruntime.report.DoctorReport.Finding;
import io.github.jmhruntime.report.ReportFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says of each runtime whether it can be used here, why not, and what would mend it. */
public final class DoctorCommand {

  private static final String RUN = "doctor";
  private static final Duration TRIAL_LIMIT = Duration.ofSeconds(20);

  private final Catalog catalog;
  private final EngineSession session;
  private final EventHandler events;
  private final String shellImage;
  private final TemporaryFolder temporary;

  private DoctorCommand(
      Catalog catalog,
      EngineSession session,
      EventHandler events,
      String shellImage,
      TemporaryFolder temporary) {
    this.catalog = catalog;
    this.session = session;
    this.events = events;
    this.shellImage = shellImage;
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
      ProvidedImage shell =
          session.engine().images().provide(catalog.image("the probe's image", "busybox"), events);
      return Outcome.of(
          ReportFiles.text(
              new DoctorCommand(catalog, session, events, shell.reference(), temporary).examine()));
    }
  }

  private DoctorReport examine() {
    List<Finding> findings = new ArrayList<>();
    for (RuntimeProfile profile : catalog.runtimes().values()) {
      events.handle(new Event.Step("examining " + profile.name()));
      findings.add(diagnose(profile));
    }
    return new DoctorReport(List.copyOf(findings));
  }

  private Finding diagnose(RuntimeProfile profile) {
    if (profile.unsupported() != null) {
      return unusable(profile, profile.unsupported(), null);
    }
    if (profile.isHost()) {
      return usable(profile, "no container; measures JMH benchmarks, where it is asked for");
    }
    if (profile.isHandmade()) {
      return builtByHand(profile);
    }
    var info = session.engine().info();
    Optional<String> engineName = info.nameOf(profile);
    if (engineName.isEmpty()) {
      return unusable(profile, "the engine does not have it", profile.remedy());
    }
    List<String> lacking = Requirements.lacking(profile.needs(), info);
    return lacking.isEmpty()
        ? tried(profile, engineName.get())
        : unusable(profile, String.join("; ", lacking), profile.remedy());
  }

  /** Really builds one, and looks at a process in it. */
  private Finding builtByHand(RuntimeProfile profile) {
    List<String> lacking = Means.lacking(profile.steps());
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
