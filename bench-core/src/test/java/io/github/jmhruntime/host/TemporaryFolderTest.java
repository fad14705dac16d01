package io.github.jmhruntime.host;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jmhruntime.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TemporaryFolderTest {

  @TempDir Path base;

  @Test
  void nobodyElseCanReachItAndItsNameTellsWhoseItIs() throws IOException {
    TemporaryFolder folder = TemporaryFolder.create(base, "20261125-140705-1a2b");
    Path ofRun = requireNonNull(folder.makeFolderOnDisk("bind-").getParent());
    Path ofUser = requireNonNull(ofRun.getParent());

    assertThat(folder.path().getFileName()).hasToString("20261125-140705-1a2b." + Owner.current());
    assertThat(folder.path())
        .isEqualTo(base.resolve(ofUser.getFileName()).resolve(ofRun.getFileName()));
    assertThat(ofUser.getParent()).isEqualTo(Path.of("/var/tmp"));
    assertThat(List.of(folder.path(), base.resolve(ofUser.getFileName()), ofRun, ofUser))
        .allMatch(path -> mode(path).equals("rwx------"));
    folder.remove();
    assertThat(base).isEmptyDirectory();
    assertThat(ofRun).doesNotExist();
  }

  @Test
  void aUsersFolderThatOthersCanWriteToIsRefused() throws IOException {
    Path ofUser = base.resolve("jmh-runtime-" + ThisUser.number());
    Files.createDirectory(ofUser);
    Files.setPosixFilePermissions(ofUser, PosixFilePermissions.fromString("rwxrwxrwx"));

    assertIsRefused("a folder", "mode rwxrwxrwx");
  }

  @Test
  void aLinkInItsPlaceIsRefused() throws IOException {
    Path ofUser = base.resolve("jmh-runtime-" + ThisUser.number());
    Files.createSymbolicLink(ofUser, Files.createDirectory(base.resolve("elsewhere")));

    assertIsRefused("a link");
  }

  private void assertIsRefused(String... what) {
    assertThatThrownBy(() -> TemporaryFolder.create(base, "run"))
        .isInstanceOf(IOException.class)
        .hasMessageContainingAll("jmh-runtime-", "not this user's alone")
        .hasMessageContainingAll(what);
    assertThat(TemporaryFolder.sweep(base).removed()).isEmpty();
  }

  @Test
  void oneThatIsMadeForTheSameAgainIsAnother() throws IOException {
    TemporaryFolder first = TemporaryFolder.create(base, "container");
    TemporaryFolder second = TemporaryFolder.create(base, "container");

    assertThat(second.path()).isNotEqualTo(first.path());
    first.remove();
    assertThat(second.path()).exists();
    second.remove();
  }

  @Test
  void whatLiesInItKnowsIt() throws IOException {
    TemporaryFolder folder = TemporaryFolder.create(base, "run");
    Path inside = Files.createDirectories(folder.path().resolve("a/b"));

    assertThat(TemporaryFolder.around(inside).orElseThrow().path()).isEqualTo(folder.path());
    assertThat(TemporaryFolder.around(folder.path()).orElseThrow().path()).isEqualTo(folder.path());
    assertThat(TemporaryFolder.around(base)).isEmpty();
    folder.remove();
  }

  @Test
  void thatOfADeadProcessIsSweptWithWhatStillWorksInItAndThatOfALivingOneStays() throws Exception {
    TemporaryFolder own = TemporaryFolder.create(base, "own");
    Path left;
    try (ChildJvm child = ChildJvm.start(Child.class, base.toString())) {
      left = Path.of(child.says());
      assertThat(TemporaryFolder.sweep(base).removed()).isEmpty();
      child.kill();
    }
    String loop = "while :; do date >> \"$1/file\"; done";
    Process working = new ProcessBuilder("sh", "-c", loop, "sh", left.toString()).start();

    assertThat(TemporaryFolder.sweep(base).removed()).containsExactly(left);
    assertThat(working.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(left).doesNotExist();
    assertThat(own.path()).exists();
    own.remove();
  }

  /** Makes a folder and does not remove it. */
  static final class Child {
    public static void main(String[] arguments) throws IOException {
      TemporaryFolder folder = TemporaryFolder.create(Path.of(arguments[0]), "child");
      Files.writeString(folder.makeFolder("left-").resolve("file"), "behind");
      ChildJvm.sayAndWait(folder.path().toString());
    }
  }

  private static String mode(Path path) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
