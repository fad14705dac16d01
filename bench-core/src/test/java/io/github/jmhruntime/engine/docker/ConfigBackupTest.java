package io.github.jmhruntime.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jmhruntime.engine.EngineException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigBackupTest {

  @TempDir Path folder;

  @Test
  void theFileComesBackByteForByteWithItsMode() throws IOException {
    String original = "{ \"debug\" :  true }  \n\n";
    Path config = Files.writeString(folder.resolve("daemon.json"), original);
    Files.setPosixFilePermissions(config, PosixFilePermissions.fromString("rw-r-----"));
    ConfigBackup backup = new ConfigBackup(config);

    backup.keep("runc");
    backup.write(DaemonSwitch.withDefault(original, "crun"));
    assertThat(config).content().contains("\"default-runtime\" : \"crun\"", "\"debug\" : true");
    backup.restore(backup.change().orElseThrow());

    assertThat(config).hasBinaryContent(original.getBytes(StandardCharsets.UTF_8));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(config)))
        .isEqualTo("rw-r-----");
    assertThat(files()).containsExactly("daemon.json");
  }

  @Test
  void whereThereWasNoFileThereIsNoneAfterwards() throws IOException {
    ConfigBackup backup = new ConfigBackup(folder.resolve("docker").resolve("daemon.json"));
    backup.keep("runc");
    backup.write("{}");
    backup.restore(backup.change().orElseThrow());
    assertThat(folder.resolve("docker")).isEmptyDirectory();
  }

  @Test
  void asLongAsItsOwnerLivesNobodyElseMayChangeTheFile() throws IOException {
    Path config = Files.writeString(folder.resolve("daemon.json"), "{}");
    ConfigBackup backup = new ConfigBackup(config);
    backup.keep("runc");
    assertThatThrownBy(() -> backup.keep("runc"))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("process " + ProcessHandle.current().pid());
  }

  @Test
  void theConfigurationFileIsThatOfTheDaemonsCommandLine() {
    assertThat(DaemonProcess.config(List.of("dockerd", "--config-file", "/a.json")))
        .isEqualTo(Path.of("/a.json"));
    assertThat(DaemonProcess.config(List.of("dockerd", "--config-file=/b.json")))
        .isEqualTo(Path.of("/b.json"));
    assertThat(DaemonProcess.config(List.of("dockerd", "-H", "fd://")))
        .isEqualTo(Path.of("/etc/docker/daemon.json"));
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
