package io.github.jmhruntime.engine.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeFolderTest {

  private static final Instant LATER = Instant.now().plusSeconds(60);

  @TempDir Path base;

  @Test
  void whatDriversOfRunsLeaveThatAreOverIsRemovedAndNothingElse() throws IOException {
    Path over = folder("20261126-150000-1a2b-0");
    Files.writeString(over.resolve("journal.jsonl"), "{}");
    Path going = folder("20261126-150000-ffff-1");
    Path foreign = folder("backup-2");
    Path file = Files.writeString(base.resolve("20261126-150000-1a2b-7"), "a file");
    Path elsewhere = Files.createTempDirectory(base.getParent(), "elsewhere");
    Path link = Files.createSymbolicLink(base.resolve("20261126-150000-1a2b-8"), elsewhere);

    assertThat(NodeFolder.sweep(base, run -> !run.equals("20261126-150000-ffff"), LATER)).isEmpty();

    assertThat(over).doesNotExist();
    assertThat(going).exists();
    assertThat(foreign).exists();
    assertThat(file).exists();
    assertThat(link).isSymbolicLink();
    assertThat(elsewhere).exists();
    Files.delete(elsewhere);
  }

  @Test
  void whatIsInUseStaysSinceItsRunMayBeInAnotherNamespace() throws IOException {
    Path used = folder("20261126-150000-1a2b-0");

    assertThat(NodeFolder.sweep(base, run -> true, Instant.now().minusSeconds(60))).isEmpty();

    assertThat(used).exists();
  }

  @Test
  void whereNoDriverHasBeenNothingIsSwept() throws IOException {
    assertThat(NodeFolder.sweep(base.resolve("none"), run -> true, LATER)).isEmpty();
  }

  @Test
  void aDriversFolderIsOneOfThoseThatAreSwept() throws IOException {
    Path name = NodeFolder.of("20261126-150000-1a2b", 12).getFileName();
    Path folder = folder(name.toString());

    assertThat(NodeFolder.sweep(base, "20261126-150000-1a2b"::equals, LATER)).isEmpty();

    assertThat(folder).doesNotExist();
  }

  private Path folder(String name) throws IOException {
    return Files.createDirectory(base.resolve(name));
  }
}
