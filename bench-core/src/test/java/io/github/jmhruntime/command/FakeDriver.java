package io.github.jmhruntime.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.measurement.Axes;
import io.github.jmhruntime.measurement.ForkRecord;
import io.github.jmhruntime.measurement.ForkResult;
import io.github.jmhruntime.measurement.Journal;
import io.github.jmhruntime.plan.Axis;
import io.github.jmhruntime.plan.Cell;
import io.github.jmhruntime.plan.Declaration;
import io.github.jmhruntime.plan.ListedBenchmark;
import io.github.jmhruntime.plan.PlanFile;
import io.github.jmhruntime.plan.RunPlan;
import io.github.jmhruntime.plan.Workload;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Writes a journal as the driver does, of times that are made up, for tests of commands. */
final class FakeDriver implements BenchmarkDriver {

  static final String START = "org.example.Lifecycle.start";
  static final Cell CELL = new Cell(START, "ss", Map.of("image", "busybox"));
  private static final String RESULT =
      """
      {"jmhVersion":"1.37","benchmark":"%s","mode":"ss","threads":1,"forks":1,"warmupIterations":0,
       "warmupTime":"1 s","warmupBatchSize":1,"measurementIterations":1,"measurementTime":"1 s",
       "measurementBatchSize":1,"params":{"image":"busybox"},
       "primaryMetric":{"score":%s,"scoreError":"NaN","scoreConfidence":["NaN","NaN"],
       "scorePercentiles":{"0.0":%s},"scoreUnit":"ms/op","rawData":[%s]},"secondaryMetrics":{}}
      """;

  private final Path temporary;

  /** The plans that it was told to carry through. */
  final List<RunPlan> plans = new ArrayList<>();

  /** After how many forks the next measurement ends early; it is complete where there are fewer. */
  int patience = Integer.MAX_VALUE;

  /** How far forks deviate, on the log scale. */
  double deviation;

  FakeDriver(Path temporary) {
    this.temporary = temporary;
  }

  @Override
  public List<ListedBenchmark> list(List<String> patterns) {
    return List.of(
        new ListedBenchmark(START, new Declaration(Set.of(Axis.IMAGE), Workload.ANY, false)));
  }

  @Override
  public End measure(
      Path plan, Path journalFile, Duration lockWait, Path folder, EventHandler events) {
    RunPlan carried = PlanFile.read(plan, RunPlan.class);
    plans.add(carried);
    try (Journal journal = Journal.open(journalFile)) {
      int begun = journal.earlier().size();
      int all = carried.blocksOf(CELL) * carried.runtimes().size();
      for (int fork = begun; fork < all; fork++) {
        if (fork - begun == patience) {
          return new End(143, List.of("told to end"));
        }
        int block = 1 + fork / carried.runtimes().size();
        String runtime = carried.runtimes().get(fork % carried.runtimes().size()).profile().name();
        journal.append(record(block, runtime, carried.iterationsOf(CELL, block)));
      }
    }
    return new End(0, List.of());
  }

  /** One as it writes it, of two iterations. */
  static ForkRecord record(int block, String runtime) {
    return new FakeDriver(Path.of("nowhere")).record(block, runtime, 2);
  }

  private ForkRecord record(int block, String runtime, int iterations) {
    RandomGenerator random = new SplittableRandom(31L * block + runtime.hashCode());
    double milliseconds =
        ((runtime.equals("runc") ? 200 : 180) + block % 3)
            * Math.exp(deviation * random.nextGaussian());
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < iterations; i++) {
      values.add(milliseconds * Math.exp(deviation / 10 * random.nextGaussian()));
    }
    return new ForkRecord(
        block,
        null,
        runtime,
        START,
        "ss",
        Map.of("image", "busybox"),
        new Axes("busybox", null, null),
        ForkRecord.Status.OK,
        null,
        null,
        Map.of(),
        Instant.parse("2026-11-25T12:00:00Z").plusSeconds(block),
        1.0,
        0.1,
        result(String.valueOf(milliseconds), values));
  }

  private static ForkResult result(String score, List<Double> values) {
    try {
      return ForkResult.of(
          new ObjectMapper().readTree(RESULT.formatted(START, score, score, values)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Path temporaryBase() {
    return temporary;
  }

  @Override
  public Path jmhLock() {
    return temporary.resolve("jmh.lock");
  }
}
