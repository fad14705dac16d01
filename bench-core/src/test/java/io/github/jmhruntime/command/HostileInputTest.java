package io.github.jmhruntime.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jmhruntime.comparison.ComparisonException;
import io.github.jmhruntime.measurement.HostileJson;
import io.github.jmhruntime.measurement.ResultFileException;
import io.github.jmhruntime.report.ComparisonReport;
import io.github.jmhruntime.report.ReportFiles;
import io.github.jmhruntime.report.View;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever stands in a file, a comparison gives a table or one message that names the file. */
class HostileInputTest {

  private static final String RESULTS =
      """
      [{"jmhVersion":"1.37","benchmark":"a.B.run","mode":"avgt","threads":2,"forks":2,"jvm":"java",
        "jvmArgs":["-Xmx64m"],"measurementIterations":2,"measurementBatchSize":1,
        "params":{"size":"10"},
        "primaryMetric":{"score":1.5,"scoreError":0.5,"scoreUnit":"ms/op","rawData":[[1.0,2.0],[1.25,1.75]]},
        "secondaryMetrics":{"gc.alloc.rate.norm":
          {"score":16.0,"scoreError":"NaN","scoreUnit":"B/op","rawData":[[16.0,16.0],[16.0,17.0]]}},
        "jmhRuntime":{"run":"r1","runtime":"%s","blocks":[1,2],"failedForks":0,"disturbedBlocks":[],"remeasuredBlocks":[]}},
       {"benchmark":"a.B.call","mode":"sample","threads":1,"forks":1,"measurementIterations":2,
        "primaryMetric":{"score":1.5,"scoreError":0.5,"scoreUnit":"us/op","rawDataHistogram":[[[[1.0,3],[2.0,1]],[[1.5,4]]]]},
        "secondaryMetrics":{"call:p0.50":{"score":1.5,"scoreError":"NaN","scoreUnit":"us/op","rawData":[]}}},
       {"benchmark":"a.B.scores","mode":"thrpt","threads":1,"forks":1,"measurementIterations":5,
        "primaryMetric":{"score":1.5,"scoreError":0.5,"scoreUnit":"ops/s","rawData":[]},"secondaryMetrics":{}}]
      """;

  @TempDir Path folder;
  private Path whole = Path.of("");

  @BeforeEach
  void wholeFile() throws IOException {
    whole = Files.writeString(folder.resolve("whole.json"), RESULTS.formatted("runc"));
  }

  @Test
  void anyValueOfAResultFileGivesATableOrOneMessage() {
    Path file = folder.resolve("hostile.json");
    AtomicInteger compared = new AtomicInteger();
    AtomicInteger refused = new AtomicInteger();
    HostileJson.each(
        RESULTS.formatted("crun"),
        text -> {
          write(file, text);
          for (List<Path> sides : List.of(List.of(whole, file), List.of(file, whole))) {
            try {
              assertThat(table(sides.get(0), sides.get(1))).isNotBlank();
              compared.incrementAndGet();
            } catch (ResultFileException | ComparisonException e) {
              assertThat(e.getMessage()).as(text).containsAnyOf("hostile", "crun");
              refused.incrementAndGet();
            } catch (RuntimeException e) {
              throw new AssertionError(text, e);
            }
          }
        });
    assertThat(compared.get()).isGreaterThan(500);
    assertThat(refused.get()).isGreaterThan(500);
  }

  private String table(Path baseline, Path candidate) {
    CompareCommand.Request request =
        new CompareCommand.Request(
            List.of(baseline.toString()),
            List.of(candidate.toString()),
            folder,
            0.95,
            0.02,
            false,
            false,
            folder.resolve("out"),
            View.of(80));
    return ReportFiles.text(
        new ComparisonReport(Inputs.read(request).compare(request), List.of(), List.of()),
        request.view());
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
