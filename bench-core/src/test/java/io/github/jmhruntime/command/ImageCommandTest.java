package io.github.jmhruntime.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jmhruntime.event.EventHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageCommandTest {

  @TempDir Path folder;

  private final FakeEngines engines = new FakeEngines();
  private List<Path> classPath;

  @BeforeEach
  void makeClassPath() throws IOException {
    Path classes = Files.createDirectories(folder.resolve("target/classes/sample"));
    Files.writeString(classes.resolve("B.class"), "b");
    Files.writeString(classes.resolve("A.class"), "a");
    classPath =
        List.of(
            folder.resolve("target/test-classes"),
            folder.resolve("target/classes"),
            jar("one/util.jar"),
            jar("other/util.jar"));
  }

  @Test
  void theClassPathIsInTheImageAsJarsWithNamesOfTheirOwn() {
    Outcome outcome = run("registry.example:5000/jmh:1");

    assertThat(engines.built)
        .contains("lib/000-classes.jar", "lib/001-util.jar", "lib/002-util.jar")
        .contains(
            "FROM jre@sha256:1\nCOPY lib/ /opt/jmh-runtime/lib/\nCOPY class-path /opt/jmh-runtime/\n");
    assertThat(engines.calls)
        .containsExactly(
            "open",
            "provide jre",
            "build registry.example:5000/jmh:1",
            "save registry.example:5000/jmh:1",
            "close");
    assertThat(folder.resolve("out/image.tar")).hasSize(3_000_000);
    assertThat(folder.resolve("out")).isDirectoryNotContaining("glob:*.new");
    assertThat(outcome.text())
        .contains("is built on jre with 3 jars", "(3 MB)")
        .contains("docker push registry.example:5000/jmh:1")
        .contains("ctr -n k8s.io images import image.tar")
        .contains("-Dengine=kubernetes -DdriverImage=registry.example:5000/jmh:1");
  }

  @Test
  void theSameClassesGiveTheSameBytes() throws IOException {
    Path first = Files.createDirectory(folder.resolve("first"));
    Path second = Files.createDirectory(folder.resolve("second"));
    DriverImage.write(first, "jre", classPath);
    touch(folder.resolve("target/classes/sample/A.class"));
    touch(classPath.get(2));
    DriverImage.write(second, "jre", classPath);

    for (String name : List.of("000-classes.jar", "001-util.jar", "002-util.jar")) {
      assertThat(second.resolve("lib").resolve(name))
          .hasSameBinaryContentAs(first.resolve("lib").resolve(name));
      assertThat(Files.getLastModifiedTime(second.resolve("lib").resolve(name)))
          .isEqualTo(Files.getLastModifiedTime(first.resolve("lib").resolve(name)));
    }
    try (JarFile jar = new JarFile(first.resolve("lib/000-classes.jar").toFile())) {
      assertThat(jar.stream().map(Object::toString))
          .containsExactly("sample/A.class", "sample/B.class");
    }
  }

  @Test
  void aNameWithoutATagIsRefusedBeforeAnythingIsMade() {
    assertThatThrownBy(() -> run("registry.example:5000/jmh"))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("-DdriverImage=registry.example:5000/jmh: it needs a tag");
    assertThat(engines.calls).isEmpty();
  }

  private Outcome run(String name) {
    return ImageCommand.run(
        new ImageCommand.Request(
            "private", null, "jre", name, folder.resolve("out/image.tar"), classPath),
        EventHandler.none(),
        engines);
  }

  private Path jar(String path) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, path);
  }

  private static void touch(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
  }
}
