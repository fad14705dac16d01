package io.github.jmhruntime.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.jmhruntime.comparison.Comparer;
import io.github.jmhruntime.measurement.JmhJsonReader;
import io.github.jmhruntime.measurement.Provenance;
import io.github.jmhruntime.measurement.Provenance.MeasuredRuntime;
import io.github.jmhruntime.measurement.ResultFile;
import io.github.jmhruntime.report.ComparisonReport;
import io.github.jmhruntime.report.ReportFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Folders of runs of runc and gvisor, as runs leave them, with scores that a test chooses. */
final class PastRuns {

  private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
  private static final int FORKS = 5;

  private final Path folder;
  private final Random random = new Random(5);
  private int day;

  PastRuns(Path folder) {
    this.folder = folder;
  }

  /** A run of each day whose scores of gvisor have these levels, in milliseconds. */
  PastRuns days(int days, double gvisor) {
    for (int i = 0; i < days; i++) {
      run("day-%02d".formatted(++day), gvisor * Math.exp(0.01 * random.nextGaussian()));
    }
    return this;
  }

  /** One more run, of the day after the last one. */
  Path run(String name, double gvisor) {
    Path place = folder.resolve(name);
    double runc = 100 * Math.exp(0.01 * random.nextGaussian());
    file(place, name, "runc", runc);
    file(place, name, "gvisor", gvisor);
    provenance(name).write(place.resolve("run.json"));
    ResultFile.write(place.resolve("journal.ndjson"), "");
    ReportFiles.writeComparison(
        place,
        ComparisonReport.of(
            Comparer.against("runc", JmhJsonReader.readAll(place.resolve("runc.json")))
                .candidate("gvisor", JmhJsonReader.readAll(place.resolve("gvisor.json")))
                .compare()));
    return place;
  }

  private Provenance provenance(String name) {
    Instant started = FIRST.plus(Duration.ofDays(name.matches("day-\\d\\d") ? day : 90));
    return new Provenance(
        name,
        "0.1.0",
        started,
        started.plusSeconds(60),
        0.8,
        1,
        Map.of("version", "28.0"),
        List.of(
            new MeasuredRuntime("runc", "runc", "1.1"),
            new MeasuredRuntime("gvisor", "runsc", "2026")),
        List.of(),
        List.of(),
        Map.of("kernel", day > 15 ? "6.12" : "6.1"),
        JsonNodeFactory.instance.objectNode());
  }

  private void file(Path place, String run, String runtime, double mean) {
    StringBuilder raw = new StringBuilder();
    double sum = 0;
    for (int fork = 0; fork < FORKS; fork++) {
      double value = mean * Math.exp(0.005 * random.nextGaussian());
      raw.append(fork == 0 ? "" : ",").append('[').append(value).append(']');
      sum += value;
    }
    String json =
        """
        [{"jmhVersion":"1.37","benchmark":"io.github.jmhruntime.benchmarks.LifecycleBenchmark.start","mode":"ss","threads":1,"forks":5,
          "primaryMetric":{"score":%s,"scoreError":"NaN","scoreUnit":"ms/op","rawData":[%s]},
          "secondaryMetrics":{},
          "jmhRuntime":{"run":"%s","runtime":"%s","blocks":[1,2,3,4,5],"failedForks":0,
            "disturbedBlocks":[],"remeasuredBlocks":[]}}]
        """
            .formatted(sum / FORKS, raw, run, runtime);
    try {
      Files.createDirectories(place);
      Files.writeString(place.resolve(runtime + ".json"), json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
