package io.github.jmhruntime.report.html;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.jmhruntime.comparison.Calibration;
import io.github.jmhruntime.comparison.Calibrator;
import io.github.jmhruntime.comparison.Comparer;
import io.github.jmhruntime.comparison.Comparison;
import io.github.jmhruntime.measurement.Allotment;
import io.github.jmhruntime.measurement.Axes;
import io.github.jmhruntime.measurement.Evidence;
import io.github.jmhruntime.measurement.FailureRate;
import io.github.jmhruntime.measurement.ForkRecord;
import io.github.jmhruntime.measurement.ForkResult;
import io.github.jmhruntime.measurement.JmhResult;
import io.github.jmhruntime.measurement.Provenance;
import io.github.jmhruntime.measurement.Provenance.MeasuredImage;
import io.github.jmhruntime.measurement.Provenance.MeasuredLimits;
import io.github.jmhruntime.measurement.Provenance.MeasuredRuntime;
import io.github.jmhruntime.report.ComparisonReport;
import io.github.jmhruntime.report.html.PageData.JournalFork;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What pages are made of in tests: results with the shape of real ones, drawn from a seed. */
final class Pages {

  private static final String PACKAGE = "io.github.jmhruntime.benchmarks.";

  private final Random random = new Random(7);
  private final int blocks;
  private final Map<String, List<JmhResult>> measured = new LinkedHashMap<>();

  /** To how many nodes blocks are dealt out in turn; 0 for one machine. */
  private int nodes;

  private double nodeDeviation = 0.15;

  private Pages(int blocks, List<String> runtimes) {
    this.blocks = blocks;
    runtimes.forEach(runtime -> measured.put(runtime, new ArrayList<>()));
  }

  /** A run of three runtimes: lifecycle and web servers, by image, limits and scale. */
  static PageData run() {
    return run("6.1.0");
  }

  /** The same on another kernel. */
  static PageData run(String kernel) {
    Pages pages = new Pages(6, List.of("runc", "crun", "gvisor"));
    pages.add(PACKAGE + "EngineBenchmark.ping", Map.of(), null, "ss", "ms/op", 2, 1, 1);
    for (String limits : List.of("default", "min")) {
      for (String step : List.of("create", "start", "ready", "stop", "remove", "cycle")) {
        double size =
            Map.of("create", 7.0, "remove", 6.0, "cycle", 430.0).getOrDefault(step, 200.0);
        Map<String, String> params = params("image", "busybox", "limits", limits);
        pages.add(
            PACKAGE + "LifecycleBenchmark." + step, params, null, "ss", "ms/op", size, 0.93, 1.6);
      }
      for (String image : List.of("nginx", "httpd")) {
        for (int scale : List.of(1, 3)) {
          Map<String, String> params =
              params("image", image, "limits", limits, "scale", String.valueOf(scale));
          pages.http(params, scale);
        }
      }
    }
    pages.add(
        "io.github.jmhruntime.kernels.cpu.LinpackBlocked.solve",
        params("n", "1000"),
        null,
        "thrpt",
        "ops/s",
        20,
        1,
        0.98);
    pages.add(
        "io.github.jmhruntime.kernels.boundary.SystemCalls.getpid",
        Map.of(),
        null,
        "avgt",
        "ns/op",
        120,
        1,
        7);
    FailureRate failed =
        new FailureRate(
            "gvisor",
            PACKAGE + "LifecycleBenchmark.remove",
            params("image", "busybox", "limits", "min"),
            1,
            7,
            List.of("the container did not end"));
    return pages.page(List.of(failed)).of(provenance(kernel), journal());
  }

  private static List<JournalFork> journal() {
    List<JournalFork> forks = new ArrayList<>();
    for (int i = 0; i < 36; i++) {
      String runtime = List.of("runc", "crun", "gvisor").get(i % 3);
      boolean failed = i == 20;
      List<String> disturbances = i % 11 == 3 ? List.of("other processes") : List.of();
      ForkRecord record =
          new ForkRecord(
              1 + i / 6,
              runtime,
              PACKAGE + "LifecycleBenchmark.remove",
              "ss",
              params("image", "busybox", "limits", "min"),
              new Axes("busybox", "min", null),
              failed ? ForkRecord.Status.FAILED : ForkRecord.Status.OK,
              failed ? "the container did not end" : null,
              new Evidence(
                  runtime,
                  Map.of("/proc/version", "Linux version 4.4.0"),
                  1.0,
                  2L << 30,
                  1,
                  2L << 30),
              Map.of("otherCpuShare", i % 11 == 3 ? 0.2 : 0.01, "stealShare", 0.001),
              Instant.parse("2026-11-21T10:00:00Z").plusSeconds(7L * i),
              5,
              failed ? null : ForkResult.of(JsonNodeFactory.instance.objectNode()));
      forks.add(new JournalFork(record, disturbances));
    }
    return forks;
  }

  /** A benchmark whose result under gvisor is so many times that under runc. */
  static PageData level(int seed, double factor) {
    Pages pages = new Pages(5, List.of("runc", "gvisor"));
    pages.random.setSeed(seed);
    pages.add(PACKAGE + "LifecycleBenchmark.start", Map.of(), null, "ss", "ms/op", 200, factor);
    return pages.page(List.of());
  }

  /** A run of runc against itself. */
  static PageData calibrated() {
    Pages pages = new Pages(6, List.of("runc", "runc-again"));
    pages.add(PACKAGE + "LifecycleBenchmark.start", Map.of(), null, "ss", "ms/op", 200, 1);
    pages.add(PACKAGE + "LifecycleBenchmark.stop", Map.of(), null, "ss", "ms/op", 100, 1);
    List<JmhResult> first = pages.measured.getOrDefault("runc", List.of());
    List<JmhResult> second = pages.measured.getOrDefault("runc-again", List.of());
    Calibration measured = Calibrator.of("runc", first, second).calibrate(1);
    return pages
        .page(List.of())
        .calibrated(
            new Calibration(
                Calibration.FORMAT,
                "runc",
                measured.confidence(),
                measured.relevantDifference(),
                1,
                measured.benchmarks(),
                List.of(new Calibration.FalseAlarms(5, 1000, 0.051, 0.04)),
                List.of("a warning")));
  }

  private static Provenance provenance(String kernel) {
    return new Provenance(
        "20261121-100000-4711",
        "0.1.0",
        Instant.parse("2026-11-21T10:00:00Z"),
        null,
        0.84,
        4711,
        Map.of("version", "20.10.24", "apiVersion", "1.41"),
        List.of(new MeasuredRuntime("runc", "runc", "1.1.5")),
        List.of(
            new MeasuredImage(
                "nginx", "nginx:1.30", "sha256:" + "e9f3".repeat(16), "pulled", 190_000_000)),
        List.of(new MeasuredLimits("min", 1.0, 2L << 30)),
        Map.of("cpuModel", "AMD EPYC", "kernel", kernel),
        JsonNodeFactory.instance.objectNode().put("blocks", 6));
  }

  private void http(Map<String, String> params, int scale) {
    String name = PACKAGE + "HttpBenchmark.keepAlive";
    add(name, params, null, "thrpt", "ops/s", 40_000 * Math.sqrt(scale), 1.02, 0.13);
    double latency = 2.4;
    for (String point : List.of("p50", "p90", "p99", "p99.9")) {
      add(name, params, "latency." + point, "thrpt", "ms/op", latency, 0.97, 6);
      latency *= 1.9;
    }
    add(name, params, "memory.idle.cgroup", "thrpt", "B", 19e6 * scale, 1, 3.4);
    add(name, params, "memory.load.pss", "thrpt", "B", 20e6 * scale, 1, 3.7);
  }

  /** Two runtimes answer as many requests, one of them with a runtime's CPU time around each. */
  static PageData sameThroughputWithThreeTimesTheCpu() {
    Pages pages = new Pages(6, List.of("runc", "gvisor"));
    Map<String, String> params = params("image", "nginx", "limits", "default", "scale", "1");
    String name = PACKAGE + "HttpBenchmark.keepAlive";
    pages.add(name, params, null, "thrpt", "ops/s", 40_000, 1);
    pages.exact(name, params, "cpu.sandbox", 20e-6, 60e-6);
    pages.exact(name, params, "cpu.sandbox.user", 12e-6, 40e-6);
    pages.exact(name, params, "cpu.sandbox.system", 8e-6, 20e-6);
    pages.exact(name, params, "cpu.sandbox.workload", 19e-6, 0);
    pages.exact(name, params, "cpu.sandbox.runtime", 0, 60e-6);
    pages.exact(name, params, "cpu.sandbox.shim", 1e-6, 0);
    return pages.page(List.of());
  }

  /**
   * A run on the nodes of a cluster, three blocks on each: what starting costs differs between
   * nodes, and what stopping costs does not.
   */
  static PageData onNodes(int nodes) {
    Pages pages = new Pages(3 * nodes, List.of("runc", "gvisor"));
    pages.nodes = nodes;
    pages.add(PACKAGE + "LifecycleBenchmark.start", Map.of(), null, "ss", "ms/op", 200, 1.5);
    pages.nodeDeviation = 0;
    pages.add(PACKAGE + "LifecycleBenchmark.stop", Map.of(), null, "ss", "ms/op", 100, 1.2);
    return pages.page(List.of());
  }

  /** By how much a runtime that is no baseline is slower on a node than it is on others. */
  private double ofNode(String runtime, int node) {
    return runtime.equals("runc") ? 1 : Math.exp(nodeDeviation * Math.sin(37 * node));
  }

  /** The same on a cluster, whose kubelet tells of pods as a whole. */
  static PageData sameThroughputWithThreeTimesTheCpuOfPods() {
    Pages pages = new Pages(6, List.of("runc", "gvisor"));
    Map<String, String> params = params("image", "nginx", "limits", "default", "scale", "1");
    String name = PACKAGE + "HttpBenchmark.keepAlive";
    pages.add(name, params, null, "thrpt", "ops/s", 40_000, 1);
    pages.exact(name, params, "cpu.pod", 20e-6, 60e-6);
    return pages.page(List.of());
  }

  /** One value in every fork of a runtime, in seconds per operation. */
  private void exact(String benchmark, Map<String, String> params, String metric, double... means) {
    int at = 0;
    for (Map.Entry<String, List<JmhResult>> side : measured.entrySet()) {
      double mean = means[at++];
      JmhResult drawn = result(side.getKey(), benchmark, params, metric, "thrpt", "s/op", mean);
      side.getValue()
          .add(
              new JmhResult(
                  benchmark,
                  drawn.mode(),
                  params,
                  metric,
                  drawn.threads(),
                  drawn.forks(),
                  mean,
                  Double.NaN,
                  drawn.unit(),
                  0,
                  Collections.nCopies(blocks, List.of(mean)),
                  Map.of(),
                  drawn.origin()));
    }
  }

  /** Everything that a file can hold is an attack. */
  static PageData hostile() {
    String attack = "<img src=x onerror=\"window.hacked=1\">";
    Pages pages = new Pages(3, List.of("runc", attack, "\"><script>window.hacked=2</script>"));
    Map<String, String> params =
        params("image", attack, "limits", "'\"><svg onload=window.hacked=3>", "x", "</script><b>");
    pages.add(
        "a.b.</script><script>window.hacked=4</script>.c", params, null, "ss", "ms/op", 3, 1.5, 2);
    pages.add(
        "a.javascript:window.hacked=5.d",
        Map.of("image", "\u202eevil"),
        attack,
        "ss",
        "ms/op",
        3,
        1.5,
        2);
    return pages.page(
        List.of(
            new FailureRate(attack, "a.b." + attack, params, 1, 3, List.of(attack, "]]>--><!--"))));
  }

  /** As many results as are asked for, under one runtime against one other. */
  static PageData large(int results) {
    Pages pages = new Pages(2, List.of("before", "after"));
    for (int i = 0; i < results; i++) {
      String name = "org.example.Benchmark%03d.method%02d".formatted(i / 100 % 1000, i % 100);
      pages.add(
          name, params("size", String.valueOf(i)), null, "avgt", "us/op", 1 + i % 977, 1, 1.3);
    }
    return pages.page(List.of());
  }

  private PageData page(List<FailureRate> failures) {
    List<Map.Entry<String, List<JmhResult>>> sides = List.copyOf(measured.entrySet());
    Comparer comparer = Comparer.against(sides.get(0).getKey(), sides.get(0).getValue());
    sides.stream().skip(1).forEach(side -> comparer.candidate(side.getKey(), side.getValue()));
    Comparison comparison = comparer.compare();
    return PageData.of(new ComparisonReport(comparison, failures, List.of("a note")))
        .measured(measured);
  }

  /** One metric of one benchmark under all runtimes; the factors are those of the candidates. */
  private void add(
      String benchmark,
      Map<String, String> params,
      @Nullable String metric,
      String mode,
      String unit,
      double size,
      double... factors) {
    int at = -1;
    for (Map.Entry<String, List<JmhResult>> side : measured.entrySet()) {
      double mean = size * (at < 0 ? 1 : factors[Math.min(at, factors.length - 1)]);
      side.getValue().add(result(side.getKey(), benchmark, params, metric, mode, unit, mean));
      at++;
    }
  }

  private JmhResult result(
      String runtime,
      String benchmark,
      Map<String, String> params,
      @Nullable String metric,
      String mode,
      String unit,
      double mean) {
    List<List<Double>> raw = new ArrayList<>();
    List<Integer> order = new ArrayList<>();
    List<String> names = new ArrayList<>();
    double sum = 0;
    for (int block = 1; block <= blocks; block++) {
      double value = mean * Math.exp(0.03 * random.nextGaussian());
      if (nodes > 0) {
        value *= ofNode(runtime, block % nodes);
        names.add("worker-" + block % nodes);
      }
      raw.add(List.of(value * 0.99, value * 1.01));
      order.add(block);
      sum += value;
    }
    JmhResult.Origin origin =
        new JmhResult.Origin(
            "run-1",
            runtime,
            order,
            names,
            0,
            List.of(),
            List.of(),
            axes(params),
            Allotment.UNKNOWN);
    return new JmhResult(
        benchmark,
        mode,
        params,
        metric,
        1,
        blocks,
        sum / blocks,
        Double.NaN,
        unit,
        0,
        raw,
        Map.of(),
        origin);
  }

  private static Axes axes(Map<String, String> params) {
    String scale = params.get("scale");
    return new Axes(
        params.get("image"), params.get("limits"), scale == null ? null : Integer.valueOf(scale));
  }

  private static Map<String, String> params(String... namesAndValues) {
    Map<String, String> params = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      params.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return params;
  }
}
