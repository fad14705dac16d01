package io.github.jmhruntime.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.jmhruntime.comparison.Comparison.Row;
import io.github.jmhruntime.measurement.Fixtures;
import io.github.jmhruntime.measurement.JmhJsonReader;
import io.github.jmhruntime.statistics.Estimate;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.stat.StatUtils;
import org.junit.jupiter.api.Test;

/** One fork in mode {@code sample}, as JMH 1.36 and JMH 1.37 have written it. */
class JmhVersionsTest {

  private static final String OLD = "jmh-1.36/one-fork-sample.json";
  private static final String NEW = "jmh-1.37/one-fork-sample.json";

  @Test
  void metricsThatWereRenamedAreTheSameInOldAndNewFiles() {
    Comparison comparison = compare(OLD, NEW);

    assertThat(comparison.unmatched())
        .extracting(Comparison.Unmatched::kind)
        .containsOnly(Comparison.Unmatched.Kind.UNUSABLE);
    assertThat(comparison.rows())
        .extracting(row -> row.key().metric())
        .contains(
            "p0.00", "p0.50", "p0.999", "p1.00", "add:p0.50", "get:p0.999", "gc.alloc.rate.norm");
  }

  @Test
  void thePercentageOfOneForkIsThatOfTheScoresBesideIt() {
    for (Row row : compare(OLD, NEW).rows()) {
      assertThat(100 * Math.exp(row.ratio().log().value()))
          .as(row.key().name())
          .isCloseTo(100 * row.score().estimate() / row.baselineScore().estimate(), within(1e-9));
    }
  }

  @Test
  void theErrorOfAScoreRestsOnTheCallsOfItsHistogram() {
    List<Double> calls = new ArrayList<>();
    Fixtures.json(OLD)
        .path(0)
        .at("/primaryMetric/rawDataHistogram/0")
        .forEach(iteration -> iteration.forEach(entry -> add(entry, calls)));
    Estimate log = row(compare(OLD, OLD), "fixture.Allocations.allocate").ratio().log();

    assertThat(log.standardError()).isCloseTo(Math.sqrt(2) * relativeError(calls), within(1e-9));
    assertThat(log.degreesOfFreedom()).isCloseTo(2 * (calls.size() - 1.0), within(1e-3));
  }

  @Test
  void theErrorOfAProfilersMetricRestsOnTheIterations() {
    List<Double> iterations = new ArrayList<>();
    Fixtures.json(OLD)
        .path(0)
        .path("secondaryMetrics")
        .path("\u00b7gc.alloc.rate.norm")
        .at("/rawData/0")
        .forEach(value -> iterations.add(value.doubleValue()));
    Estimate log =
        row(compare(OLD, OLD), "fixture.Allocations.allocate:gc.alloc.rate.norm").ratio().log();

    assertThat(iterations).hasSize(4);
    assertThat(log.standardError())
        .isCloseTo(Math.sqrt(2) * relativeError(iterations), within(1e-9));
    assertThat(log.degreesOfFreedom()).isCloseTo(6, within(1e-9));
  }

  @Test
  void theErrorOfAMemberOfAGroupRestsOnCallsThatTheFileDoesNotCount() {
    assertThat(row(compare(OLD, OLD), "fixture.Grouped.counter:get").ratio().log())
        .extracting(Estimate::degreesOfFreedom)
        .isEqualTo(Double.POSITIVE_INFINITY);
  }

  private static void add(JsonNode entry, List<Double> calls) {
    for (int i = 0; i < entry.get(1).intValue(); i++) {
      calls.add(entry.get(0).doubleValue());
    }
  }

  private static double relativeError(List<Double> values) {
    double[] all = values.stream().mapToDouble(Double::doubleValue).toArray();
    return Math.sqrt(StatUtils.variance(all) / all.length) / StatUtils.mean(all);
  }

  private static Comparison compare(String baseline, String candidate) {
    return Comparer.against("baseline", JmhJsonReader.readAll(Fixtures.path(baseline)))
        .candidate("candidate", JmhJsonReader.readAll(Fixtures.path(candidate)))
        .compare();
  }

  private static Row row(Comparison comparison, String name) {
    return comparison.rows().stream()
        .filter(row -> row.key().name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
