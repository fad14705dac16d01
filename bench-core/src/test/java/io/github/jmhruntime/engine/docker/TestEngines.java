package io.github.jmhruntime.engine.docker;

import io.github.jmhruntime.engine.ContainerSpec;
import io.github.jmhruntime.event.Event;
import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.profile.Image;
import io.github.jmhruntime.profile.RuntimeProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the tests on a real engine share. */
final class TestEngines {

  static final Duration CALL_LIMIT = Duration.ofSeconds(30);

  static final RuntimeProfile RUNC = runtime("runc", "runc", List.of(), false);
  static final RuntimeProfile CRUN = runtime("crun", "crun", List.of(), false);
  static final RuntimeProfile GVISOR =
      runtime("gvisor", "runsc", List.of("--platform=systrap"), true);

  /** Hangs for ever where /dev/kvm is no hardware virtualisation, and fails where there is none. */
  static final RuntimeProfile GVISOR_KVM =
      runtime("gvisor-kvm", "runsc", List.of("--platform=kvm"), true);

  static final List<RuntimeProfile> RUNTIMES = List.of(RUNC, CRUN, GVISOR, GVISOR_KVM);

  private TestEngines() {}

  /** Never the machine's own engine; the images of the private one are kept between test runs. */
  static EngineOptions options() {
    return options(CALL_LIMIT);
  }

  static EngineOptions options(Duration callLimit) {
    EngineOptions user = EngineOptions.fromEnvironment(callLimit);
    return new EngineOptions(
        Map.of(),
        Path.of("/nonexistent/docker.sock"),
        user.privateEngine().resolveSibling("test-engine"),
        callLimit);
  }

  static PrivateEnginePlaces places() {
    return PrivateEnginePlaces.of(options().privateEngine());
  }

  static EngineSession open(EventHandler events) {
    return EngineSession.open(options(), RUNTIMES, events);
  }

  static Image busybox() {
    Path dockerfile = Path.of("../profiles/images/busybox/Dockerfile");
    try {
      return new Image(
          "busybox",
          "busybox",
          "jmh-runtime.invalid/busybox:1.36.1",
          Map.of("Dockerfile", Files.readString(dockerfile)),
          List.of(),
          "SIGKILL",
          new Image.Readiness("ready", null));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ContainerSpec spec(String image, @Nullable String runtime, String run, String... command) {
    return new ContainerSpec(
        image,
        List.of(),
        List.of(command),
        runtime,
        null,
        null,
        Map.of(ContainerSpec.RUN_LABEL, run),
        Map.of(),
        List.of(),
        null);
  }

  /** Remembers what was told. */
  static final class Told implements EventHandler {
    final List<Event> events = new ArrayList<>();

    @Override
    public void handle(Event event) {
      events.add(event);
    }
  }

  static RuntimeProfile runtime(
      String name, String binary, List<String> arguments, boolean hideProcSysNet) {
    return new RuntimeProfile(
        name,
        name,
        null,
        List.of(name),
        new RuntimeProfile.Install(binary, arguments, hideProcSysNet),
        List.of(),
        null,
        RuntimeProfile.Needs.NOTHING,
        List.of(),
        List.of(),
        null,
        "",
        List.of(),
        false,
        List.of());
  }
}
