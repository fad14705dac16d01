package io.github.jmhruntime.container.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jmhruntime.container.NextFork;
import io.github.jmhruntime.engine.ContainerSpec.Mount;
import io.github.jmhruntime.host.TemporaryFolder;
import io.github.jmhruntime.kernels.ScratchDirectory;
import io.github.jmhruntime.kernels.disk.DiskRead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DiskTargetTest {

  private static final String OURS = DiskRead.class.getName() + ".random";

  private static final Path DISK = Path.of("/var/tmp");

  private TemporaryFolder temporary;
  private Path exchange;

  @BeforeEach
  void makeExchange() throws IOException {
    temporary = TemporaryFolder.create(TemporaryFolder.base(), "disk-target-test");
    exchange = temporary.makeFolder("container-");
  }

  @AfterEach
  void removeFolders() throws IOException {
    temporary.remove();
  }

  @Test
  void theNamesAreThoseOfTheKernels() {
    assertThat(DiskTarget.PROPERTY).isEqualTo("-D" + ScratchDirectory.PROPERTY_PREFIX);
    assertThat(ScratchDirectory.class.getName()).startsWith(DiskTarget.KERNELS);
  }

  @Test
  void bindIsAFolderOfTheHostThatIsRemovedWithItsContent() throws IOException {
    DiskTarget bind = provide(OURS, "bind", false);
    Path storage = storage(bind);
    Files.writeString(storage.resolve("left"), "behind");

    assertThat(bind.mount())
        .isEqualTo(new Mount(storage.toString(), "/mnt/jmh-runtime-bind", false));
    assertThat(bind.argument()).isEqualTo("-Djmhruntime.disk.bind=/mnt/jmh-runtime-bind");
    bind.close();
    assertThat(bind.folder()).doesNotExist();
  }

  /** Whatever user a container has may write to it, but only through the container. */
  @Test
  void noOtherUserOfTheHostGetsToTheFolder() throws IOException {
    Path storage = storage(provide(OURS, "bind", false));

    assertThat(mode(storage)).isEqualTo("rwxrwxrwx");
    Path below = DISK.relativize(storage);
    assertThat(below.getNameCount()).as("the user's, the run's and the fork's").isEqualTo(4);
    for (int level = 1; level < below.getNameCount(); level++) {
      Path above = DISK.resolve(below.subpath(0, level));
      assertThat(mode(above)).as(above.toString()).isEqualTo("rwx------");
    }
  }

  @Test
  void theHostItselfWritesToTheSameFolder() {
    DiskTarget bind = provide(OURS, "bind", true);

    assertThat(bind.mount()).isNull();
    assertThat(bind.argument()).isEqualTo("-Djmhruntime.disk.bind=" + bind.folder() + "/storage");
  }

  @Test
  void theFolderOfAKilledLauncherIsRemovedToo() throws IOException {
    DiskTarget left = provide(OURS, "bind", true);
    Files.writeString(Objects.requireNonNull(left.folder()).resolve("storage/blocks"), "content");

    temporary.remove();

    assertThat(left.folder()).doesNotExist();
  }

  @Test
  void aVolumeHasNoNameSoThatItGoesWithItsContainer() {
    DiskTarget volume = provide(OURS, "volume", false);

    assertThat(volume.mount()).isEqualTo(new Mount(null, "/mnt/jmh-runtime-volume", false));
    assertThat(volume.argument()).isEqualTo("-Djmhruntime.disk.volume=/mnt/jmh-runtime-volume");
  }

  @Test
  void theHostHasNoVolume() {
    assertThatThrownBy(() -> provide(OURS, "volume", true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("target=volume", "target=bind", "-Djmhruntime.disk.volume=DIR");
  }

  @Test
  void nothingIsProvidedForOtherBenchmarksForRootOrWhereTheUserHasNamedAFolder() {
    DiskTarget named =
        DiskTarget.provide(
            told(OURS, "bind"), List.of("-Djmhruntime.disk.bind=/srv"), false, exchange);

    assertThat(List.of(named, provide("org.example.Mine.read", "bind", false)))
        .containsOnly(provide(OURS, "root", false))
        .allMatch(nothing -> nothing.mount() == null && nothing.argument() == null);
  }

  private static Path storage(DiskTarget bind) {
    return Path.of(Objects.requireNonNull(Objects.requireNonNull(bind.mount()).source()));
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private DiskTarget provide(String benchmark, String target, boolean host) {
    return DiskTarget.provide(told(benchmark, target), List.of("-Xmx1g"), host, exchange);
  }

  private static NextFork told(String benchmark, String target) {
    return new NextFork(benchmark, "thrpt", Map.of("target", target), 10, null);
  }
}
