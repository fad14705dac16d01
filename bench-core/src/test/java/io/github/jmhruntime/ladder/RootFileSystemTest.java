package io.github.jmhruntime.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jmhruntime.engine.ContainerSpec.Mount;
import io.github.jmhruntime.profile.RuntimeProfile.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RootFileSystemTest {

  @TempDir Path folder;
  private RootFileSystem root;

  @BeforeEach
  void unpack() throws IOException {
    root = new RootFileSystem(Files.createDirectories(folder.resolve("root")));
  }

  @Test
  void linksOfAnImageNeverLeadOutOfIt() throws IOException {
    Path outside = Files.createDirectory(folder.resolve("outside"));
    Files.createSymbolicLink(root.path().resolve("absolute"), outside);
    Files.createSymbolicLink(root.path().resolve("relative"), Path.of("../../outside"));

    assertThat(root.place("/absolute/a", true)).isEqualTo(outside + "/a");
    assertThat(root.path().resolve(outside.toString().substring(1)).resolve("a")).isDirectory();
    assertThat(root.place("/relative/b", false)).isEqualTo("/outside/b");
    assertThat(root.path().resolve("outside/b")).isRegularFile();
    assertThat(outside).isEmptyDirectory();
  }

  @Test
  void linksThatLeadNowhereAreAnError() throws IOException {
    Files.createSymbolicLink(root.path().resolve("round"), Path.of("round"));

    assertThatThrownBy(() -> root.place("/round/a", true))
        .isInstanceOf(IOException.class)
        .hasMessage("too many links lead to /round");
  }

  @Test
  void whatIsMountedIsATableWithThoseAboveFirst() throws IOException {
    Path jar = Files.createFile(folder.resolve("a jar"));

    String table =
        MountTable.text(
            List.of(Step.CHROOT),
            root,
            List.of(
                new Mount(jar.toString(), "/a/b/jar", true),
                new Mount(folder.toString(), "/a", false)));

    assertThat(table.lines())
        .containsExactly(
            "/proc %s/proc none rbind 0 0".formatted(root.path()),
            "/sys %s/sys none rbind 0 0".formatted(root.path()),
            "/dev %s/dev none rbind 0 0".formatted(root.path()),
            "%s %s/a none bind 0 0".formatted(folder, root.path()),
            "%s/a\\040jar %s/a/b/jar none bind,ro 0 0".formatted(folder, root.path()));
    assertThat(root.path().resolve("a/b/jar")).isRegularFile();
  }

  @Test
  void whatIsMountedInAFolderThatIsMountedHasAPlaceInThat() throws IOException {
    Path jar = Files.createFile(folder.resolve("jar"));
    Path empty = Files.createDirectory(folder.resolve("empty"));

    var unused =
        MountTable.text(
            List.of(Step.CHROOT),
            root,
            List.of(
                new Mount(jar.toString(), "/tmp/b/jar", true),
                new Mount(empty.toString(), "/tmp", false)));

    assertThat(empty.resolve("b/jar")).isRegularFile();
  }

  @Test
  void withNamespacesNothingOfTheHostsProcIsSeen() throws IOException {
    assertThat(MountTable.text(List.of(Step.CHROOT, Step.NAMESPACES), root, List.of()))
        .contains("proc %s/proc proc nosuid".formatted(root.path()))
        .contains("/dev/null %s/dev/null none bind".formatted(root.path()))
        .doesNotContain("/proc none rbind")
        .doesNotContain("/dev none rbind");
  }

  @Test
  void aVolumeIsRefusedWithARemedy() {
    assertThatThrownBy(
            () -> MountTable.text(List.of(Step.CHROOT), root, List.of(Mount.volume("/v"))))
        .hasMessageContainingAll("a volume at /v", "no engine", "target=bind");
  }
}
