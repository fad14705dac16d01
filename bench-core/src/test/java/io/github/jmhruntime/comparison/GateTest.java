package io.github.jmhruntime.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.jmhruntime.measurement.JmhResult;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class GateTest {

  private static final double[] BASELINE = {101.2, 99.8, 103.4, 100.1, 98.7, 102.2};
  private static final double[] SAME = {101.3, 99.7, 103.5, 100.0, 98.8, 102.1};
  private static final double[] NOISY = {121.3, 89.7, 113.5, 90.0, 98.8, 112.1};
  private static final Results START = Results.of("org.example.Lifecycle.start");
  private static final Results ALLOCATION = START.metric("gc.alloc.rate.norm").unit("B/op");
  private static final List<JmhResult> WITH_ALLOCATION =
      List.of(START.blocks(BASELINE), ALLOCATION.blocks(BASELINE));

  @Test
  void aRegressionBeyondTheBudgetFails() {
    GateResult result = check(5, START.blocks(BASELINE), START.blocks(times(1.2, SAME)));

    assertThat(result.outcome()).isEqualTo(GateOutcome.FAIL);
    assertThat(result.rows().get(0).budgetPercent()).isEqualTo(5);
  }

  @Test
  void aLossOfThroughputBeyondTheBudgetFailsAndAGainPasses() {
    Results rate = START.mode("thrpt").unit("ops/s");

    assertThat(check(5, rate.blocks(BASELINE), rate.blocks(times(0.8, SAME))).outcome())
        .isEqualTo(GateOutcome.FAIL);
    assertThat(check(5, rate.blocks(BASELINE), rate.blocks(times(1.2, SAME))).outcome())
        .isEqualTo(GateOutcome.PASS);
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
        .isEqualTo(GateOutcome.PASS);
    assertThat(check(300, rate.blocks(BASELINE), rate.blocks(times(0.01, SAME))).outcome())
        .isEqualTo(GateOutcome.PASS);
  }

  @Test
  void aRegressionWithinTheBudgetPasses() {
    GateResult result = check(5, START.blocks(BASELINE), START.blocks(times(1.03, SAME)));

    assertThat(result.outcome()).isEqualTo(GateOutcome.PASS);
    assertThat(result.rows().get(0).detectablePercent()).isBetween(0.01, 1.0);
  }

  @Test
  void whatTheDataCannotTellIsInconclusiveAndSaysWhatItCouldHaveShown() {
    GateResult result = check(5, START.blocks(BASELINE), START.blocks(NOISY));

    assertThat(result.outcome()).isEqualTo(GateOutcome.INCONCLUSIVE);
    assertThat(result.rows().get(0).detectablePercent()).isGreaterThan(5);
    assertThat(result.rows().get(0).notes().get(0)).contains("measure more blocks");
  }

  @Test
  void whoRanPlainJmhIsToldOfForksAndNotOfBlocks() {
    GateResult noisy = check(5, START.forks(BASELINE), START.forks(NOISY));
    GateResult single = check(5, START.score(1, Double.NaN, 1), START.score(1, Double.NaN, 1));

    assertThat(noisy.rows().get(0).notes().get(0)).contains("measure more forks");
    assertThat(single.rows().get(0).notes().get(0)).endsWith("measure at least 5 forks");
  }

  @Test
  void aSingleForkIsInconclusive() {
    GateResult result = check(5, START.forks(100), START.forks(100));

    assertThat(result.outcome()).isEqualTo(GateOutcome.INCONCLUSIVE);
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

    assertThat(result.outcome()).isEqualTo(GateOutcome.ERROR);
    assertThat(result.errors().get(0)).contains("org.example.Gone.one").contains("only in old");
    assertThat(result.rows().get(0).outcome()).isEqualTo(GateOutcome.PASS);
  }

  @Test
  void aBenchmarkMeasuredInAnotherModeIsAnError() {
    assertThat(
            check(5, START.blocks(BASELINE), START.mode("thrpt").unit("ops/s").blocks(BASELINE))
                .outcome())
        .isEqualTo(GateOutcome.ERROR);
  }

  @Test
  void aNewBenchmarkOrASecondaryMetricThatVanishedIsNoError() {
    List<JmhResult> candidate =
        List.of(START.blocks(SAME), Results.of("org.example.New.one").blocks(BASELINE));

    assertThat(check(GateScope.SCORES, WITH_ALLOCATION, candidate).outcome())
        .isEqualTo(GateOutcome.PASS);
  }

  @Test
  void aBenchmarkThatMayBeMissingDoesNotBlockAndIsSaid() {
    List<JmhResult> baseline =
        List.of(START.blocks(BASELINE), Results.of("org.example.Gone.one").blocks(BASELINE));
    List<JmhResult> candidate = List.of(START.blocks(SAME));

    GateResult blocked = check(GateScope.SCORES, baseline, candidate);
    GateResult allowed =
        check(GateScope.SCORES.allowingMissing(Pattern.compile("Gone")), baseline, candidate);

    assertThat(blocked.outcome()).isEqualTo(GateOutcome.ERROR);
    assertThat(blocked.errors().get(0))
        .endsWith("If that is intended, say -DallowMissing=REGEX, or -Drenamed=OLD=NEW");
    assertThat(allowed.outcome()).isEqualTo(GateOutcome.PASS);
    assertThat(allowed.notes())
        .containsExactly(
            "missing from a candidate, as -DallowMissing allows: org.example.Gone.one");
  }

  @Test
  void anAllowanceThatNothingNeedsIsAWarning() {
    GateResult result =
        check(
            GateScope.SCORES.allowingMissing(Pattern.compile("Gone")),
            List.of(START.blocks(BASELINE)),
            List.of(START.blocks(SAME)));

    assertThat(result.outcome()).isEqualTo(GateOutcome.PASS);
    assertThat(result.warnings().get(0)).startsWith("-DallowMissing=Gone: no benchmark");
  }

  @Test
  void anIterationThatCountedNothingIsAnErrorOfItsRowAndTheOthersAreChecked() {
    Results rate = Results.of("org.example.Http.get").mode("thrpt").unit("ops/s");

    GateResult result =
        check(
            GateScope.SCORES,
            List.of(START.blocks(BASELINE), rate.raw(List.of(List.of(0.2, 0.0)), null)),
            List.of(START.blocks(times(1.2, SAME)), rate.raw(List.of(List.of(0.2, 0.2)), null)));

    assertThat(result.outcome()).isEqualTo(GateOutcome.ERROR);
    assertThat(result.errors()).singleElement().asString().contains("org.example.Http.get");
    assertThat(result.rows().get(0).outcome()).isEqualTo(GateOutcome.FAIL);
  }

  @Test
  void whatCannotBeJudgedIsAnErrorEvenWhereItMayBeMissing() {
    GateResult result =
        check(
            GateScope.SCORES.allowingMissing(Pattern.compile(".")),
            List.of(START.blocks(BASELINE)),
            List.of(START.unit("B/op").blocks(SAME)));

    assertThat(result.errors()).anySatisfy(text -> assertThat(text).contains("different kinds"));
  }

  @Test
  void secondaryMetricsAreCheckedOnlyWhereTheyAreAskedFor() {
    List<JmhResult> worse = List.of(START.blocks(SAME), ALLOCATION.blocks(times(2, SAME)));

    GateResult scores = check(GateScope.SCORES, WITH_ALLOCATION, worse);
    GateResult all = check(GateScope.SCORES.withAllMetrics(), WITH_ALLOCATION, worse);
    GateResult named =
        check(GateScope.SCORES.withMetrics(Pattern.compile("alloc")), WITH_ALLOCATION, worse);
    GateResult other =
        check(GateScope.SCORES.withMetrics(Pattern.compile("safepoints")), WITH_ALLOCATION, worse);

    assertThat(scores.outcome()).isEqualTo(GateOutcome.PASS);
    assertThat(scores.rows()).hasSize(1);
    assertThat(scores.notes().get(0)).startsWith("not checked: 1 rows of secondary metrics");
    assertThat(all.outcome()).isEqualTo(GateOutcome.FAIL);
    assertThat(all.notes()).isEmpty();
    assertThat(named.outcome()).isEqualTo(GateOutcome.FAIL);
    assertThat(other.rows()).hasSize(1);
  }

  @Test
  void aBudgetThatNamesAMetricChecksIt() {
    List<JmhResult> worse = List.of(START.blocks(SAME), ALLOCATION.blocks(times(2, SAME)));
    Comparison comparison = compare(WITH_ALLOCATION, worse);

    GateResult named = Gate.with(rule("start:gc.alloc")).check(comparison);
    GateResult unnamed = Gate.with(rule("start.*")).check(comparison);

    assertThat(named.outcome()).isEqualTo(GateOutcome.FAIL);
    assertThat(named.rows()).hasSize(2);
    assertThat(unnamed.rows()).hasSize(1);
  }

  @Test
  void aMetricThatWasAskedForByNameMustNotVanish() {
    List<JmhResult> without = List.of(START.blocks(SAME));

    assertThat(
            check(GateScope.SCORES.withMetrics(Pattern.compile("alloc")), WITH_ALLOCATION, without)
                .errors()
                .get(0))
        .startsWith("metric 'org.example.Lifecycle.start:gc.alloc.rate.norm'");
    assertThat(check(GateScope.SCORES.withAllMetrics(), WITH_ALLOCATION, without).outcome())
        .isEqualTo(GateOutcome.PASS);
  }

  /** Holm's correction over scores that nobody asked for would hide a regression in one. */
  @Test
  void secondaryMetricsDoNotTakeAwayWhatTheScoresShow() {
    double[] noisy = {114.2, 101.8, 114.4, 114.1, 99.7, 117.2};
    List<JmhResult> baseline = new ArrayList<>(List.of(START.blocks(BASELINE)));
    List<JmhResult> candidate = new ArrayList<>(List.of(START.blocks(noisy)));
    for (int i = 0; i < 50; i++) {
      baseline.add(START.metric("m" + i).unit("B/op").blocks(BASELINE));
      candidate.add(START.metric("m" + i).unit("B/op").blocks(SAME));
    }

    GateResult scores = Gate.with(Budgets.of(0)).check(compare(baseline, candidate));
    GateResult all =
        Gate.with(Budgets.of(0))
            .checking(GateScope.SCORES.withAllMetrics())
            .check(compare(baseline, candidate));

    assertThat(scores.rows().get(0).outcome()).isEqualTo(GateOutcome.FAIL);
    assertThat(all.rows().get(0).outcome()).isEqualTo(GateOutcome.INCONCLUSIVE);
  }

  @Test
  void emptyInputIsNeverAPass() {
    GateResult nothing =
        Gate.with(Budgets.of(5))
            .check(Comparer.against("old", List.of()).candidate("new", List.of()).compare());

    assertThat(nothing.outcome()).isEqualTo(GateOutcome.ERROR);
    assertThat(Gate.error("a.json is empty").outcome()).isEqualTo(GateOutcome.ERROR);
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
      failed += result.outcome() == GateOutcome.FAIL ? 1 : 0;
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

    assertThat(result.outcome()).isEqualTo(GateOutcome.PASS);
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

  private static GateResult check(
      GateScope scope, List<JmhResult> baseline, List<JmhResult> candidate) {
    return Gate.with(Budgets.of(5)).checking(scope).check(compare(baseline, candidate));
  }

  private static Budgets rule(String expression) {
    return new Budgets(5, List.of(Budgets.Rule.of(expression, 5, "line 1")));
  }

  private static Comparison compare(JmhResult baseline, JmhResult candidate) {
    return compare(List.of(baseline), List.of(candidate));
  }

  private static Comparison compare(List<JmhResult> baseline, List<JmhResult> candidate) {
    return Comparer.against("old", baseline).candidate("new", candidate).compare();
  }

  private static double[] times(double factor, double[] values) {
    return java.util.Arrays.stream(values).map(value -> factor * value).toArray();
  }
}
