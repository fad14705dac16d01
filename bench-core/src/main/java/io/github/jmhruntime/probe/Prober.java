package io.github.jmhruntime.probe;

import io.github.jmhruntime.engine.ContainerState;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.TemporaryContainer;
import io.github.jmhruntime.event.Event;
import io.github.jmhruntime.host.HostProcess;
import io.github.jmhruntime.host.OuterGroup;
import io.github.jmhruntime.host.SandboxProcesses;
import io.github.jmhruntime.profile.RuntimeProfile;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Tries probes under one runtime after the other. What fails is told, and the others go on. */
public final class Prober {

  private final Surroundings around;
  private final List<Probe> probes;
  private final int total;
  private final long begin = System.nanoTime();
  private int done;

  /**
   * Prepares.
   *
   * @param probes what is tried
   * @param runtimes how many runtimes there will be, for the progress
   */
  public Prober(Surroundings around, List<Probe> probes, int runtimes) {
    this.around = around;
    this.probes = List.copyOf(probes);
    this.total = probes.size() * runtimes;
  }

  /**
   * Tries all of them under a runtime.
   *
   * @param engineName the engine's name for it
   * @return what was found, by probe
   */
  public Map<String, Found> tryAll(RuntimeProfile profile, String engineName) {
    ProbedRuntime runtime = new ProbedRuntime(around, profile, engineName);
    Map<String, Found> found = new LinkedHashMap<>();
    String trouble = trial(runtime);
    String loose = trouble.isEmpty() ? looseness(runtime) : "";
    for (Probe probe : probes) {
      progress("%s, %s".formatted(profile.name(), probe.name()));
      if (!trouble.isEmpty()) {
        found.put(probe.name(), untried(probe, profile, trouble));
      } else if (probe instanceof Hog && !loose.isEmpty()) {
        found.put(probe.name(), Found.notRun("cannot be run safely: " + loose));
      } else {
        long start = System.nanoTime();
        Found one = tried(probe, runtime);
        String seconds = String.format(Locale.ROOT, "%.1f", (System.nanoTime() - start) / 1e9);
        found.put(probe.name(), one.with(Map.of("seconds", seconds)));
      }
      done++;
    }
    return found;
  }

  /** Where images of its own are needed, its profile is all there is to go by. */
  static Found untried(Probe probe, RuntimeProfile profile, String trouble) {
    return Optional.of(profile)
        .filter(own -> own.needs().ownImages())
        .flatMap(probe::foreseen)
        .orElseGet(() -> Found.notRun(trouble));
  }

  private static Found tried(Probe probe, ProbedRuntime runtime) {
    try {
      return probe.tryUnder(runtime);
    } catch (EngineException e) {
      return Found.notRun("failed: " + runtime.explain(String.valueOf(e.getMessage())));
    } finally {
      removeContainers(runtime);
    }
  }

  /** What a runtime leaves that hangs in a removal; what is kept is told when the run ends. */
  private static void removeContainers(ProbedRuntime runtime) {
    try {
      var unused = runtime.engine().reaper().reapRun(runtime.around().run());
    } catch (EngineException e) {
      runtime.around().events().handle(new Event.Warning(String.valueOf(e.getMessage())));
    }
  }

  /** Why not even a plain container runs; empty where one does. */
  private static String trial(ProbedRuntime runtime) {
    if (runtime.profile().needs().ownImages()) {
      return "it needs images of its own, and the programs of the probes are not made for it";
    }
    try {
      var unused = runtime.view();
      return "";
    } catch (EngineException e) {
      return "no container runs: " + runtime.explain(String.valueOf(e.getMessage()));
    } finally {
      removeContainers(runtime);
    }
  }

  /** Why hogs are not held; empty where they are: seen on the processes of a harmless container. */
  private static String looseness(ProbedRuntime runtime) {
    OuterGroup group = runtime.around().guard().group();
    if (group == null) {
      return runtime.around().guard().objection();
    }
    Tenant harmless = Tenant.of(Program.command("idle.pl")).confined(runtime.held());
    try (TemporaryContainer container = runtime.start(harmless)) {
      ContainerState state = runtime.engine().inspect(container.id());
      if (!state.running()) {
        return "a container in the outer control group ended at once: " + state.error();
      }
      return looseness(group.path(), SandboxProcesses.of(container.id()));
    } catch (EngineException e) {
      return "no container runs in the outer control group: "
          + runtime.explain(String.valueOf(e.getMessage()));
    } finally {
      removeContainers(runtime);
    }
  }

  /** Shims belong to the engine; whatever else is of the sandbox has to be in the group. */
  static String looseness(String group, List<HostProcess> sandbox) {
    List<HostProcess> own = sandbox.stream().filter(process -> !process.isShim()).toList();
    List<String> outside =
        own.stream()
            .filter(process -> !OuterGroup.holds(group, process))
            .map(HostProcess::name)
            .distinct()
            .toList();
    if (own.isEmpty()) {
      return "none of its processes is seen on this machine; the engine may be on another one";
    }
    return outside.isEmpty()
        ? ""
        : "%s of its sandbox would be outside of the control group around it"
            .formatted(String.join(", ", outside));
  }

  private void progress(String running) {
    long each = done == 0 ? 0 : (System.nanoTime() - begin) / done;
    around
        .events()
        .handle(
            new Event.Progress(
                done,
                total,
                "probes",
                running,
                done == 0 ? null : Duration.ofNanos(each * (total - done))));
  }
}
