package io.github.jmhruntime.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.jmhruntime.measurement.JmhResult;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class GateTest {

  private static final double[] BASELINE = {101.2, 99.8, 103.4, 100.1, 98.7, 102.2};
  private static final double[] SAME = {101.3, 99.7, 103.5, 100.0, 98.8, 102.1};
  private static final double[] NOISY = {121.3, 89.7, 113.5, 90.0, 98.8, 112.1};
  private static final Results START = Results.of("org.example.Lifecycle.start");

  @Test
  void aRegressionBeyondTheBudgetFails() {
    GateResult result = check(5, START.blocks(BASELINE), START.blocks(times(1.2, SAME)));

    assertThat(result.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(result.rows().get(0).budgetPercent()).isEqualTo(5);
  }

  @Test
  void aLossOfThroughputBeyondTheBudgetFailsAndAGainPasses() {
    Results rate = START.mode("thrpt").unit("ops/s");

    assertThat(check(5, rate.blocks(BASELINE), rate.blocks(times(0.8, SAME))).outcome())
        .isEqualTo(Outcome.FAIL);
    assertThat(check(5, rate.blocks(BASELINE), rate.blocks(times(1.2, SAME))).outcome())
        .isEqualTo(Outcome.PASS);
  }

  @Test
  void whatTheDataCouldHaveShownIsAChangeForTheWorse() {
    double[] wild = {101.2, 29.8, 153.4, 40.1, 98.7, 202.2};
    double[] wilder = {55.2, 149.8, 33.4, 120.1, 178.7, 62.2};
    Results rate = START.mode("thrpt").unit("ops/s");

    GateResult.CheckedRow time = check(5, START.forks(wild), START.forks(wilder)).rows().get(0);
    GateResult.CheckedRow throughput = check(5, rate.forks(wild), rate.forks(wilder)).rows().get(0);

    assertThat(time.detectablePercent()).isGreaterThan(100);
    assertThat(throughput.detectablePercent()).isBetween(50.0, 99.9);
    assertThat((1 + time.detectablePercent() / 100) * (1 - throughput.detectablePercent() / 100))
        .isCloseTo(1, within(1e-9));
    assertThat(throughput.notes().get(0))
        .contains("from %.1f %% on".formatted(throughput.detectablePercent()));
  }

  @Test
  void aRateMayFallByAllOfItWhereTheBudgetSaysSo() {
    Results rate = START.mode("thrpt").unit("ops/s");

    assertThat(check(100, rate.blocks(BASELINE), rate.blocks(times(0.01, SAME))).outcome())
        .isEqualTo(Outcome.PASS);
    assertThat(check(300, rate.blocks(BASELINE), rate.blocks(times(0.01, SAME))).outcome())
        .isEqualTo(Outcome.PASS);
  }

  @Test
  void aRegressionWithinTheBudgetPasses() {
    GateResult result = check(5, START.blocks(BASELINE), START.blocks(times(1.03, SAME)));

    assertThat(result.outcome()).isEqualTo(Outcome.PASS);
    assertThat(result.rows().get(0).detectablePercent()).isBetween(0.01, 1.0);
  }

  @Test
  void whatTheDataCannotTellIsInconclusiveAndSaysWhatItCouldHaveShown() {
    GateResult result = check(5, START.blocks(BASELINE), START.blocks(NOISY));

    assertThat(result.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(result.rows().get(0).detectablePercent()).isGreaterThan(5);
    assertThat(result.rows().get(0).notes().get(0)).contains("measure more blocks");
  }

  @Test
  void aSingleForkIsInconclusive() {
    GateResult result = check(5, START.forks(100), START.forks(100));

    assertThat(result.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(result.rows().get(0).detectablePercent()).isNaN();
  }

  @Test
  void aVanishedBenchmarkIsAnErrorEvenWhereAllOthersPass() {
    List<JmhResult> baseline =
        List.of(START.blocks(BASELINE), Results.of("org.example.Gone.one").blocks(BASELINE));

    GateResult result =
        Gate.with(Budgets.of(5))
            .check(
                Comparer.against("old", baseline)
                    .candidate("new", List.of(START.blocks(SAME)))
                    .compare());

    assertThat(result.outcome()).isEqualTo(Outcome.ERROR);
    assertThat(result.errors().get(0)).contains("org.example.Gone.one").contains("only in old");
    assertThat(result.rows().get(0).outcome()).isEqualTo(Outcome.PASS);
  }

  @Test
  void aBenchmarkMeasuredInAnotherModeIsAnError() {
    assertThat(
            check(5, START.blocks(BASELINE), START.mode("thrpt").unit("ops/s").blocks(BASELINE))
                .outcome())
        .isEqualTo(Outcome.ERROR);
  }

  @Test
  void aNewBenchmarkOrASecondaryMetricThatVanishedIsNoError() {
    List<JmhResult> baseline =
        List.of(
            START.blocks(BASELINE), START.metric("gc.alloc.rate.norm").unit("B/op").blocks(SAME));
    List<JmhResult> candidate =
        List.of(START.blocks(SAME), Results.of("org.example.New.one").blocks(BASELINE));

    GateResult result =
        Gate.with(Budgets.of(5))
            .check(Comparer.against("old", baseline).candidate("new", candidate).compare());

    assertThat(result.outcome()).isEqualTo(Outcome.PASS);
  }

  @Test
  void emptyInputIsNeverAPass() {
    GateResult nothing =
        Gate.with(Budgets.of(5))
            .check(Comparer.against("old", List.of()).candidate("new", List.of()).compare());

    assertThat(nothing.outcome()).isEqualTo(Outcome.ERROR);
    assertThat(Gate.error("a.json is empty").outcome()).isEqualTo(Outcome.ERROR);
  }

  @Test
  void theFirstRuleThatFitsTheBenchmarkGivesItsBudget() {
    Budgets budgets =
        new Budgets(
            5,
            List.of(
                Budgets.Rule.of("Lifecycle\\.start", 30, "line 1"),
                Budgets.Rule.of("Lifecycle", 1, "line 2")));

    assertThat(budgets.percentOf("org.example.Lifecycle.start")).isEqualTo(30);
    assertThat(budgets.percentOf("org.example.Lifecycle.stop")).isEqualTo(1);
    assertThat(budgets.percentOf("org.example.Http.get")).isEqualTo(5);
  }

  @Test
  void senselessBudgetsAreRefused() {
    assertThatThrownBy(() -> Budgets.of(-1)).hasMessageContaining("-DmaxRegression is -1.0");
    assertThatThrownBy(() -> Budgets.Rule.of("(", 1, "line 3"))
        .isInstanceOf(ComparisonException.class)
        .hasMessageContaining("line 3: '('");
    assertThatThrownBy(() -> Budgets.Rule.of("a", Double.NaN, "line 3"))
        .hasMessageContaining("'a'");
  }

  /** 20 noisy rows without a change: at 2.5 % per check, more than 16 of 300 is 1 in 1000. */
  @Test
  void unchangedCodeFailsInTwoAndAHalfPercentOfChecksAtMostHoweverManyRowsThereAre() {
    RandomGenerator random = new SplittableRandom(7);
    int failed = 0;
    for (int check = 0; check < 300; check++) {
      List<JmhResult> baseline = new ArrayList<>();
      List<JmhResult> candidate = new ArrayList<>();
      for (int row = 0; row < 20; row++) {
        Machine.Sample sample = Machine.ALL.inBlocks(5, 1, random);
        Results results = Results.of("org.example.Many.m" + row);
        baseline.add(results.blocks(sample.baseline()));
        candidate.add(results.blocks(sample.candidate()));
      }
      GateResult result =
          Gate.with(Budgets.of(0))
              .check(Comparer.against("old", baseline).candidate("new", candidate).compare());
      failed += result.outcome() == Outcome.FAIL ? 1 : 0;
    }
    assertThat(failed).isLessThanOrEqualTo(16);
  }

  @Test
  void aBudgetTighterThanTheCalibrationIsSaid() {
    Calibration calibration =
        Calibrator.of("runc", List.of(START.blocks(BASELINE)), List.of(START.blocks(NOISY)))
            .calibrate(1);

    GateResult result =
        Gate.with(Budgets.of(5))
            .calibratedBy(calibration)
            .check(compare(START.blocks(BASELINE), START.blocks(SAME)));

    assertThat(result.outcome()).isEqualTo(Outcome.PASS);
    assertThat(result.rows().get(0).notes().get(0)).contains("calibration");
  }

  @Test
  void aBudgetThatHoldsAFallOfThroughputIsNotTighterThanTheCalibration() {
    Results rate = START.mode("thrpt").unit("ops/s");
    double[] first = {101.2, 29.8, 153.4, 40.1, 98.7, 202.2};
    double[] second = {55.2, 149.8, 33.4, 120.1, 178.7, 62.2};
    Calibration calibration =
        Calibrator.of("runc", List.of(rate.blocks(first)), List.of(rate.blocks(second)))
            .calibrate(1);

    assertThat(calibration.benchmarks().get(0).detectable())
        .allSatisfy(detectable -> assertThat(detectable.percent()).isBetween(0.0, 100.0));
    assertThat(
            Gate.with(Budgets.of(99))
                .calibratedBy(calibration)
                .check(compare(rate.blocks(BASELINE), rate.blocks(SAME)))
                .rows()
                .get(0)
                .notes())
        .isEmpty();
  }

  private static GateResult check(double budget, JmhResult baseline, JmhResult candidate) {
    return Gate.with(Budgets.of(budget)).check(compare(baseline, candidate));
  }

  private static Comparison compare(JmhResult baseline, JmhResult candidate) {
    return Comparer.against("old", List.of(baseline))
        .candidate("new", List.of(candidate))
        .compare();
  }

  private static double[] times(double factor, double[] values) {
    return java.util.Arrays.stream(values).map(value -> factor * value).toArray();
  }
}
