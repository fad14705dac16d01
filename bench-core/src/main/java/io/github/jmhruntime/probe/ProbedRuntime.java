package io.github.jmhruntime.probe;

import io.github.jmhruntime.engine.Confinement;
import io.github.jmhruntime.engine.ContainerEngine;
import io.github.jmhruntime.engine.ContainerServices;
import io.github.jmhruntime.engine.ContainerSpec;
import io.github.jmhruntime.engine.ContainerState;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.EngineTimeoutException;
import io.github.jmhruntime.engine.TemporaryContainer;
import io.github.jmhruntime.profile.RuntimeProfile;
import io.github.jmhruntime.profile.RuntimeProfile.Limitation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A runtime on an engine, as probes use it. */
public final class ProbedRuntime {

  /**
   * How long a program that does not wait for anything may take, its container's start included.
   */
  public static final Duration PATIENCE = Duration.ofSeconds(20);

  /**
   * A neighbour writes one for each piece of its work, which a fast machine does in a millisecond.
   */
  private static final int LINES = 20_000;

  private final Surroundings around;
  private final RuntimeProfile profile;
  private final String engineName;
  private @Nullable View view;
  private @Nullable Sandbox sandbox;

  ProbedRuntime(Surroundings around, RuntimeProfile profile, String engineName) {
    this.around = around;
    this.profile = profile;
    this.engineName = engineName;
  }

  /** What it shares with the other runtimes. */
  public Surroundings around() {
    return around;
  }

  /** The engine that it is registered with. */
  public ContainerEngine engine() {
    return around.engine();
  }

  /** Its profile. */
  public RuntimeProfile profile() {
    return profile;
  }

  /** A container of this run under this runtime, to be created. */
  public ContainerSpec spec(Tenant tenant) {
    return new ContainerSpec(
        around.image(),
        tenant.command(),
        List.of(),
        engineName,
        tenant.cpus(),
        tenant.memoryBytes(),
        Map.of(ContainerSpec.RUN_LABEL, around.run()),
        Map.of(),
        tenant.mounts(),
        "SIGKILL",
        tenant.confinement(),
        ContainerServices.NONE);
  }

  /** Creates and starts a container, which is removed when it is closed. */
  public TemporaryContainer start(Tenant tenant) {
    return start(spec(tenant));
  }

  /** The same for a container that was described in full. */
  TemporaryContainer start(ContainerSpec spec) {
    TemporaryContainer container = TemporaryContainer.create(engine(), spec);
    try {
      engine().start(container.id());
      return container;
    } catch (EngineException e) {
      close(container, e);
      throw e;
    }
  }

  /** Runs a program to its end, kills it where it takes longer, and removes its container. */
  public Ended run(Tenant tenant, Duration limit) {
    try (TemporaryContainer container = start(tenant)) {
      return awaitEnd(container, limit);
    }
  }

  /** Waits until a container that runs has ended, and kills it where it takes longer. */
  public Ended awaitEnd(TemporaryContainer container, Duration limit) {
    boolean inTime = true;
    try {
      var unused = engine().awaitExit(container.id(), limit);
    } catch (EngineTimeoutException e) {
      inTime = false;
      engine().kill(container.id());
      var unused = engine().awaitExit(container.id(), PATIENCE);
    }
    ContainerState state = engine().inspect(container.id());
    return new Ended(
        state.exitCode(),
        state.outOfMemory(),
        inTime,
        state.error(),
        Said.of(engine().logs(container.id(), LINES)));
  }

  /** What a container's program has said up to now. */
  Said said(TemporaryContainer container) {
    return Said.of(engine().logs(container.id(), LINES));
  }

  /** What a container under this runtime sees of where it is; looked at once. */
  View view() {
    if (view == null) {
      view =
          View.of(run(Tenant.of(Program.command("view.pl", "try")), PATIENCE), "a plain container");
    }
    return view;
  }

  /** What the host sees of a container under this runtime; looked at once. */
  Sandbox sandbox() {
    if (sandbox == null) {
      try (TemporaryContainer idle = start(Tenant.of(Program.command("idle.pl")))) {
        sandbox = Sandbox.of(idle);
      }
    }
    return sandbox;
  }

  /** Whether its programs call another kernel than the host's. */
  boolean hasOwnKernel() {
    return KernelProbe.isOwn(view().said(), around.info().kernel(), HostView.here().bootId());
  }

  /** A confinement within the outer group of hogs. */
  public Confinement.Builder held() {
    var group = around.guard().group();
    return Confinement.confining().in(group == null ? null : group.path());
  }

  /** What a failure's words mean under this runtime, with a remedy, or the words themselves. */
  public String explain(String failure) {
    return profile
        .explain(failure)
        .map(known -> "%s %s (%s)".formatted(known.means(), known.remedy(), failure))
        .orElse(failure);
  }

  /** What the profile says cannot work, as an end of a sentence; empty where it says nothing. */
  String asProfileSays(Limitation limitation) {
    return profile
        .objection(limitation)
        .map(why -> ", as its profile says (%s: %s)".formatted(limitation.word(), why))
        .orElse("");
  }

  private static void close(TemporaryContainer container, EngineException failure) {
    try {
      container.close();
    } catch (EngineException e) {
      failure.addSuppressed(e);
    }
  }
}
