package io.github.jmhruntime.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jmhruntime.comparison.Comparison.Row;
import io.github.jmhruntime.measurement.JmhResult;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a generator that measured itself does to a verdict. */
class GeneratorLimitTest {

  private static final double[] RUNC = {101.2, 99.8, 103.4, 100.1, 98.7, 102.2};
  private static final double[] SAME = {101.3, 99.7, 103.5, 100.0, 98.8, 102.1};
  private static final double[] SLOW = {51.2, 49.8, 53.4, 50.1, 48.7, 52.2};

  private static final Results SEND =
      Results.of("org.example.NetworkBenchmark.send").mode("thrpt").unit("bit/s");

  @Test
  void whereTheGeneratorHadTimeLeftTwoAreEquivalent() {
    assertThat(row(side(RUNC, 0.875, 0.875), side(SAME, 0.9375, 0.9375)))
        .satisfies(row -> assertThat(row.verdict()).isEqualTo(Verdict.EQUIVALENT))
        .satisfies(row -> assertThat(row.warnings()).isEmpty());
  }

  @Test
  void whereItWasBusyAllTheTimeUnderOneSideTheyAreNotCalledSo() {
    Row row = row(side(RUNC, 0.96875, 0.5), side(SAME, 0.875, 0.5));

    assertThat(row.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(row.warnings())
        .containsExactly(new RowWarning.GeneratorLimited("runc", 0.96875, 0.5));
  }

  @Test
  void neitherWhereTheHostAloneReachesNoMore() {
    Row row = row(side(RUNC, 0.5, 0.5), side(SAME, 0.5, 0.96875));

    assertThat(row.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(row.warnings())
        .containsExactly(new RowWarning.GeneratorLimited("crun", 0.5, 0.96875));
  }

  @Test
  void aDifferenceStaysOneForItIsThereAllTheSame() {
    Row row = row(side(RUNC, 0.984375, 0.984375), side(SLOW, 0.5, 0.5));

    assertThat(row.verdict()).isEqualTo(Verdict.SLOWER);
    assertThat(row.warnings())
        .containsExactly(new RowWarning.GeneratorLimited("runc", 0.984375, 0.984375));
  }

  @Test
  void otherBenchmarksAndOtherParametersAreNotTouched() {
    List<JmhResult> baseline = new ArrayList<>(List.of(SEND.blocks(RUNC)));
    Results other = SEND.params(java.util.Map.of("streams", "4"));
    baseline.add(other.metric("generator.busy").unit("share").blocks(one(1.0)));

    assertThat(row(baseline, List.of(SEND.blocks(SAME))).verdict()).isEqualTo(Verdict.EQUIVALENT);
  }

  private static Row row(List<JmhResult> baseline, List<JmhResult> candidate) {
    return Comparer.against("runc", baseline).candidate("crun", candidate).compare().rows().stream()
        .filter(row -> row.key().primary())
        .findFirst()
        .orElseThrow();
  }

  private static List<JmhResult> side(double[] values, double busy, double ofCeiling) {
    Results share = SEND.unit("share");
    return List.of(
        SEND.blocks(values),
        share.metric("generator.busy").blocks(one(busy)),
        share.metric("ceiling.reached").blocks(one(ofCeiling)));
  }

  /** Fractions of two, so that their mean is exact. */
  private static double[] one(double value) {
    return new double[] {value, value, value, value, value, value};
  }
}
