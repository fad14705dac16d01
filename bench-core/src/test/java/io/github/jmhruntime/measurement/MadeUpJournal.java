package io.github.jmhruntime.measurement;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * The journal of a run on many nodes, of figures that are made up and lines as long as those of web
 * servers under load: twenty secondary metrics in each fork.
 *
 * @param nodes how many nodes there are
 * @param blocksEach how many blocks each of them has measured
 * @param benchmarks how many benchmarks are in each block
 * @param runtimes what each is measured under
 */
public record MadeUpJournal(int nodes, int blocksEach, int benchmarks, List<String> runtimes) {

  private static final int METRICS = 20;
  private static final int ITERATIONS = 5;
  private static final Instant START = Instant.parse("2026-11-26T10:00:00Z");

  /** How many forks it has. */
  public int forks() {
    return nodes * blocksEach * benchmarks * runtimes.size();
  }

  /** Writes it; lines are not synced one by one, as those of a measurement are. */
  public void write(Path file) throws IOException {
    RandomGenerator random = new SplittableRandom(16);
    try (Writer out = Files.newBufferedWriter(file)) {
      for (int block = 1; block <= nodes * blocksEach; block++) {
        String node = "worker-%04d".formatted(block % nodes);
        for (int benchmark = 0; benchmark < benchmarks; benchmark++) {
          for (String runtime : runtimes) {
            out.write(JournalLine.of(fork(block, benchmark, runtime, random).on(node)));
            out.write('\n');
          }
        }
      }
    }
  }

  private ForkRecord fork(int block, int benchmark, String runtime, RandomGenerator random) {
    String name = "io.github.jmhruntime.benchmarks.HttpBenchmark.keepAlive" + benchmark;
    Map<String, String> params = Map.of("image", "nginx", "limits", "default", "scale", "1");
    Evidence evidence =
        new Evidence(
            runtime,
            Map.of(
                "/proc/version",
                "Linux version 4.4.0 #1 SMP Sun Jan 10 15:06:54 PST 2016",
                "/proc/self/cgroup",
                "7:memory:/%032x%032x\n".formatted(random.nextLong(), random.nextLong()).repeat(7)),
            null,
            null,
            2,
            25_276_510_208L);
    return new ForkRecord(
        block,
        runtime,
        name,
        "thrpt",
        params,
        new Axes("nginx", "default", 1),
        ForkRecord.Status.OK,
        null,
        evidence,
        Map.of("stealShare", random.nextDouble() / 100, "otherCpuShare", random.nextDouble() / 100),
        START.plusSeconds(20L * block),
        18.5,
        ForkResult.of(result(name, params, level(block, runtime), random)));
  }

  /** What a candidate costs differs between nodes by a tenth. */
  private double level(int block, String runtime) {
    int candidate = runtimes.indexOf(runtime);
    return candidate == 0 ? 1 : 1 + 0.2 * candidate * (1 + 0.1 * Math.sin(37 * (block % nodes)));
  }

  private static ObjectNode result(
      String name, Map<String, String> params, double level, RandomGenerator random) {
    ObjectNode result =
        Json.MAPPER
            .createObjectNode()
            .put("jmhVersion", "1.37")
            .put("benchmark", name)
            .put("mode", "thrpt")
            .put("threads", 1)
            .put("forks", 1)
            .put("jdkVersion", "17.0.15")
            .put("vmName", "OpenJDK 64-Bit Server VM")
            .put("measurementIterations", ITERATIONS);
    result.set("params", Json.MAPPER.valueToTree(params));
    result.set("primaryMetric", metric(40_000 / level, "ops/s", random));
    ObjectNode secondary = result.putObject("secondaryMetrics");
    for (int metric = 0; metric < METRICS; metric++) {
      secondary.set("latency.p" + (50 + metric), metric(level * (1 + metric), "ms/op", random));
    }
    return result;
  }

  private static ObjectNode metric(double level, String unit, RandomGenerator random) {
    double fork = level * Math.exp(0.03 * random.nextGaussian());
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < ITERATIONS; i++) {
      values.add(fork * Math.exp(0.01 * random.nextGaussian()));
    }
    ListStatistics statistics = ListStatistics.of(values);
    ObjectNode metric =
        Json.MAPPER
            .createObjectNode()
            .put("score", statistics.mean())
            .put("scoreError", statistics.meanError());
    metric
        .putArray("scoreConfidence")
        .add(statistics.mean() - statistics.meanError())
        .add(statistics.mean() + statistics.meanError());
    ObjectNode percentiles = metric.putObject("scorePercentiles");
    for (double rank : new double[] {0, 50, 90, 95, 99, 99.9, 99.99, 100}) {
      percentiles.put(String.valueOf(rank), statistics.percentile(rank));
    }
    metric.put("scoreUnit", unit);
    ArrayNode raw = metric.putArray("rawData").addArray();
    values.forEach(raw::add);
    return metric;
  }
}
