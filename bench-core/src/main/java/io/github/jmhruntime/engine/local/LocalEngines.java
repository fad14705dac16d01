package io.github.jmhruntime.engine.local;

import io.github.jmhruntime.engine.ContainerEngine;
import io.github.jmhruntime.engine.ContainerReaper;
import io.github.jmhruntime.engine.EngineAdapter;
import io.github.jmhruntime.engine.EngineChoice;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.EngineNotRunningException;
import io.github.jmhruntime.engine.EngineSession;
import io.github.jmhruntime.engine.OpenSession;
import io.github.jmhruntime.engine.docker.DockerEngine;
import io.github.jmhruntime.engine.docker.PodmanException;
import io.github.jmhruntime.event.Event;
import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.host.OuterGroup;
import io.github.jmhruntime.profile.RuntimeProfile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The Docker Engine that is named, else the machine's own, else a private one. */
public final class LocalEngines implements EngineAdapter {

  @Override
  public Set<String> schemes() {
    return Set.of("private", "unix", "tcp");
  }

  @Override
  public String form() {
    return "auto, private, an endpoint such as unix:///run/docker.sock";
  }

  @Override
  public EngineSession open(
      EngineChoice choice, Collection<RuntimeProfile> runtimes, EventHandler events) {
    DockerEngine.restoreConfiguration(choice.systemSocket(), events);
    var unusedSwept = sweep(events);
    EngineSession session = find(choice, runtimes, events);
    try {
      var unused = reapDead(session.engine(), events);
      return session;
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  @Override
  public ContainerEngine connect(String endpoint, Duration callLimit) {
    return DockerEngine.open(endpoint, callLimit);
  }

  @Override
  public boolean cleanUp(EngineChoice choice, EventHandler events) {
    boolean restored = DockerEngine.restoreConfiguration(choice.systemSocket(), events);
    boolean swept = sweep(events);
    boolean removed = false;
    for (PrivateEnginePlaces places : PrivateEnginePlaces.all(choice.privateFolder())) {
      removed |= PrivateEngine.cleanUp(places);
    }
    if (removed) {
      events.handle(new Event.Notice("removed what an earlier private engine left behind"));
    }
    boolean reaped = false;
    try {
      reaped = reapOnRunningEngine(choice, events);
    } catch (PodmanException e) {
      events.handle(new Event.Notice(String.valueOf(e.getMessage())));
    }
    return restored || swept || removed || reaped;
  }

  /** What ran in outer groups would keep an engine's own groups from being removed. */
  private static boolean sweep(EventHandler events) {
    int swept = OuterGroup.sweep();
    if (swept > 0) {
      events.handle(
          new Event.Notice("control groups removed, of probes that died: %d".formatted(swept)));
    }
    return swept > 0;
  }

  private static EngineSession find(
      EngineChoice choice, Collection<RuntimeProfile> runtimes, EventHandler events) {
    EngineChoice.Address address = choice.address();
    if (address != null) {
      return ofAddress(address, choice, events);
    }
    DockerEngine system = ofSystem(choice);
    if (system != null) {
      return session(system, "using the engine at " + system.endpoint(), choice, events);
    }
    return ofPrivate(choice, runtimes, events);
  }

  private static EngineSession ofAddress(
      EngineChoice.Address address, EngineChoice choice, EventHandler events) {
    try {
      DockerEngine engine = DockerEngine.open(address, choice.callLimit());
      String told =
          "using the engine at %s, as %s says".formatted(engine.endpoint(), address.option());
      return session(engine, told, choice, events);
    } catch (PodmanException e) {
      throw e;
    } catch (EngineException e) {
      throw new EngineException(
          "%s is '%s', and: %s. Start that engine, or leave %s out"
              .formatted(address.option(), address.endpoint(), e.getMessage(), address.option()),
          e);
    }
  }

  private static EngineSession session(
      DockerEngine engine, String told, EngineChoice choice, EventHandler events) {
    events.handle(new Event.Notice(told));
    engine.remark().ifPresent(remark -> events.handle(new Event.Notice(remark)));
    return new OpenSession(engine.writingTo(choice.temporary()), engine.endpoint());
  }

  /** The machine's own engine, or null where none answers. */
  private static @Nullable DockerEngine ofSystem(EngineChoice choice) {
    Path socket = choice.systemSocket();
    if (socket == null || !Files.exists(socket)) {
      return null;
    }
    try {
      return DockerEngine.atSocket(socket, choice.callLimit());
    } catch (EngineNotRunningException e) {
      return null;
    }
  }

  private static EngineSession ofPrivate(
      EngineChoice choice, Collection<RuntimeProfile> runtimes, EventHandler events) {
    PrivateDaemon daemon = PrivateDaemon.of(choice.dockerd());
    PrivateEnginePlaces places = PrivateEnginePlaces.of(daemon.folder(choice.privateFolder()));
    PrivateEngine started = PrivateEngine.start(places, daemon, runtimes, events);
    try {
      DockerEngine engine = DockerEngine.atSocket(places.socket(), choice.callLimit());
      return new OpenSession(
          engine.writingTo(choice.temporary()), engine.endpoint(), started::close);
    } catch (RuntimeException e) {
      started.close();
      throw e;
    }
  }

  private static boolean reapOnRunningEngine(EngineChoice choice, EventHandler events) {
    EngineChoice.Address address = choice.address();
    DockerEngine engine =
        address == null ? ofSystem(choice) : DockerEngine.open(address, choice.callLimit());
    if (engine == null) {
      return false;
    }
    try (engine) {
      ContainerReaper.Reaped reaped = reapDead(engine, events);
      reaped.kept().forEach(kept -> events.handle(new Event.Notice(kept)));
      return !reaped.removed().isEmpty();
    }
  }

  private static ContainerReaper.Reaped reapDead(ContainerEngine engine, EventHandler events) {
    ContainerReaper.Reaped reaped = engine.reaper().reapDead();
    if (!reaped.removed().isEmpty()) {
      events.handle(
          new Event.Notice(
              "containers removed, of runs that died: %d".formatted(reaped.removed().size())));
    }
    return reaped;
  }
}
