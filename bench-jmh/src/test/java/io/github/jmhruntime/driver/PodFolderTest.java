package io.github.jmhruntime.driver;

import static io.github.jmhruntime.driver.Plans.START;
import static io.github.jmhruntime.driver.Plans.STOP;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jmhruntime.measurement.ForkRecord;
import io.github.jmhruntime.measurement.Journal;
import io.github.jmhruntime.measurement.JournalLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PodFolderTest {

  private static final ForkRecord HOME = Plans.record(1, START, "runc", true);
  private static final ForkRecord LEFT = Plans.record(1, STOP, "runc", true);

  @TempDir Path node;

  @Test
  void itBeginsWithWhatWasMeasuredEarlier() {
    PodFolder folder = new PodFolder(node.resolve("pods/run-1-0"));

    assertThat(folder.make(outline(HOME))).isEmpty();
    assertThat(Journal.read(folder.journal()).forks())
        .extracting(ForkRecord::runtime)
        .containsExactly("runc");

    folder.remove();
    assertThat(folder.path()).doesNotExist();
  }

  @Test
  void whatAKilledDriverHasLeftComesHomeOnce() {
    PodFolder folder = new PodFolder(node.resolve("run-1-0"));
    var unused = folder.make(outline(HOME));
    try (Journal journal = Journal.open(folder.journal())) {
      journal.append(LEFT);
    }

    assertThat(folder.make(outline(HOME))).containsExactly(LEFT);
    assertThat(Journal.read(folder.journal()).forks()).hasSize(2).contains(LEFT);
    assertThat(folder.make(outline(HOME, LEFT))).isEmpty();
  }

  @Test
  void whatWasLeftLongAgoIsRemovedAndWhatIsAtWorkStays() throws IOException {
    Path old = Files.createDirectories(node.resolve("run-0-0"));
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(9))));
    Path other = Files.createDirectories(node.resolve("run-2-0"));

    var unused = new PodFolder(node.resolve("run-1-0")).make(new byte[0]);

    assertThat(old).doesNotExist();
    assertThat(other).exists();
  }

  private static byte[] outline(ForkRecord... forks) {
    return JournalLine.outline(List.of(forks)).getBytes(StandardCharsets.UTF_8);
  }
}
