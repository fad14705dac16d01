package io.github.jmhruntime.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.github.jmhruntime.comparison.ByNode.NodeRatio;
import io.github.jmhruntime.comparison.Comparison.Row;
import io.github.jmhruntime.measurement.JmhResult;
import io.github.jmhruntime.statistics.LogRatio.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rows whose blocks ran on the nodes of a cluster. */
class NodesTest {

  private static final Results START = Results.of("lifecycle.Start.start");

  @Test
  void nodesThatAreAlikeGiveARowWithoutAWarning() {
    Row row = row(6, 3, node -> 1.1);

    assertThat(row.method()).isEqualTo(Method.OVER_NODES);
    assertThat(Math.exp(row.ratio().log().value())).isCloseTo(1.1, within(0.01));
    assertThat(row.ratio().log().degreesOfFreedom()).isEqualTo(5);
    assertThat(row.verdict()).isEqualTo(Verdict.SLOWER);
    assertThat(row.byNode().isDifferent()).isFalse();
    assertThat(row.byNode().nodes()).extracting(NodeRatio::blocks).containsOnly(3).hasSize(6);
    assertThat(row.warnings()).isEmpty();
  }

  @Test
  void nodesThatDifferAreSaidAndTheIntervalIsAsWideAsTheyDiffer() {
    Row row = row(6, 3, node -> 1 + 0.1 * node);

    assertThat(row.byNode().isDifferent()).isTrue();
    assertThat(row.verdict()).isEqualTo(Verdict.SLOWER);
    assertThat(row.ratio().interval().exp().upper()).isGreaterThan(1.4);
    assertThat(row.warnings())
        .singleElement()
        .isInstanceOfSatisfying(
            RowWarning.NodesDiffer.class,
            differ -> {
              assertThat(differ.nodes()).isEqualTo(6);
              assertThat(differ.share()).isGreaterThan(0.95);
              assertThat(differ.lowest().node()).isEqualTo("node-0");
              assertThat(differ.highest().node()).isEqualTo("node-5");
              assertThat(differ.highest().percent()).isCloseTo(150, within(2.0));
            });
  }

  @Test
  void fewNodesAreTakenAsTheyAre() {
    Row row = row(2, 4, node -> 1 + 0.2 * node);

    assertThat(row.method()).isEqualTo(Method.WITHIN_NODES);
    assertThat(row.ratio().log().degreesOfFreedom()).isEqualTo(6);
    assertThat(row.ratio().interval().exp().upper()).isLessThan(1.12);
    assertThat(row.warnings()).hasAtLeastOneElementOfType(RowWarning.NodesDiffer.class);
  }

  @Test
  void oneBlockOnEachNodeIsPairedAsEverAndSaysWhatItCannotTell() {
    Row row = row(8, 1, node -> 1.1);
    Row paired = compare(START.blocks(baseline(8)), START.blocks(candidate(8, 8, node -> 1.1)));

    assertThat(row.ratio().log().value()).isCloseTo(paired.ratio().log().value(), within(1e-12));
    assertThat(row.ratio().interval().upper())
        .isCloseTo(paired.ratio().interval().upper(), within(1e-12));
    assertThat(row.warnings()).containsExactly(new RowWarning.NodesUntested(8, 8));
    assertThat(row.byNode().heterogeneity()).isNull();
  }

  @Test
  void aBlockWhoseSidesRanOnTwoNodesIsNoPair() {
    List<String> nodes = nodes(6, 12);
    List<String> moved = new ArrayList<>(nodes);
    moved.set(4, "node-5");
    Row row =
        compare(
            START.onNodes(nodes, baseline(12)),
            START.onNodes(moved, candidate(12, 6, node -> 1.1)));

    assertThat(row.byNode().nodes())
        .extracting(NodeRatio::node, NodeRatio::blocks)
        .contains(tuple("node-4", 1));
    assertThat(row.warnings()).contains(new RowWarning.Unpaired("gvisor", List.of(5)));
  }

  @Test
  void aRunOnOneNodeIsLikeOneOnAMachine() {
    List<String> one = Collections.nCopies(6, "node-0");
    Row row =
        compare(START.onNodes(one, baseline(6)), START.onNodes(one, candidate(6, 6, node -> 1.1)));

    assertThat(row.method()).isEqualTo(Method.PAIRED);
    assertThat(row.byNode()).isEqualTo(ByNode.NONE);
  }

  @Test
  void secondaryMetricsHaveNodesOnlyWhereTheseDiffer() {
    assertThat(metric(node -> 1.1).byNode().nodes()).isEmpty();
    assertThat(metric(node -> 1.1).byNode().heterogeneity()).isNotNull();
    assertThat(metric(node -> 1 + 0.1 * node).byNode().nodes()).hasSize(6);
  }

  @Test
  void aMeanOfSeveralRowsIsOverTheNodesToo() {
    Results stop = Results.of("lifecycle.Start.stop");
    List<String> nodes = nodes(6, 18);
    double[] above = candidate(18, 6, node -> 1 + 0.1 * node);
    Comparison comparison =
        Comparer.against(
                "runc",
                List.of(START.onNodes(nodes, baseline(18)), stop.onNodes(nodes, baseline(18))))
            .candidate("gvisor", List.of(START.onNodes(nodes, above), stop.onNodes(nodes, above)))
            .compare();

    assertThat(comparison.groups().get(0).ratio().log().degreesOfFreedom()).isEqualTo(5);
  }

  private static Row metric(IntToDoubleFunction ratio) {
    Results metric = START.metric("memory");
    List<String> nodes = nodes(6, 18);
    return compare(
        metric.onNodes(nodes, baseline(18)), metric.onNodes(nodes, candidate(18, 6, ratio)));
  }

  private static Row row(int nodes, int blocksEach, IntToDoubleFunction ratio) {
    int blocks = nodes * blocksEach;
    return compare(
        START.onNodes(nodes(nodes, blocks), baseline(blocks)),
        START.onNodes(nodes(nodes, blocks), candidate(blocks, nodes, ratio)));
  }

  private static Row compare(JmhResult baseline, JmhResult candidate) {
    return Comparer.against("runc", List.of(baseline))
        .candidate("gvisor", List.of(candidate))
        .compare()
        .rows()
        .get(0);
  }

  /** Blocks are dealt out in turn. */
  private static List<String> nodes(int nodes, int blocks) {
    return IntStream.range(0, blocks).mapToObj(block -> "node-" + block % nodes).toList();
  }

  private static double[] baseline(int blocks) {
    return IntStream.range(0, blocks).mapToDouble(block -> 100 + block % 3).toArray();
  }

  private static double[] candidate(int blocks, int nodes, IntToDoubleFunction ratio) {
    double[] baseline = baseline(blocks);
    double[] noise = {1.004, 0.997, 1.001, 0.999, 1.002, 0.996, 1.001};
    return IntStream.range(0, blocks)
        .mapToDouble(
            block ->
                baseline[block] * noise[block % noise.length] * ratio.applyAsDouble(block % nodes))
        .toArray();
  }
}
