package io.github.jmhruntime.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jmhruntime.statistics.Estimate;
import io.github.jmhruntime.statistics.Interval;
import io.github.jmhruntime.statistics.LogRatio;
import io.github.jmhruntime.unit.Direction;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrecisionTest {

  private static final Precision TWO_PERCENT = new Precision(0.02, 0.95);

  @Test
  void anIntervalWithinTheWantedWidthIsReached() {
    assertThat(TWO_PERCENT.isReached(row(1.5 / 1.019, 1.5 * 1.019, 100))).isTrue();
    assertThat(TWO_PERCENT.isReached(row(1.5 / 1.021, 1.5 * 1.021, 100))).isFalse();
  }

  @Test
  void fewBlocksDoNotCountHoweverNarrowTheIntervalIs() {
    assertThat(TWO_PERCENT.isReached(row(1, 1.0001, 4))).isFalse();
    assertThat(TWO_PERCENT.isReached(row(Double.NaN, Double.NaN, 1))).isFalse();
    assertThat(TWO_PERCENT.next(row(1, 1.0001, 4), 4)).isEqualTo(8);
    assertThat(TWO_PERCENT.next(row(Double.NaN, Double.NaN, 1), 1))
        .isEqualTo(Precision.FEWEST_BLOCKS);
  }

  @Test
  void fromFewBlocksAnIntervalHasToBeNarrowerThanWanted() {
    assertThat(TWO_PERCENT.isReached(row(1.5 / 1.0078, 1.5 * 1.0078, 5))).isTrue();
    assertThat(TWO_PERCENT.isReached(row(1.5 / 1.0085, 1.5 * 1.0085, 5))).isFalse();
    assertThat(TWO_PERCENT.isReached(row(1.5 / 1.0138, 1.5 * 1.0138, 10))).isTrue();
    assertThat(TWO_PERCENT.isReached(row(1.5 / 1.0145, 1.5 * 1.0145, 10))).isFalse();
    assertThat(TWO_PERCENT.isReached(row(1.5 / 1.0182, 1.5 * 1.0182, 40))).isTrue();
  }

  @Test
  void aRunGrowsToWhatItNeedsByHalfAtLeastAndNeverMoreThanDoubles() {
    assertThat(TWO_PERCENT.next(row(1 / 1.024, 1.024, 20), 20)).isBetween(31, 36);
    assertThat(TWO_PERCENT.next(row(1 / 1.0175, 1.0175, 20), 20)).isEqualTo(30);
    assertThat(TWO_PERCENT.next(row(1 / 1.5, 1.5, 20), 20)).isEqualTo(40);
    assertThat(TWO_PERCENT.needed(row(1 / 1.5, 1.5, 20), 20).orElseThrow()).isBetween(7_000, 8_500);
  }

  @Test
  void whatIsUsuallyNeededLiesBetweenTheFewestAndTheMost() {
    assertThat(new Precision(0.5, 0.95, 35).usual()).isEqualTo(5);
    assertThat(new Precision(0.025, 0.95, 35).usual()).isEqualTo(18);
    assertThat(new Precision(0.001, 0.95, 35).usual()).isEqualTo(35);
  }

  @Test
  void aRunNeverGrowsBeyondTheMost() {
    Precision precision = new Precision(0.02, 0.95, 35);

    assertThat(precision.next(row(1 / 1.5, 1.5, 20), 20)).isEqualTo(35);
    assertThat(precision.next(row(1 / 1.5, 1.5, 35), 35)).isEqualTo(35);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.08, 0.05, 0.03, 0.025, 0.02})
  void intervalsThatARunStopsAtStillCover(double halfWidth) {
    Simulation.Stopped seen =
        Simulation.stopped(Machine.STEADY, 5, new Precision(halfWidth, 0.95), 6000);

    assertThat(seen.coverage()).isBetween(0.926, 0.974);
    assertThat(seen.blocks()).isGreaterThan(5);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 5, 30})
  void intervalsStillCoverWhereThePilotChangesTheNumberOfIterations(double costs) {
    Precision precision = new Precision(0.025, 0.95, 35);

    Simulation.Stopped seen = Simulation.piloted(Machine.STEADY, 5, precision, costs, 6000);

    assertThat(seen.coverage()).isBetween(0.926, 0.974);
    assertThat(seen.blocks()).isBetween(10.0, 35.0);
    assertThat(seen.iterations()).isNotEqualTo(5.0);
  }

  private static Comparison.Row row(double lower, double upper, int blocks) {
    double degrees = Math.max(0, blocks - 1.0);
    Interval interval = new Interval(Math.log(lower), Math.log(upper));
    double half = (interval.upper() - interval.lower()) / 2;
    double errors = new Estimate(0, 1, degrees).interval(0.95).upper();
    return new Comparison.Row(
        new ResultKey("a.B.c", null, "ss", Map.of(), 1),
        "crun",
        "ms/op",
        Direction.LOWER,
        new Comparison.Score(1, 1, 1, blocks),
        new Comparison.Score(1, 1, 1, blocks),
        new Ratio(new Estimate(interval.lower() + half, half / errors, degrees), interval),
        1,
        1,
        Verdict.INCONCLUSIVE,
        LogRatio.Method.PAIRED,
        List.of(),
        ByNode.NONE);
  }
}
