package io.github.jmhruntime.engine.local;

import static io.github.jmhruntime.engine.local.TestEngines.busybox;
import static io.github.jmhruntime.engine.local.TestEngines.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jmhruntime.ChildJvm;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.EngineSession;
import io.github.jmhruntime.engine.ProvidedImage;
import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.host.HostProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a private engine leaves when the process that started it is killed. */
@Tag("docker")
class CrashIT {

  @AfterEach
  void nothingIsLeft() {
    new LocalEngines().cleanUp(TestEngines.choice(), EventHandler.none());
    assertThat(TestEngines.leftBehind()).isFalse();
  }

  @Test
  void cleanUpRemovesAllOfItOnceItsOwnerIsDead() {
    try (ChildJvm owner = ChildJvm.start(EngineOwner.class, "gvisor")) {
      owner.says();
      assertThatThrownBy(
              () -> new LocalEngines().cleanUp(TestEngines.choice(), EventHandler.none()))
          .as("the engine of a living process is not touched")
          .isInstanceOf(EngineException.class)
          .hasMessageContaining("in use by process");
      owner.kill();
    }
    Leftovers leftovers = new Leftovers(TestEngines.places());
    assertThat(leftovers.processes()).extracting(HostProcess::name).contains("dockerd");
    assertThat(new LocalEngines().cleanUp(TestEngines.choice(), EventHandler.none())).isTrue();
    assertThat(leftovers.exist()).isFalse();
    assertThat(new LocalEngines().cleanUp(TestEngines.choice(), EventHandler.none())).isFalse();
  }

  @Test
  void theNextRunStartsCleanAndRemovesTheDeadOnesContainers() {
    try (ChildJvm owner = ChildJvm.start(EngineOwner.class, "crun")) {
      owner.says();
      owner.kill();
    }
    TestEngines.Told told = new TestEngines.Told();
    try (EngineSession session = TestEngines.open(told)) {
      assertThat(TestEngines.containers(session, "crashed")).isEmpty();
      assertThat(told.events.toString())
          .contains("an earlier private engine left behind", "of runs that died: 1");
    }
  }

  /** Starts an engine and a container and never ends them. */
  static final class EngineOwner {
    public static void main(String[] arguments) {
      EngineSession session = TestEngines.open(EventHandler.none());
      ProvidedImage image = session.engine().images().provide(busybox(), EventHandler.none());
      String id =
          session.engine().create(spec(image.digest(), arguments[0], "crashed", "sleep", "1000"));
      session.engine().start(id);
      ChildJvm.sayAndWait(id);
    }
  }
}
