package io.github.jmhruntime.engine.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DriverLogTest {

  private static final Instant BEGIN = Instant.parse("2026-11-26T15:00:00.123456789Z");

  private final List<String> heard = new ArrayList<>();

  @Property(tries = 300)
  void eachLineComesOnceAndInOrderHoweverOftenTheStreamBreaks(
      @ForAll @Size(min = 1, max = 40) List<@IntRange(max = 2) Integer> steps,
      @ForAll @Size(max = 12) List<@IntRange(max = 3000) Integer> breaks)
      throws IOException {
    heard.clear();
    List<String> stamped = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    Instant at = BEGIN;
    for (int step : steps) {
      at = at.plusMillis(step * 400L); // 0: the same time as the line before
      lines.add("line " + lines.size() % 3 + " grüßt");
      stamped.add(at + " " + lines.get(lines.size() - 1));
    }
    DriverLog log = new DriverLog((since, follow) -> broken(stamped, since, breaks), heard::add);

    while (!breaks.isEmpty()) {
      assertThatThrownBy(() -> log.read(true)).isInstanceOf(IOException.class);
    }
    var unused = log.read(false);

    assertThat(heard).isEqualTo(lines);
    assertThat(log.read(false)).as("lines that are new after the last").isZero();
  }

  /** A stream as a kubelet sends it, from the second of {@code since} on, torn somewhere. */
  private static InputStream broken(
      List<String> stamped, @Nullable Instant since, List<Integer> breaks) {
    StringBuilder text = new StringBuilder();
    for (String line : stamped) {
      Instant at = Instant.parse(line.substring(0, line.indexOf(' ')));
      if (since == null || at.getEpochSecond() >= since.getEpochSecond()) {
        text.append(line).append('\n');
      }
    }
    byte[] bytes = text.toString().getBytes(UTF_8);
    if (breaks.isEmpty()) {
      return new ByteArrayInputStream(bytes);
    }
    int length = Math.min(bytes.length, breaks.remove(0));
    return new SequenceInputStream(
        new ByteArrayInputStream(bytes, 0, length),
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("connection reset");
          }
        });
  }

  @Test
  void halfALineIsOneOnlyOnceTheContainerHasEnded() throws IOException {
    String text = BEGIN + " whole\n" + BEGIN.plusSeconds(1) + " half";
    DriverLog log = new DriverLog((since, follow) -> stream(text), heard::add);

    assertThat(log.read(true)).isEqualTo(1);
    assertThat(heard).containsExactly("whole");

    assertThat(log.read(false)).isEqualTo(1);
    assertThat(heard).containsExactly("whole", "half");
  }

  @Test
  void emptyLinesAreLinesAndTheKubeletsOwnWordsAreNot() throws IOException {
    String text =
        BEGIN
            + " first\nfailed to try resolving symlinks in path \"/var/log/pods\"\n"
            + BEGIN
            + " \n"
            + BEGIN
            + " third\n";
    DriverLog log = new DriverLog((since, follow) -> stream(text), heard::add);

    var unused = log.read(true);

    assertThat(heard).containsExactly("first", "", "third");
  }

  @Test
  void timesAreReadInTheNodesOwnZoneAsWell() throws IOException {
    List<Instant> asked = new ArrayList<>();
    DriverLog log =
        new DriverLog(
            (since, follow) -> {
              if (since != null) {
                asked.add(since);
              }
              return stream("2026-11-26T17:00:00.5+02:00 one\n");
            },
            heard::add);

    var first = log.read(true);
    var second = log.read(true);

    assertThat(first + second).isEqualTo(1);
    assertThat(asked).containsExactly(Instant.parse("2026-11-26T15:00:00.5Z"));
  }

  @Test
  void aClockThatIsSetBackDropsNothingFromAStream() throws IOException {
    String text = BEGIN + " before\n" + BEGIN.minusSeconds(3600) + " after\n";
    DriverLog log = new DriverLog((since, follow) -> stream(text), heard::add);

    var unused = log.read(true);

    assertThat(heard).containsExactly("before", "after");
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }
}
