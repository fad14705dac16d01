package io.github.jmhruntime.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.jmhruntime.ChildJvm;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

  private static final List<ForkRecord> FORKS =
      List.of(Forks.ok(1, "runc"), Forks.failed(1, "kata", "no /dev/kvm"), Forks.ok(2, "runc"));

  @TempDir Path folder;

  @Test
  void whatIsAppendedIsRead() {
    Path file = folder.resolve("new/folder/journal.ndjson");
    append(file, FORKS);

    JournalContent content = Journal.read(file);

    assertThat(content.forks()).isEqualTo(FORKS);
    assertThat(content.warnings()).isEmpty();
  }

  @Test
  void aJournalIsContinuedWhereItEnded() {
    Path file = folder.resolve("journal.ndjson");
    append(file, FORKS.subList(0, 1));

    try (Journal journal = Journal.open(file)) {
      assertThat(journal.earlier()).isEqualTo(FORKS.subList(0, 1));
      journal.append(FORKS.get(1));
      journal.append(FORKS.get(2));
    }

    assertThat(Journal.read(file).forks()).isEqualTo(FORKS);
  }

  @Test
  void aLineHasTheFieldsThatScriptsRelyOn() throws IOException {
    Path file = folder.resolve("journal.ndjson");
    append(file, FORKS);

    List<String> lines = Files.readAllLines(file);
    JsonNode ok = Json.MAPPER.readTree(lines.get(0));
    JsonNode failed = Json.MAPPER.readTree(lines.get(1));

    assertThat(ok.fieldNames())
        .toIterable()
        .containsExactly(
            "format",
            "block",
            "runtime",
            "benchmark",
            "mode",
            "params",
            "axes",
            "status",
            "evidence",
            "noise",
            "startedAt",
            "seconds",
            "result");
    assertThat(ok.get("status").textValue()).isEqualTo("ok");
    assertThat(ok.get("startedAt").textValue()).isEqualTo("2026-11-21T10:00:01Z");
    assertThat(failed.get("status").textValue()).isEqualTo("failed");
    assertThat(failed.get("reason").textValue()).isEqualTo("no /dev/kvm");
  }

  @Test
  void aNodeIsNamedBehindTheBlockOfWhatRanOnOne() throws IOException {
    Path file = folder.resolve("journal.ndjson");
    ForkRecord fork = Forks.ok(1, "runc").on("worker-3");
    append(file, List.of(fork));

    assertThat(Files.readString(file))
        .startsWith("{\"format\":1,\"block\":1,\"node\":\"worker-3\",");
    assertThat(Journal.read(file).forks()).containsExactly(fork);
  }

  @Property(tries = 200)
  void aJournalCutAnywhereKeepsAllWholeLines(@ForAll @DoubleRange(min = 0, max = 1) double where)
      throws IOException {
    Path directory = Files.createTempDirectory("journal");
    Path file = directory.resolve("journal.ndjson");
    append(file, FORKS);
    byte[] all = Files.readAllBytes(file);
    byte[] cut = Arrays.copyOf(all, (int) Math.round(where * all.length));
    Files.write(file, cut);
    int whole =
        (int) new String(cut, StandardCharsets.ISO_8859_1).chars().filter(c -> c == '\n').count();
    boolean inside = cut.length > 0 && cut[cut.length - 1] != '\n';

    assertThat(Journal.read(file).forks()).isEqualTo(FORKS.subList(0, whole));
    assertThat(Journal.read(file).warnings()).hasSize(inside ? 1 : 0);
    append(file, FORKS.subList(whole, FORKS.size()));
    assertThat(Files.readAllBytes(file)).isEqualTo(all);

    Files.delete(file);
    Files.delete(directory);
  }

  @Test
  void aBadLineBeforeTheLastIsAnErrorThatNamesFileAndLine() throws IOException {
    Path file = folder.resolve("journal.ndjson");
    append(file, FORKS);
    List<String> lines = Files.readAllLines(file);
    lines.set(1, lines.get(1).substring(0, 40));
    Files.write(file, lines);

    assertThatThrownBy(() -> Journal.read(file))
        .isInstanceOf(ResultFileException.class)
        .hasMessageContaining(file + ": line 2 is not a fork's record")
        .hasMessageContaining("remove that line to measure its fork again");
  }

  @Test
  void aLineWithoutARequiredFieldIsAnErrorThatNamesTheField() throws IOException {
    Path file = folder.resolve("journal.ndjson");
    Files.writeString(file, "{\"block\":1,\"runtime\":\"runc\",\"seconds\":1.0}\n");

    assertThatThrownBy(() -> Journal.read(file))
        .hasMessageContaining("line 1")
        .hasMessageContaining("'benchmark' is missing");
  }

  @Test
  void aMissingJournalIsAnErrorThatNamesTheOption() {
    Path file = folder.resolve("journal.ndjson");

    assertThatThrownBy(() -> Journal.read(file)).hasMessageContaining("-Doutput");
  }

  @Test
  void twoRunsCannotWriteToOneJournal() {
    Path file = folder.resolve("journal.ndjson");
    try (Journal first = Journal.open(file)) {
      assertThat(first.earlier()).isEmpty();
      assertThatThrownBy(() -> Journal.open(file)).hasMessageContaining("another run");
    }
    append(file, FORKS);
  }

  @Test
  void anotherProcessCannotWriteToAJournalThatWasContinued() {
    Path file = folder.resolve("journal.ndjson");
    append(file, FORKS.subList(0, 1));
    try (Journal first = Journal.open(file)) {
      assertThat(first.earlier()).hasSize(1);

      try (ChildJvm other = ChildJvm.start(Opening.class, file.toString())) {
        assertThat(other.says()).contains(file.toString(), "another run writes to this journal");
      }
    }
  }

  @Test
  void aFullDiskLosesNothingThatWasAppendedBefore() throws IOException {
    Path file = folder.resolve("journal.ndjson");
    append(file, FORKS.subList(0, 1));
    long line = Files.size(file);
    FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
    channel.position(line);
    Journal journal = new Journal(file, new SmallDisk(channel, line + 10), Journal.read(file));

    journal.append(Forks.ok(2, "runc"));
    assertThatThrownBy(() -> journal.append(Forks.ok(3, "runc")))
        .isInstanceOf(ResultFileException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("No space left on device")
        .hasMessageContaining("-Dresume");
    journal.close();

    assertThat(Journal.read(file).forks()).extracting(ForkRecord::block).containsExactly(1, 2);
    assertThat(Journal.read(file).warnings()).isEmpty();
  }

  private static void append(Path file, List<ForkRecord> forks) {
    try (Journal journal = Journal.open(file)) {
      forks.forEach(journal::append);
    }
  }

  /** Opens a journal, and says what comes of it. */
  static final class Opening {
    public static void main(String[] args) {
      try (Journal journal = Journal.open(Path.of(args[0]))) {
        ChildJvm.sayAndWait("opened with " + journal.earlier().size());
      } catch (ResultFileException e) {
        ChildJvm.sayAndWait(e.getMessage());
      }
    }
  }
}
