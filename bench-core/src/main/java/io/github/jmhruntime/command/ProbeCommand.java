package io.github.jmhruntime.command;

import io.github.jmhruntime.engine.ContainerReaper.Reaped;
import io.github.jmhruntime.engine.EngineChoice;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.EngineSession;
import io.github.jmhruntime.engine.ProvidedImage;
import io.github.jmhruntime.event.Event;
import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.host.TemporaryFolder;
import io.github.jmhruntime.measurement.ProbeFindings;
import io.github.jmhruntime.plan.RunPlan.PlannedRuntime;
import io.github.jmhruntime.probe.Found;
import io.github.jmhruntime.probe.Guard;
import io.github.jmhruntime.probe.Probe;
import io.github.jmhruntime.probe.Prober;
import io.github.jmhruntime.probe.Probes;
import io.github.jmhruntime.probe.Surroundings;
import io.github.jmhruntime.profile.Catalog;
import io.github.jmhruntime.profile.RuntimeProfile;
import io.github.jmhruntime.report.ReportFiles;
import io.github.jmhruntime.report.html.ReportPage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Finds out what runtimes enforce and can do, by trying it. */
public final class ProbeCommand {

  /** The programs of the probes are in Perl, which this image has. */
  private static final String IMAGE = "debian";

  private final Request request;
  private final EventHandler events;
  private final Parts parts;

  private ProbeCommand(Request request, EventHandler events, Parts parts) {
    this.request = request;
    this.events = events;
    this.parts = parts;
  }

  /**
   * What is probed.
   *
   * @param baseline the runtime that the others are compared with
   * @param runtimes the others; empty for every one that the engine has
   * @param probes a regular expression that is found in the names of the probes
   * @param engine {@code auto}, {@code private}, {@code podman}, or an endpoint
   * @param profiles a folder with the user's own profiles, or null
   * @param output the folder that {@code probes.json} and {@code probes.md} are written to
   * @param callLimit how long the engine has to answer a call
   * @param columns how wide a line on the console may be
   */
  public record Request(
      String baseline,
      List<String> runtimes,
      String probes,
      String engine,
      @Nullable Path profiles,
      Path output,
      Duration callLimit,
      int columns) {}

  /** Probes, and writes what was found. */
  public static Outcome run(Request request, EventHandler events) {
    return run(request, events, Parts.installed());
  }

  static Outcome run(Request request, EventHandler events, Parts parts) {
    return new ProbeCommand(request, events, parts).run();
  }

  private Outcome run() {
    Instant begin = parts.clock().instant();
    Catalog catalog = Catalog.load(request.profiles());
    catalog.notices().forEach(notice -> events.handle(new Event.Notice(notice)));
    requireContainers("-Dbaseline", catalog.runtime("-Dbaseline", request.baseline()));
    request
        .runtimes()
        .forEach(name -> requireContainers("-Druntime", catalog.runtime("-Druntime", name)));
    List<Probe> probes = chosen();
    String run = "probe-" + RunId.next(parts);
    try (ExitStack exit = ExitStack.open(() -> {})) {
      TemporaryFolder temporary = TemporaryFolders.open(exit, TemporaryFolder.base(), run, events);
      EngineSession session =
          parts
              .engines()
              .open(
                  EngineChoice.of("-Dengine", request.engine(), request.callLimit())
                      .writingTo(temporary.path()),
                  catalog.runtimes().values(),
                  events);
      exit.push(session::close);
      var info = session.engine().info();
      List<PlannedRuntime> runtimes =
          new Runtimes(catalog, info).usable(request.baseline(), request.runtimes());
      Guard guard = Guard.of(info);
      exit.push(guard::close);
      exit.push(() -> removeContainers(session, run));
      ProvidedImage image =
          session.engine().images().provide(catalog.image("the probes' image", IMAGE), events);
      Surroundings around =
          new Surroundings(
              session.engine(), info, run, image.reference(), guard, folder(temporary), events);
      Prober prober = new Prober(around, probes, runtimes.size());
      Map<String, Map<String, Found>> found = new LinkedHashMap<>();
      for (PlannedRuntime runtime : runtimes) {
        found.put(runtime.profile().name(), prober.tryAll(runtime.profile(), runtime.engineName()));
      }
      Duration taken = Duration.between(begin, parts.clock().instant());
      return written(
          ProbeResults.of(request.baseline(), found, catalog, around, begin, taken), taken);
    }
  }

  private Outcome written(ProbeFindings findings, Duration taken) {
    try {
      Files.createDirectories(request.output());
    } catch (IOException e) {
      throw new UncheckedIOException(
          "-Doutput=%s: the folder cannot be made".formatted(request.output()), e);
    }
    ReportFiles.writeProbes(request.output(), findings);
    boolean compared = Files.exists(request.output().resolve(StoredRun.COMPARISON));
    if (compared) {
      ReportPage.write(
          request.output().resolve(ReportCommand.FILE), StoredRun.read(request.output()));
    }
    return Outcome.of(
        "%s%nProbed in %d s. All of it: %s%n%s"
            .formatted(
                ReportFiles.text(findings, request.columns()),
                taken.toSeconds(),
                request.output().resolve("probes.md"),
                compared ? ReportCommand.place(request.output()) : ""));
  }

  private static void requireContainers(String option, RuntimeProfile runtime) {
    if (runtime.isOutsideEngine()) {
      throw new CommandException(
          "%s=%s: probes are tried in containers of an engine, and it has none; leave it out"
              .formatted(option, runtime.name()));
    }
  }

  private List<Probe> chosen() {
    Pattern pattern;
    try {
      pattern = Pattern.compile(request.probes());
    } catch (PatternSyntaxException e) {
      throw new CommandException(
          "-Dprobes=%s is no regular expression: %s"
              .formatted(request.probes(), e.getDescription()));
    }
    List<Probe> chosen =
        Probes.all().stream().filter(probe -> pattern.matcher(probe.name()).find()).toList();
    if (chosen.isEmpty()) {
      throw new CommandException(
          "-Dprobes=%s is found in no probe's name; they are %s"
              .formatted(
                  request.probes(),
                  String.join(", ", Probes.all().stream().map(Probe::name).toList())));
    }
    return chosen;
  }

  private static Path folder(TemporaryFolder temporary) {
    try {
      return temporary.makeFolderOnDisk("probe-");
    } catch (IOException e) {
      throw new CommandException(
          "no folder for the probes can be made in /var/tmp (%s); make it writable".formatted(e));
    }
  }

  private void removeContainers(EngineSession session, String run) {
    try {
      Reaped reaped = session.engine().reaper().reapRun(run);
      reaped.kept().forEach(kept -> events.handle(new Event.Warning(kept)));
    } catch (EngineException e) {
      events.handle(
          new Event.Warning(
              "containers of the probes may be left (%s); `mvn jmh-runtime:cleanup` removes them"
                  .formatted(e.getMessage())));
    }
  }
}
