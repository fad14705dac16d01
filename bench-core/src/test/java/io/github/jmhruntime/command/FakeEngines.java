package io.github.jmhruntime.command;

import io.github.jmhruntime.engine.ContainerEngine;
import io.github.jmhruntime.engine.ContainerReaper;
import io.github.jmhruntime.engine.EngineChoice;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.EngineInfo;
import io.github.jmhruntime.engine.EngineSession;
import io.github.jmhruntime.engine.Engines;
import io.github.jmhruntime.engine.ImageStore;
import io.github.jmhruntime.engine.ProvidedImage;
import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.profile.RuntimeProfile;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An engine that says what it has and starts nothing, for tests of what commands make of that. What
 * really happens on an engine is tested on real ones.
 */
final class FakeEngines implements Engines {

  static final EngineInfo INFO = info("20.10.24");

  /** Which version it says that it is. */
  EngineInfo info = INFO;

  /** What was asked of it, in order. */
  final List<String> calls = new ArrayList<>();

  /** Why this engine can do no run. */
  @Nullable String objection;

  @Override
  public EngineSession open(
      EngineChoice choice, Collection<RuntimeProfile> runtimes, EventHandler events) {
    calls.add("open");
    return new Session();
  }

  @Override
  public ContainerEngine connect(String endpoint, Duration callLimit) {
    throw new EngineException("nobody connects to " + endpoint);
  }

  @Override
  public boolean cleanUp(EngineChoice choice, EventHandler events) {
    calls.add("cleanUp");
    return false;
  }

  /** The same of another version. */
  static EngineInfo info(String version) {
    return new EngineInfo(
        "unix:///nowhere.sock",
        EngineInfo.DOCKER,
        version,
        "1.41",
        Map.of(),
        "6.1.0",
        "Debian",
        "overlay2",
        "2",
        "cgroupfs",
        4,
        8L << 30,
        Map.of("runc", "/usr/bin/runc", "crun", "/usr/bin/crun", "runsc", "/usr/bin/runsc"),
        "runc");
  }

  private Object answer(String method) {
    return switch (method) {
      case "info" -> info;
      case "images" -> images();
      case "reaper" -> reaper();
      case "pods" -> Optional.empty();
      case "objectionTo", "unreachable" -> Optional.ofNullable(objection);
      default -> throw new AssertionError("only a real engine can '" + method + "'");
    };
  }

  private ImageStore images() {
    return (image, events) -> {
      calls.add("provide " + image.name());
      return new ProvidedImage(
          image.name(), image.name() + "@sha256:1", "sha256:1", ProvidedImage.Origin.PRESENT, 1);
    };
  }

  private ContainerReaper reaper() {
    return (ContainerReaper)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {ContainerReaper.class},
            (proxy, method, arguments) -> {
              calls.add("reap");
              return new ContainerReaper.Reaped(List.of(), List.of());
            });
  }

  private final class Session implements EngineSession {

    @Override
    public ContainerEngine engine() {
      return (ContainerEngine)
          Proxy.newProxyInstance(
              getClass().getClassLoader(),
              new Class<?>[] {ContainerEngine.class},
              (proxy, method, arguments) -> answer(method.getName()));
    }

    @Override
    public String endpoint() {
      return INFO.endpoint();
    }

    @Override
    public void close() {
      calls.add("close");
    }
  }
}
