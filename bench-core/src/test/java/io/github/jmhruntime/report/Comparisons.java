package io.github.jmhruntime.report;

import io.github.jmhruntime.comparison.ByNode;
import io.github.jmhruntime.comparison.ByNode.NodeRatio;
import io.github.jmhruntime.comparison.Comparison;
import io.github.jmhruntime.comparison.Comparison.Group;
import io.github.jmhruntime.comparison.Comparison.Row;
import io.github.jmhruntime.comparison.Comparison.Score;
import io.github.jmhruntime.comparison.Comparison.Unmatched;
import io.github.jmhruntime.comparison.Ratio;
import io.github.jmhruntime.comparison.ResultKey;
import io.github.jmhruntime.comparison.RowWarning;
import io.github.jmhruntime.comparison.Scaling;
import io.github.jmhruntime.comparison.Scaling.Step;
import io.github.jmhruntime.comparison.Verdict;
import io.github.jmhruntime.measurement.FailureRate;
import io.github.jmhruntime.measurement.Resource;
import io.github.jmhruntime.report.ComparisonReport.RuntimeScaling;
import io.github.jmhruntime.statistics.Estimate;
import io.github.jmhruntime.statistics.Heterogeneity;
import io.github.jmhruntime.statistics.Interval;
import io.github.jmhruntime.statistics.LogRatio.Method;
import io.github.jmhruntime.statistics.Slope;
import io.github.jmhruntime.statistics.Warning;
import io.github.jmhruntime.unit.Direction;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Comparisons for tests. */
final class Comparisons {

  private static final double MIB = 1024 * 1024;
  private static final RowWarning FEW = new RowWarning.Statistical(new Warning.FewBlocks(3));

  private static final Map<String, String> BUSYBOX = Map.of("image", "busybox");

  private Comparisons() {}

  /** A run of three runtimes, as most users see it. */
  static ComparisonReport run() {
    return new ComparisonReport(
        new Comparison(
            "runc",
            0.95,
            0.02,
            List.of(
                row("Lifecycle.start", BUSYBOX, "crun", 189.2, 93.1, Verdict.FASTER, List.of()),
                row("Lifecycle.start", BUSYBOX, "gvisor", 314.4, 154.6, Verdict.SLOWER, List.of()),
                row("Lifecycle.remove", BUSYBOX, "crun", 6.1, 99.9, Verdict.EQUIVALENT, List.of()),
                row(
                    "Lifecycle.remove",
                    BUSYBOX,
                    "gvisor",
                    6.2,
                    101.5,
                    Verdict.INCONCLUSIVE,
                    List.of(FEW, new RowWarning.Disturbed("gvisor", List.of(2))))),
            List.of(
                new Group("all benchmarks", "crun", Direction.LOWER, 2, ratio(96.4)),
                new Group("all benchmarks", "gvisor", Direction.LOWER, 2, ratio(125.3))),
            List.of(
                new Unmatched(
                    key("Lifecycle.start", BUSYBOX),
                    "kata",
                    "no fork gave a result",
                    Unmatched.Kind.UNUSABLE)),
            List.of()),
        List.of(
            new FailureRate(
                "kata",
                "io.github.jmhruntime.bench.Lifecycle.start",
                BUSYBOX,
                10,
                10,
                List.of("Could not access KVM kernel module:\n  No such file or directory", "x"))),
        List.of(
            new RuntimeScaling(
                "gvisor",
                List.of(
                    new Scaling(
                        "io.github.jmhruntime.bench.Load.keepAlive",
                        Map.of("image", "nginx"),
                        List.of(
                            new Step(1, new Score(9300, 9200, 9400, 10)),
                            new Step(2, new Score(12100, 12000, 12200, 10))),
                        null,
                        Map.of(
                            "memory.load.pss",
                            new Slope(8 * MIB, 7.5 * MIB, 8.5 * MIB, 2 * MIB, 20)))))),
        List.of("84 % of the time was spent in measured forks."));
  }

  /** Files from elsewhere, with everything that is awkward to write. */
  static ComparisonReport awkward() {
    Map<String, String> params = Map.of("text", "a|b,\"c\"\n<d>&`e` @f");
    return ComparisonReport.of(
        new Comparison(
            "before",
            0.99,
            0.005,
            List.of(
                new Row(
                    new ResultKey("=org.example.Formula.sum", null, "thrpt", params, 1),
                    "=cmd|' /C calc'!A0",
                    "ops/us",
                    Direction.HIGHER,
                    new Score(1234567, Double.NaN, Double.NaN, 1),
                    new Score(2469134, Double.NaN, Double.NaN, 1),
                    new Ratio(new Estimate(log(200), Double.NaN, 0), Interval.NONE),
                    Double.NaN,
                    Double.NaN,
                    Verdict.INCONCLUSIVE,
                    Method.SCORES,
                    List.of(new RowWarning.Statistical(new Warning.SpreadOfForksUnknown(1))),
                    ByNode.NONE),
                new Row(
                    new ResultKey(
                        "org.other.Formula.sum", "gc.alloc.rate.norm", "avgt", Map.of(), 1),
                    "after",
                    "B/op",
                    Direction.LOWER,
                    new Score(0, 0, 0, 5),
                    new Score(16, 16, 16, 5),
                    new Ratio(new Estimate(Double.NaN, Double.NaN, 0), Interval.NONE),
                    Double.NaN,
                    Double.NaN,
                    Verdict.INCONCLUSIVE,
                    Method.SCORES,
                    List.of(),
                    ByNode.NONE)),
            List.of(),
            List.of(),
            List.of("the files come from different machines: cpu 'A' and 'B'")));
  }

  /** Two runtimes that did not have what the baseline had. */
  static ComparisonReport unequal() {
    RowWarning limit = new RowWarning.LimitNotHeld("nabla", Resource.CPU, 1, 2.0);
    RowWarning shares = new RowWarning.UnequalShares(Resource.CPU, 1, 2);
    return ComparisonReport.of(
        new Comparison(
            "runc",
            0.95,
            0.02,
            List.of(
                row("Kernel.run", BUSYBOX, "nabla", 50, 50, Verdict.FASTER, List.of(limit, shares)),
                row("Kernel.run", BUSYBOX, "kata", 100, 100, Verdict.EQUIVALENT, List.of(shares)),
                row("Kernel.run", BUSYBOX, "crun", 100, 100, Verdict.EQUIVALENT, List.of())),
            List.of(),
            List.of(),
            List.of()));
  }

  /** A run on the nodes of a cluster. */
  static ComparisonReport onNodes() {
    List<NodeRatio> nodes =
        List.of(
            new NodeRatio("worker-1", ratio(122), 3),
            new NodeRatio("worker-2", ratio(140), 2),
            new NodeRatio(
                "worker-3", new Ratio(new Estimate(log(131), Double.NaN, 0), Interval.NONE), 1));
    RowWarning differ =
        new RowWarning.NodesDiffer(
            3, 0.9, new RowWarning.OfNode("worker-1", 122), new RowWarning.OfNode("worker-2", 140));
    Row row = row("Lifecycle.start", BUSYBOX, "gvisor", 262, 131, Verdict.SLOWER, List.of(differ));
    return ComparisonReport.of(
        new Comparison(
            "runc",
            0.95,
            0.02,
            List.of(
                new Row(
                    row.key(),
                    row.runtime(),
                    row.unit(),
                    row.better(),
                    row.baselineScore(),
                    row.score(),
                    row.ratio(),
                    row.p(),
                    row.pAdjusted(),
                    row.verdict(),
                    Method.WITHIN_NODES,
                    row.warnings(),
                    new ByNode(nodes, new Heterogeneity(0.0002, 0.9, 0.12))),
                row("Lifecycle.stop", BUSYBOX, "gvisor", 200, 100, Verdict.EQUIVALENT, List.of())),
            List.of(),
            List.of(),
            List.of()));
  }

  /** A row of a file from elsewhere. */
  static Row row(String benchmark) {
    return new Row(
        new ResultKey(benchmark, null, "avgt", Map.of(), 1),
        "new",
        "ms/op",
        Direction.LOWER,
        new Score(100, 97, 103, 5),
        new Score(120, 117, 123, 5),
        ratio(120),
        0.0012,
        0.0048,
        Verdict.SLOWER,
        Method.UNPAIRED,
        List.of(),
        ByNode.NONE);
  }

  private static Row row(
      String benchmark,
      Map<String, String> params,
      String runtime,
      double score,
      double percent,
      Verdict verdict,
      List<RowWarning> warnings) {
    double baseline = score * 100 / percent;
    return new Row(
        key(benchmark, params),
        runtime,
        "ms/op",
        Direction.LOWER,
        new Score(rounded(baseline), rounded(baseline * 0.97), rounded(baseline * 1.03), 10),
        new Score(score, rounded(score * 0.96), rounded(score * 1.04), 10),
        ratio(percent),
        0.0012,
        0.0048,
        verdict,
        Method.PAIRED,
        warnings,
        ByNode.NONE);
  }

  private static ResultKey key(String benchmark, Map<String, String> params) {
    return new ResultKey("io.github.jmhruntime.bench." + benchmark, null, "ss", params, 1);
  }

  private static Ratio ratio(double percent) {
    return new Ratio(
        new Estimate(log(percent), Double.NaN, 0),
        new Interval(log(rounded(percent * 0.98)), log(rounded(percent * 1.02))));
  }

  /** The logarithm that is shown as just that, or nearest to it, on any processor. */
  private static double log(double percent) {
    double log = Math.log(percent / 100);
    double step = Math.ulp(0.5);
    return IntStream.rangeClosed(-16, 16)
        .mapToObj(i -> log + i * step)
        .min(Comparator.comparingDouble(near -> Math.abs(100 * Math.exp(near) - percent)))
        .orElseThrow();
  }

  private static double rounded(double value) {
    return Math.round(value * 1e4) / 1e4;
  }
}
