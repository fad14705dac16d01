package io.github.jmhruntime.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever a journal holds, it is read and made into results, or one message names file and line.
 */
class HostileJournalTest {

  private static final String FORK =
      """
      {"format":1,"block":%d,"runtime":"runc","benchmark":"a.B.run","mode":"sample","params":{"size":"10"},"status":"ok",
       "evidence":{"engineRuntime":"runc","files":{"/proc/version":"Linux"},"remarks":["r"]},"noise":{"stealShare":0.5},
       "startedAt":"2026-11-21T10:00:01Z","seconds":3.5,
       "result":{"benchmark":"a.B.run","mode":"sample","threads":1,"forks":1,"jvmArgs":["-Xmx64m"],
        "primaryMetric":{"score":1.25,"scoreError":0.5,"scoreUnit":"ms/op","rawDataHistogram":[[[[1.0,3],[2.0,1]]]]},
        "secondaryMetrics":{"gc.alloc.rate.norm":{"score":16.0,"scoreError":"NaN","scoreUnit":"B/op","rawData":[[16.0,16.5]]}}}}
      """;

  @TempDir Path folder;

  @Test
  void anyValueGivesResultsOrOneMessage() {
    Path file = folder.resolve("journal.ndjson");
    String intact = FORK.formatted(2).replace("\n", "") + "\n";
    AtomicInteger written = new AtomicInteger();
    AtomicInteger refused = new AtomicInteger();
    HostileJson.each(
        FORK.formatted(1),
        line -> {
          save(file, line + "\n" + intact);
          try {
            List<ForkRecord> forks = Journal.read(file).forks();
            assertThat(FailureRate.of(forks)).isNotNull();
            new JmhJsonWriter("r1", fork -> fork.noise().values().stream().anyMatch(v -> v > 1))
                .write(folder.resolve("runc.json"), "runc", forks);
            written.incrementAndGet();
          } catch (ResultFileException e) {
            assertThat(e.getMessage())
                .containsAnyOf(file + ": line 1 ", folder.resolve("runc.json") + ": a.B.run");
            refused.incrementAndGet();
          } catch (RuntimeException e) {
            throw new AssertionError(line, e);
          }
        });
    assertThat(written.get()).isGreaterThan(300);
    assertThat(refused.get()).isGreaterThan(100);
  }

  @Test
  void aRecordThatIsNullOrNestsTooDeepIsAnErrorThatNamesTheLine() {
    Path file = folder.resolve("journal.ndjson");
    for (String line : List.of("null", "[]", "{\"result\":" + "[".repeat(1_001))) {
      save(file, FORK.formatted(1).replace("\n", "") + "\n" + line + "\n");
      assertThatRefused(file);
    }
  }

  private static void assertThatRefused(Path file) {
    try {
      Journal.read(file);
    } catch (ResultFileException e) {
      assertThat(e.getMessage())
          .startsWith(file + ": line 2 is not a fork's record: ")
          .endsWith("remove that line to measure its fork again");
      return;
    }
    throw new AssertionError("was read");
  }

  private static void save(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
