package io.github.jmhruntime.engine.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.host.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateDaemonTest {

  private static final Path IMAGES = Path.of("/cache/engine");

  @TempDir Path root;

  @Test
  void oneThatIsNamedFindsItsOwnContainerdAndKeepsItsImagesApart() throws IOException {
    Path dockerd = program("sbin/dockerd", "echo 'Docker version 26.1.5+dfsg1, build 411e817'");
    program("bin/containerd-of-its-own", "true");
    PrivateDaemon daemon = PrivateDaemon.of(dockerd);
    assertThat(daemon.find("containerd-of-its-own"))
        .contains(root.resolve("bin/containerd-of-its-own"));
    assertThat(daemon.path()).isEqualTo("%1$s/sbin:%1$s/bin:%2$s".formatted(root, Programs.path()));
    assertThat(daemon.folder(IMAGES)).isEqualTo(Path.of("/cache/engine-26.1.5"));
  }

  @Test
  void theOneOnThePathKeepsItsFolder() {
    assertThat(PrivateDaemon.of(null).folder(IMAGES)).isEqualTo(IMAGES);
    assertThat(PrivateDaemon.of(null).path()).isEqualTo(Programs.path());
  }

  @Test
  void whatIsNoDaemonIsRefusedWithTheOption() throws IOException {
    Path absent = root.resolve("dockerd");
    assertThatThrownBy(() -> PrivateDaemon.of(absent))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("-Dengine.dockerd=" + absent);
    Path other = program("sbin/containerd", "echo containerd 1.7.24");
    assertThatThrownBy(() -> PrivateDaemon.of(other).folder(IMAGES))
        .isInstanceOf(EngineException.class)
        .hasMessageContainingAll("-Dengine.dockerd=" + other, "'containerd 1.7.24'");
  }

  @Test
  void thoseOfOtherVersionsAreCleanedUpToo() throws IOException {
    Path images = root.resolve("engine");
    Files.createDirectories(root.resolve("engine-26.1.5"));
    Files.createDirectories(root.resolve("engine-of-another-kind"));
    assertThat(PrivateEnginePlaces.all(images))
        .extracting(places -> places.root().getFileName().toString())
        .containsExactly("engine", "engine-26.1.5");
  }

  private Path program(String path, String script) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    return file;
  }
}
