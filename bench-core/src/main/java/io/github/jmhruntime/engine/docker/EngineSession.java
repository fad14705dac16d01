package io.github.jmhruntime.engine.docker;

import io.github.jmhruntime.engine.ContainerEngine;
import io.github.jmhruntime.engine.ContainerReaper;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.RuntimeSwitch;
import io.github.jmhruntime.event.Event;
import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.profile.RuntimeProfile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The engine that a run uses, for as long as it does: that of DOCKER_HOST, else the machine's own,
 * else a private one.
 *
 * <p>{@link #close} may be called from any thread and more than once, so that a shutdown hook can.
 */
public final class EngineSession implements AutoCloseable {

  private static final String DOCKER_HOST = "DOCKER_HOST";

  private final DockerEngine engine;
  private final Endpoint endpoint;
  private final @Nullable PrivateEngine privateEngine;
  private boolean closed;

  private EngineSession(
      DockerEngine engine, Endpoint endpoint, @Nullable PrivateEngine privateEngine) {
    this.engine = engine;
    this.endpoint = endpoint;
    this.privateEngine = privateEngine;
  }

  /**
   * Finds an engine, or starts a private one.
   *
   * @param runtimes what a private engine registers, where the machine has the binary
   * @param events hears which engine it is, and of every work-around
   * @throws EngineException when there is none and none can be started, with the remedy
   */
  public static EngineSession open(
      EngineOptions options, Collection<RuntimeProfile> runtimes, EventHandler events) {
    DaemonSwitch.restoreAfterDeath(options.defaultSocket(), events);
    EngineSession session = find(options, runtimes, events);
    try {
      var unused = session.reapDead(events);
      return session;
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  private static EngineSession find(
      EngineOptions options, Collection<RuntimeProfile> runtimes, EventHandler events) {
    String host = options.environment().getOrDefault(DOCKER_HOST, "");
    if (!host.isBlank()) {
      return ofHost(host, options, events);
    }
    DockerEngine system = ofSystem(options);
    if (system != null) {
      Endpoint endpoint = Endpoint.ofSocket(options.defaultSocket());
      events.handle(new Event.Notice("using the engine at " + endpoint));
      return new EngineSession(system, endpoint, null);
    }
    return ofPrivate(options, runtimes, events);
  }

  /**
   * Removes what runs left behind whose process died: a private engine with everything in it, a
   * daemon's changed configuration, and containers on an engine that goes on.
   *
   * @return whether there was anything to remove
   */
  public static boolean cleanUp(EngineOptions options, EventHandler events) {
    boolean restored = DaemonSwitch.restoreAfterDeath(options.defaultSocket(), events);
    boolean removed = PrivateEngine.cleanUp(PrivateEnginePlaces.of(options.privateEngine()));
    if (removed) {
      events.handle(new Event.Notice("removed what an earlier private engine left behind"));
    }
    boolean reaped = reapOnRunningEngine(options, events);
    return restored || removed || reaped;
  }

  private static boolean reapOnRunningEngine(EngineOptions options, EventHandler events) {
    String host = options.environment().getOrDefault(DOCKER_HOST, "");
    DockerEngine engine =
        host.isBlank()
            ? ofSystem(options)
            : DockerEngine.open(Endpoint.of(host, options.environment()), options.callLimit());
    if (engine == null) {
      return false;
    }
    try (EngineSession session = new EngineSession(engine, engine.connection().endpoint(), null)) {
      return session.reapDead(events);
    }
  }

  private static EngineSession ofHost(String host, EngineOptions options, EventHandler events) {
    try {
      Endpoint endpoint = Endpoint.of(host, options.environment());
      DockerEngine engine = DockerEngine.open(endpoint, options.callLimit());
      events.handle(new Event.Notice("using the engine at " + endpoint + ", as DOCKER_HOST says"));
      return new EngineSession(engine, endpoint, null);
    } catch (EngineException e) {
      throw new EngineException(
          "DOCKER_HOST is '%s', and: %s. Start that engine, or unset DOCKER_HOST"
              .formatted(host, e.getMessage()),
          e);
    }
  }

  /** The machine's own engine, or null where none answers. */
  private static @Nullable DockerEngine ofSystem(EngineOptions options) {
    Path socket = options.defaultSocket();
    if (!Files.exists(socket)) {
      return null;
    }
    try {
      return DockerEngine.open(Endpoint.ofSocket(socket), options.callLimit());
    } catch (EngineException e) {
      if (String.valueOf(e.getMessage()).contains("nothing accepts connections")) {
        return null;
      }
      throw e;
    }
  }

  private static EngineSession ofPrivate(
      EngineOptions options, Collection<RuntimeProfile> runtimes, EventHandler events) {
    PrivateEnginePlaces places = PrivateEnginePlaces.of(options.privateEngine());
    PrivateEngine started = PrivateEngine.start(places, runtimes, events);
    try {
      DockerEngine engine = DockerEngine.open(started.endpoint(), options.callLimit());
      return new EngineSession(engine, started.endpoint(), started);
    } catch (RuntimeException e) {
      started.close();
      throw e;
    }
  }

  private boolean reapDead(EventHandler events) {
    ContainerReaper.Reaped reaped = reaper().reapDead();
    if (!reaped.removed().isEmpty()) {
      events.handle(
          new Event.Notice(
              "containers removed, of runs that died: %d".formatted(reaped.removed().size())));
    }
    return !reaped.removed().isEmpty();
  }

  /** The engine, as the measurement sees it. */
  public ContainerEngine engine() {
    return engine;
  }

  /** Whether it is the private engine, which ends with this session. */
  public boolean isPrivate() {
    return privateEngine != null;
  }

  /** What another JVM hands to {@link DockerEngine#open} to use the same engine. */
  public String endpoint() {
    return endpoint.toString();
  }

  /** Removes what runs left on this engine. */
  public ContainerReaper reaper() {
    return engine.reaper();
  }

  /**
   * A switch of the runtime on this engine, see {@link RuntimeSwitches#open}.
   *
   * @param mayChangeDaemon whether the user agrees that their own daemon's configuration is changed
   */
  public RuntimeSwitch runtimeSwitch(RuntimeSwitch.Mode mode, boolean mayChangeDaemon) {
    return RuntimeSwitches.open(engine, mode, mayChangeDaemon);
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      engine.close();
    } finally {
      if (privateEngine != null) {
        privateEngine.close();
      }
    }
  }
}
