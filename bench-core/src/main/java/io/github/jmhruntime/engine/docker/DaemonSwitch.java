package io.github.jmhruntime.engine.docker;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.EngineInfo;
import io.github.jmhruntime.engine.RuntimeSwitch;
import io.github.jmhruntime.event.Event;
import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.host.Owner;
import io.github.jmhruntime.host.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Switches the runtime by rewriting the daemon's default and having it read that again. */
final class DaemonSwitch implements RuntimeSwitch {

  private static final Duration RELOAD_LIMIT = Duration.ofSeconds(10);
  private static final String KEY = "default-runtime";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final DockerEngine engine;
  private final DaemonProcess daemon;
  private final ConfigBackup backup;
  private final String before;
  private boolean changed;

  private DaemonSwitch(DockerEngine engine, DaemonProcess daemon, String before) {
    this.engine = engine;
    this.daemon = daemon;
    this.backup = new ConfigBackup(daemon.config());
    this.before = before;
  }

  static DaemonSwitch open(DockerEngine engine) {
    DaemonProcess daemon = DaemonProcess.of(engine.connection().endpoint());
    restore(
        daemon.config(),
        Optional.of(daemon),
        () -> engine.info().defaultRuntime(),
        EventHandler.none());
    return new DaemonSwitch(engine, daemon, engine.info().defaultRuntime());
  }

  /**
   * Puts back the configuration of a daemon that a run changed whose process died.
   *
   * @return whether there was one
   */
  static boolean restoreAfterDeath(@Nullable Path socket, EventHandler events) {
    Optional<DaemonProcess> daemon = socket == null ? Optional.empty() : DaemonProcess.find(socket);
    return restore(
        daemon.map(DaemonProcess::config).orElse(DaemonProcess.DEFAULT_CONFIG),
        daemon,
        () -> defaultRuntime(socket),
        events);
  }

  private static String defaultRuntime(@Nullable Path socket) {
    try (DockerEngine engine = DockerEngine.atSocket(requireNonNull(socket), RELOAD_LIMIT)) {
      return engine.info().defaultRuntime();
    }
  }

  /** The daemon must have read the default of before, until that can be taken out again. */
  private static boolean restore(
      Path config,
      Optional<DaemonProcess> daemon,
      Supplier<String> defaultRuntime,
      EventHandler events) {
    ConfigBackup backup = new ConfigBackup(config);
    Optional<ConfigBackup.Change> change =
        backup.change().filter(found -> found.life() == Owner.Life.DEAD);
    if (change.isEmpty()) {
      return false;
    }
    if (daemon.isPresent()) {
      // A reload without the key would leave the daemon with the default that the dead run chose.
      String runtime = change.get().runtime();
      backup.write(withDefault(config, runtime));
      daemon.get().reload();
      Processes.await(RELOAD_LIMIT, () -> defaultRuntime.get().equals(runtime));
    }
    backup.restore(change.get());
    events.handle(
        new Event.Notice("restored %s, which a run had changed that died".formatted(config)));
    return true;
  }

  @Override
  public synchronized @Nullable String select(String engineName) {
    EngineInfo info = engine.info();
    if (!info.runtimes().containsKey(engineName)) {
      throw new EngineException(
          "runtime '%s' is not registered with the engine at %s; registered are %s"
              .formatted(engineName, info.endpoint(), String.join(", ", info.runtimes().keySet())));
    }
    if (!changed) {
      backup.keep(before);
      changed = true;
    }
    apply(engineName);
    return null;
  }

  @Override
  public synchronized void close() {
    if (!changed) {
      return;
    }
    changed = false;
    try {
      apply(before);
    } finally {
      backup.change().ifPresent(backup::restore);
    }
  }

  private void apply(String runtime) {
    backup.write(withDefault(daemon.config(), runtime));
    daemon.reload();
    if (!Processes.await(RELOAD_LIMIT, () -> engine.info().defaultRuntime().equals(runtime))) {
      throw new EngineException(
          "the engine at %s did not take '%s' as its default runtime from %s within %d s; see its"
                  .formatted(
                      engine.connection().endpoint(),
                      runtime,
                      daemon.config(),
                      RELOAD_LIMIT.toSeconds())
              + " log");
    }
  }

  private static String withDefault(Path config, String runtime) {
    try {
      String text = Files.exists(config) ? Files.readString(config) : "{}";
      return withDefault(text.isBlank() ? "{}" : text, runtime);
    } catch (JsonProcessingException e) {
      throw new EngineException("%s is no valid JSON: %s".formatted(config, e.getMessage()), e);
    } catch (IOException e) {
      throw new EngineException("%s cannot be read: %s; use sudo".formatted(config, e), e);
    }
  }

  /** The same configuration with another default runtime. */
  static String withDefault(String config, String runtime) throws JsonProcessingException {
    JsonNode root = JSON.readTree(config);
    if (!(root instanceof ObjectNode object)) {
      throw new EngineException("a daemon's configuration must be a JSON object, not " + root);
    }
    return object.put(KEY, runtime).toPrettyString();
  }
}
