package io.github.jmhruntime.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jmhruntime.engine.ContainerEngine;
import io.github.jmhruntime.engine.ContainerSpec;
import io.github.jmhruntime.engine.EngineChoice;
import io.github.jmhruntime.engine.EngineSession;
import io.github.jmhruntime.engine.Engines;
import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.profile.Catalog;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The image that drivers run from, built by a real engine. */
@Tag("docker")
@Timeout(600)
class ImageCommandIT {

  private static final String IMAGE = "jmh-runtime-it:1";
  private static final String RUN = "image-it";
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** What is to run in the image. */
  static final class Inside {
    private Inside() {}

    /** Says where it runs. */
    public static void main(String[] args) {
      System.out.println("inside of " + System.getProperty("java.class.path"));
    }
  }

  @TempDir Path folder;

  @Test
  void whatIsOnTheClassPathRunsInTheImageAndTheSameGivesTheSameImage() throws Exception {
    Path classes = folder.resolve("classes");
    String file = Inside.class.getName().replace('.', '/') + ".class";
    Files.createDirectories(classes.resolve(file).getParent());
    try (InputStream in = Inside.class.getClassLoader().getResourceAsStream(file)) {
      assertThat(in).isNotNull();
      Files.copy(in, classes.resolve(file));
    }

    build(classes, "first.tar");
    Found first = look();
    build(classes, "second.tar");
    Found second = look();

    assertThat(first.output()).containsExactly("inside of /opt/jmh-runtime/lib/000-classes.jar");
    assertThat(second.digest()).isEqualTo(first.digest());
    assertThat(folder.resolve("first.tar")).isNotEmptyFile();
  }

  private void build(Path classes, String tar) {
    var unused =
        ImageCommand.run(
            new ImageCommand.Request(
                "private", null, "jre", IMAGE, folder.resolve(tar), List.of(classes)),
            EventHandler.none());
  }

  private record Found(String digest, List<String> output) {}

  private static Found look() {
    Catalog catalog = Catalog.load(null);
    EngineChoice choice = EngineChoice.of("-Dengine", "private", LIMIT);
    try (EngineSession session =
        Engines.installed().open(choice, catalog.runtimes().values(), EventHandler.none())) {
      ContainerEngine engine = session.engine();
      String digest =
          engine
              .images()
              .provide(catalog.imageOrReference("-Dimage", IMAGE), EventHandler.none())
              .digest();
      String id =
          engine.create(
              new ContainerSpec(
                  IMAGE,
                  List.of("java"),
                  List.of("@/opt/jmh-runtime/class-path", Inside.class.getName()),
                  "runc",
                  null,
                  null,
                  Map.of(ContainerSpec.RUN_LABEL, RUN),
                  Map.of(),
                  List.of(),
                  null));
      try {
        engine.start(id);
        assertThat(engine.awaitExit(id, LIMIT)).isZero();
        return new Found(digest, engine.logs(id, 10));
      } finally {
        engine.reaper().remove(id);
      }
    }
  }
}
