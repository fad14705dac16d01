package io.github.jmhruntime.engine.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jmhruntime.engine.ContainerEngine;
import io.github.jmhruntime.engine.EngineChoice;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.EngineSession;
import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.host.Programs;
import io.github.jmhruntime.profile.EngineVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A dockerd that the user names, with a shim beside it that nobody has registered. */
@Tag("docker")
class PrivateDaemonIT {

  private static final String RUN = "private-daemon-it";
  private static final String BY_TYPE = "io.containerd.beside.v1";

  @TempDir Path folder;

  @Test
  void itRunsAndTakesARuntimeByItsTypeFromDocker23On() throws IOException {
    Path dockerd = copy("dockerd", "dockerd");
    copy("containerd-shim-runc-v2", "containerd-shim-beside-v1");
    String asked = EngineChoice.withDaemon("private", dockerd);
    EngineChoice user = EngineChoice.of("-Dengine", asked, TestEngines.CALL_LIMIT);
    EngineChoice choice =
        new EngineChoice(
            null,
            null,
            user.dockerd(),
            TestEngines.choice().privateFolder(),
            TestEngines.CALL_LIMIT,
            folder);
    try (EngineSession session =
        new LocalEngines().open(choice, TestEngines.RUNTIMES, EventHandler.none())) {
      ContainerEngine engine = session.engine();
      String image = engine.images().provide(TestEngines.busybox(), EventHandler.none()).digest();
      assertThat(images(engine)).exists();
      if (EngineVersion.compare(engine.info().version(), "23.0") < 0) {
        assertThatThrownBy(() -> run(engine, image))
            .isInstanceOf(EngineException.class)
            .hasMessageContaining(BY_TYPE);
      } else {
        assertThat(run(engine, image)).isZero();
      }
    }
  }

  /** Images of a daemon that is named are kept apart from those of the one on the PATH. */
  private static Path images(ContainerEngine engine) {
    String version = engine.info().version().replaceAll("[^0-9.].*", "");
    Path folder = TestEngines.choice().privateFolder();
    return folder.resolveSibling(folder.getFileName() + "-" + version).resolve("data");
  }

  private static int run(ContainerEngine engine, String image) {
    String id = engine.create(TestEngines.spec(image, BY_TYPE, RUN, "true"));
    try {
      engine.start(id);
      return engine.awaitExit(id, Duration.ofSeconds(30));
    } finally {
      engine.remove(id);
    }
  }

  private Path copy(String program, String name) throws IOException {
    return Files.copy(
        Programs.find(program).orElseThrow().toRealPath(),
        folder.resolve(name),
        StandardCopyOption.COPY_ATTRIBUTES);
  }
}
