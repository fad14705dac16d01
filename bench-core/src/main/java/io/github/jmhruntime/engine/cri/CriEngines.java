package io.github.jmhruntime.engine.cri;

import io.github.jmhruntime.engine.ContainerEngine;
import io.github.jmhruntime.engine.ContainerReaper.Reaped;
import io.github.jmhruntime.engine.EngineAdapter;
import io.github.jmhruntime.engine.EngineChoice;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.EngineSession;
import io.github.jmhruntime.engine.OpenSession;
import io.github.jmhruntime.event.Event;
import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.profile.RuntimeProfile;
import java.time.Duration;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;

/** Engines behind CRI, such as containerd on a Kubernetes node; they are found, never started. */
public final class CriEngines implements EngineAdapter {

  private static final String ENDPOINT = "cri:///run/containerd/containerd.sock";

  @Override
  public Set<String> schemes() {
    return Set.of("cri");
  }

  @Override
  public String form() {
    return "a containerd such as " + ENDPOINT;
  }

  @Override
  public EngineSession open(
      EngineChoice choice, Collection<RuntimeProfile> runtimes, EventHandler events) {
    CriEngine engine = named(choice);
    try {
      events.handle(
          new Event.Notice("using the engine at %s over CRI".formatted(engine.endpoint())));
      var unused = reapDead(engine, events);
      return new OpenSession(engine, engine.endpoint());
    } catch (RuntimeException e) {
      engine.close();
      throw e;
    }
  }

  @Override
  public ContainerEngine connect(String endpoint, Duration callLimit) {
    return CriEngine.open(endpoint, EngineChoice.of("engine", endpoint, callLimit));
  }

  @Override
  public boolean cleanUp(EngineChoice choice, EventHandler events) {
    try (CriEngine engine = named(choice)) {
      Reaped reaped = reapDead(engine, events);
      reaped.kept().forEach(kept -> events.handle(new Event.Notice(kept)));
      return !reaped.removed().isEmpty();
    }
  }

  private static CriEngine named(EngineChoice choice) {
    EngineChoice.Address address = Objects.requireNonNull(choice.address(), "address");
    try {
      return CriEngine.open(address.endpoint(), choice);
    } catch (EngineException e) {
      throw new EngineException(
          "%s is '%s', and: %s".formatted(address.option(), address.endpoint(), e.getMessage()), e);
    }
  }

  private static Reaped reapDead(CriEngine engine, EventHandler events) {
    Reaped reaped = engine.reaper().reapDead();
    var unused = PodGroup.sweep();
    if (!reaped.removed().isEmpty()) {
      events.handle(
          new Event.Notice(
              "removed pods that earlier runs left behind: " + reaped.removed().size()));
    }
    return reaped;
  }
}
