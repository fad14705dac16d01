package io.github.jmhruntime.engine.podman;

import static io.github.jmhruntime.engine.local.TestEngines.busybox;
import static io.github.jmhruntime.engine.local.TestEngines.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jmhruntime.ChildJvm;
import io.github.jmhruntime.engine.EngineSession;
import io.github.jmhruntime.engine.ProvidedImage;
import io.github.jmhruntime.engine.local.Leftovers;
import io.github.jmhruntime.engine.local.TestEngines;
import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.host.HostProcess;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("docker")
class PodmanCrashIT {

  @Test
  void whatAKilledRunLeavesIsRemovedWithItsContainer() {
    try (ChildJvm owner = ChildJvm.start(Owner.class, "crun")) {
      owner.says();
      owner.kill();
    }
    Leftovers leftovers = new Leftovers(PodmanServicesOfTests.places());
    assertThat(leftovers.processes()).extracting(HostProcess::name).contains("podman", "conmon");

    assertThat(new PodmanEngines().cleanUp(PodmanServicesOfTests.choice(), EventHandler.none()))
        .isTrue();
    assertThat(leftovers.exist()).isFalse();

    TestEngines.Told told = new TestEngines.Told();
    PodmanServicesOfTests.open(told).close();
    assertThat(told.events.toString()).contains("of runs that died: 1");
    assertThat(leftovers.exist()).isFalse();
  }

  /** Starts services and a container and never ends them. */
  static final class Owner {
    public static void main(String[] arguments) {
      EngineSession session = PodmanServicesOfTests.open(EventHandler.none());
      ProvidedImage image = session.engine().images().provide(busybox(), EventHandler.none());
      String id =
          session.engine().create(spec(image.digest(), arguments[0], "crashed", "sleep", "1000"));
      session.engine().start(id);
      ChildJvm.sayAndWait(id);
    }
  }
}
