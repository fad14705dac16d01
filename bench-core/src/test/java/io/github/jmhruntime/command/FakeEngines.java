package io.github.jmhruntime.command;

import io.github.jmhruntime.engine.Condition;
import io.github.jmhruntime.engine.ContainerEngine;
import io.github.jmhruntime.engine.ContainerReaper;
import io.github.jmhruntime.engine.EngineChoice;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.EngineInfo;
import io.github.jmhruntime.engine.EngineSession;
import io.github.jmhruntime.engine.Engines;
import io.github.jmhruntime.engine.ImageStore;
import io.github.jmhruntime.engine.Offering;
import io.github.jmhruntime.engine.ProvidedImage;
import io.github.jmhruntime.engine.Workplace;
import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.profile.Image;
import io.github.jmhruntime.profile.RuntimeProfile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An engine that says what it has and starts nothing, for tests of what commands make of that. What
 * really happens on an engine is tested on real ones.
 */
final class FakeEngines implements Engines {

  static final EngineInfo INFO = info("20.10.24");

  /** Which version it says that it is. */
  EngineInfo info = INFO;

  /** The files that an image was built of, and its Dockerfile. */
  final List<String> built = new ArrayList<>();

  /** What was asked of it, in order. */
  final List<String> calls = new ArrayList<>();

  /** Why this engine can do no run. */
  @Nullable String objection;

  /** What it offers; all but pods. */
  Set<Offering> offerings =
      EnumSet.complementOf(EnumSet.of(Offering.POD_SANDBOXES, Offering.POD_LIFE));

  /** What it needs and has for runs. */
  List<Condition> conditions = List.of();

  /** Where its drivers work, or null for this machine. */
  @Nullable Workplace workplace;

  /** The image that they run from, or null for none. */
  @Nullable String driverImage;

  /** Why it has no image, or null where it has all. */
  @Nullable String noImages;

  /** The rights that it asks for, or null for none. */
  @Nullable String rights;

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

  @Override
  public Optional<String> rights(EngineChoice choice) {
    return Optional.ofNullable(rights);
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
      case "offerings" -> offerings;
      case "conditions" -> conditions;
      case "remedyFor" -> "make it known to the engine";
      case "forkImage" -> Optional.ofNullable(driverImage);
      case "objectionTo", "unreachable" -> Optional.ofNullable(objection);
      default -> throw new AssertionError("only a real engine can '" + method + "'");
    };
  }

  private ImageStore images() {
    return new Images();
  }

  private final class Images implements ImageStore {

    @Override
    public ProvidedImage provide(Image image, EventHandler events) {
      if (noImages != null) {
        throw new EngineException(noImages);
      }
      calls.add("provide " + image.name());
      return new ProvidedImage(
          image.name(), image.name() + "@sha256:1", "sha256:1", ProvidedImage.Origin.PRESENT, 1);
    }

    @Override
    public void build(Path folder, String reference, EventHandler events) {
      calls.add("build " + reference);
      try (Stream<Path> files = Files.walk(folder)) {
        built.addAll(files.map(file -> folder.relativize(file).toString()).sorted().toList());
        built.add(Files.readString(folder.resolve("Dockerfile")));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void save(String reference, OutputStream to) {
      calls.add("save " + reference);
      try {
        to.write(new byte[3_000_000]);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
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
    public Optional<Workplace> workplace() {
      return Optional.ofNullable(workplace);
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
