package io.github.jmhruntime.engine.local;

import io.github.jmhruntime.engine.ContainerSpec;
import io.github.jmhruntime.engine.EngineChoice;
import io.github.jmhruntime.engine.EngineSession;
import io.github.jmhruntime.engine.docker.DockerEngine;
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
public final class TestEngines {

  public static final Duration CALL_LIMIT = Duration.ofSeconds(30);

  public static final RuntimeProfile RUNC = runtime("runc", "runc", List.of(), false);
  public static final RuntimeProfile CRUN = runtime("crun", "crun", List.of(), false);
  public static final RuntimeProfile GVISOR =
      runtime("gvisor", "runsc", List.of("--platform=systrap"), true);

  /** Hangs for ever where /dev/kvm is no hardware virtualisation, and fails where there is none. */
  public static final RuntimeProfile GVISOR_KVM =
      runtime("gvisor-kvm", "runsc", List.of("--platform=kvm"), true);

  public static final List<RuntimeProfile> RUNTIMES = List.of(RUNC, CRUN, GVISOR, GVISOR_KVM);

  private TestEngines() {}

  /** Never the machine's own engine; the images of the private one are kept between test runs. */
  public static EngineChoice choice() {
    return choice(CALL_LIMIT);
  }

  static EngineChoice choice(Duration callLimit) {
    Path folder = EngineChoice.of("engine", "private", callLimit).privateFolder();
    return new EngineChoice(null, null, folder.resolveSibling("test-engine"), callLimit);
  }

  /** Whether anything of the tests' engine is on the machine, besides its folder. */
  public static boolean leftBehind() {
    return new Leftovers(places()).exist();
  }

  /** The folder that every process of the tests' engine mentions. */
  public static String runFolder() {
    return places().run().toString();
  }

  static PrivateEnginePlaces places() {
    return PrivateEnginePlaces.of(choice().privateFolder());
  }

  public static EngineSession open(EventHandler events) {
    return new LocalEngines().open(choice(), RUNTIMES, events);
  }

  /** Ids of the containers of a run. */
  public static List<String> containers(EngineSession session, String run) {
    try (DockerEngine engine = DockerEngine.open(session.endpoint(), CALL_LIMIT)) {
      return engine.containers(ContainerSpec.RUN_LABEL, run);
    }
  }

  public static Image busybox() {
    Path dockerfile = Path.of("../profiles/images/busybox/Dockerfile");
    try {
      return new Image(
          "busybox",
          "busybox",
          "jmh-runtime.invalid/busybox:1.36.1",
          Map.of(),
          Map.of("Dockerfile", Files.readString(dockerfile)),
          List.of(),
          "SIGKILL",
          new Image.Readiness("ready", null));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static ContainerSpec spec(
      String image, @Nullable String runtime, String run, String... command) {
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
  public static final class Told implements EventHandler {
    public final List<Event> events = new ArrayList<>();

    @Override
    public void handle(Event event) {
      events.add(event);
    }
  }

  public static RuntimeProfile runtime(
      String name, String binary, List<String> arguments, boolean hideProcSysNet) {
    return new RuntimeProfile(
        name,
        name,
        null,
        List.of(name),
        List.of(),
        new RuntimeProfile.Install(binary, arguments, hideProcSysNet),
        List.of(),
        null,
        RuntimeProfile.Needs.NOTHING,
        Map.of(),
        List.of(),
        null,
        "",
        List.of(),
        false,
        List.of());
  }
}
