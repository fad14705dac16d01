package io.github.jmhruntime.container.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jmhruntime.container.NextFork;
import io.github.jmhruntime.engine.ContainerSpec.Mount;
import io.github.jmhruntime.kernels.ScratchDirectory;
import io.github.jmhruntime.kernels.disk.DiskRead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DiskTargetTest {

  private static final String OURS = DiskRead.class.getName() + ".random";

  private final Path exchange = Path.of("/tmp/exchange-" + UUID.randomUUID());

  @AfterEach
  void removeFolders() throws IOException {
    DiskTarget.removeFolders(exchange);
  }

  @Test
  void theNamesAreThoseOfTheKernels() {
    assertThat(DiskTarget.PROPERTY).isEqualTo("-D" + ScratchDirectory.PROPERTY_PREFIX);
    assertThat(ScratchDirectory.class.getName()).startsWith(DiskTarget.KERNELS);
  }

  @Test
  void bindIsAFolderOfTheHostThatIsRemovedWithItsContent() throws IOException {
    DiskTarget bind = provide(OURS, "bind", false);
    Path folder = Objects.requireNonNull(bind.folder());
    Files.writeString(folder.resolve("left"), "behind");

    assertThat(bind.mount())
        .isEqualTo(new Mount(folder.toString(), "/mnt/jmh-runtime-bind", false));
    assertThat(bind.argument()).isEqualTo("-Djmhruntime.disk.bind=/mnt/jmh-runtime-bind");
    bind.close();
    assertThat(folder).doesNotExist();
  }

  @Test
  void theFolderOfAKilledLauncherIsRemovedToo() throws IOException {
    Path left = Objects.requireNonNull(provide(OURS, "bind", true).folder());
    Files.writeString(left.resolve("blocks"), "content");

    DiskTarget.removeFolders(exchange);

    assertThat(left).doesNotExist();
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

  private DiskTarget provide(String benchmark, String target, boolean host) {
    return DiskTarget.provide(told(benchmark, target), List.of("-Xmx1g"), host, exchange);
  }

  private static NextFork told(String benchmark, String target) {
    return new NextFork(benchmark, "thrpt", Map.of("target", target), 10, null);
  }
}
