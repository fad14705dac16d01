package io.github.jmhruntime.engine.podman;

import io.github.jmhruntime.engine.EngineChoice;
import io.github.jmhruntime.engine.EngineSession;
import io.github.jmhruntime.engine.local.Leftovers;
import io.github.jmhruntime.engine.local.PrivateEnginePlaces;
import io.github.jmhruntime.engine.local.TestEngines;
import io.github.jmhruntime.event.EventHandler;
import java.util.List;
import java.util.Map;

/** The Podman services of the tests, whose images are kept between test runs. */
final class PodmanServicesOfTests {

  private PodmanServicesOfTests() {}

  static EngineChoice choice() {
    EngineChoice docker = TestEngines.choice();
    return new EngineChoice(
        new EngineChoice.Address("-Dengine", "podman", Map.of()),
        null,
        docker.privateFolder(),
        docker.callLimit());
  }

  static PrivateEnginePlaces places() {
    return PodmanEngines.places(choice());
  }

  static EngineSession open(EventHandler events) {
    return new PodmanEngines()
        .open(choice(), List.of(TestEngines.RUNC, TestEngines.CRUN, TestEngines.GVISOR), events);
  }

  /** Whether anything of them is on the machine, besides their folder. */
  static boolean leftBehind() {
    return new Leftovers(places()).exist();
  }
}
