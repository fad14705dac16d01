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
    assertThat(TWO_PERCENT.isReached(row(1.5 / 1.019, 1.5 * 1.019, 10))).isTrue();
    assertThat(TWO_PERCENT.isReached(row(1.5 / 1.021, 1.5 * 1.021, 10))).isFalse();
  }

  @Test
  void fewBlocksDoNotCountHoweverNarrowTheIntervalIs() {
    assertThat(TWO_PERCENT.isReached(row(1, 1.0001, 9))).isFalse();
    assertThat(TWO_PERCENT.isReached(row(Double.NaN, Double.NaN, 1))).isFalse();
    assertThat(TWO_PERCENT.next(row(1, 1.0001, 9), 9)).isEqualTo(11);
    assertThat(TWO_PERCENT.next(row(Double.NaN, Double.NaN, 1), 1))
        .isEqualTo(Precision.FEWEST_BLOCKS);
  }

  @Test
  void aRunGrowsToWhatItNeedsButNeverMoreThanDoubles() {
    assertThat(TWO_PERCENT.next(row(1 / 1.025, 1.025, 20), 20)).isBetween(28, 32);
    assertThat(TWO_PERCENT.next(row(1 / 1.0201, 1.0201, 20), 20)).isEqualTo(22);
    assertThat(TWO_PERCENT.next(row(1 / 1.5, 1.5, 20), 20)).isEqualTo(40);
    assertThat(TWO_PERCENT.needed(row(1 / 1.5, 1.5, 20), 20).orElseThrow()).isBetween(7_000, 8_500);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.03, 0.02})
  void intervalsThatARunStopsAtStillCover(double halfWidth) {
    Simulation.Stopped seen =
        Simulation.stopped(Machine.STEADY, 5, new Precision(halfWidth, 0.95), 3000);

    assertThat(seen.coverage()).isBetween(0.925, 0.97);
    assertThat(seen.blocks()).isGreaterThan(10);
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
        List.of());
  }
}
