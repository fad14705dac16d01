package io.github.jmhruntime.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.jmhruntime.comparison.Comparison.Row;
import io.github.jmhruntime.comparison.Comparison.Unmatched;
import io.github.jmhruntime.measurement.Allotment;
import io.github.jmhruntime.measurement.Axes;
import io.github.jmhruntime.measurement.JmhResult;
import io.github.jmhruntime.statistics.LogRatio.Method;
import io.github.jmhruntime.statistics.Warning;
import io.github.jmhruntime.unit.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComparerTest {

  private static final double[] RUNC = {101.2, 99.8, 103.4, 100.1, 98.7, 102.2};
  private static final double[] SAME = {101.3, 99.7, 103.5, 100.0, 98.8, 102.1};
  private static final double[] SLOW = {151.2, 149.8, 153.4, 150.1, 148.7, 152.2};

  private static final Results START = Results.of("org.example.Lifecycle.start");

  @Test
  void blocksOfOneRunArePaired() {
    Row row = only(compare(START.blocks(RUNC), START.blocks(SLOW)));

    assertThat(row.method()).isEqualTo(Method.PAIRED);
    assertThat(percent(row).estimate()).isCloseTo(149.564, within(0.001));
    assertThat(percent(row).lower()).isGreaterThan(148);
    assertThat(row.verdict()).isEqualTo(Verdict.SLOWER);
    assertThat(row.ratio().log().degreesOfFreedom()).isEqualTo(5);
    assertThat(row.baselineScore().forks()).isEqualTo(6);
    assertThat(row.warnings()).isEmpty();
  }

  @Test
  void onlyBlocksThatBothHaveArePaired() {
    JmhResult baseline = START.blocks(List.of(1, 2, 3, 4, 5, 6), RUNC);
    JmhResult candidate = START.blocks(List.of(2, 3, 4, 5, 6, 7), SLOW);

    Row row = only(compare(baseline, candidate));

    assertThat(row.ratio().log().degreesOfFreedom()).isEqualTo(4);
    assertThat(row.warnings())
        .contains(
            new RowWarning.Unpaired("runc", List.of(1)),
            new RowWarning.Unpaired("gvisor", List.of(7)));
  }

  @Test
  void aBlockMeasuredTwiceCountsOnce() {
    JmhResult baseline = START.blocks(List.of(1, 2, 3, 4, 5, 5), RUNC);
    JmhResult candidate = START.blocks(List.of(1, 2, 3, 4, 5, 5), SLOW);

    assertThat(only(compare(baseline, candidate)).ratio().log().degreesOfFreedom()).isEqualTo(4);
  }

  @Test
  void forksOfDifferentRunsAreNotPaired() {
    JmhResult other =
        START.from(
            new JmhResult.Origin(
                "other",
                "gvisor",
                List.of(1, 2, 3, 4, 5, 6),
                List.of(),
                0,
                List.of(),
                List.of(),
                Axes.NONE,
                Allotment.UNKNOWN),
            SLOW);

    assertThat(only(compare(START.blocks(RUNC), other)).method()).isEqualTo(Method.UNPAIRED);
    assertThat(only(compare(START.forks(RUNC), START.forks(SLOW))).method())
        .isEqualTo(Method.UNPAIRED);
  }

  @Test
  void noBoundOfATimeIsNegativeHoweverFewAndUnlikeTheForksAre() {
    Row forks = only(compare(START.forks(1, 9), START.forks(2, 30, 400)));
    Row scores = only(compare(START.score(10, 40, 1), START.score(12, 100, 3)));

    for (Comparison.Score score :
        List.of(forks.baselineScore(), forks.score(), scores.baselineScore(), scores.score())) {
      assertThat(score.lower()).isPositive().isLessThan(score.estimate());
      assertThat(score.upper()).isGreaterThan(score.estimate());
    }
  }

  @Test
  void withoutRawDataScoreAndErrorAreUsed() {
    Row row = only(compare(START.score(100, 5, 5), START.score(150, 5, 5)));

    assertThat(row.method()).isEqualTo(Method.SCORES);
    assertThat(percent(row).estimate()).isCloseTo(150, within(1e-9));
    assertThat(row.verdict()).isEqualTo(Verdict.SLOWER);
    assertThat(row.warnings()).contains(statistical(new Warning.SpreadOfForksUnknown(5)));
  }

  @Test
  void theNumberOfIterationsSharpensAnErrorWithoutRawData() {
    Results told = START.environment(Map.of("measurementIterations", "5"));

    Row known = only(compare(told.score(100, 5, 1), told.score(101, 5, 1)));
    Row unknown = only(compare(START.score(100, 5, 1), START.score(101, 5, 1)));

    assertThat(known.ratio().log().degreesOfFreedom()).isCloseTo(8, within(0.01));
    assertThat(percent(known).upper()).isLessThan(percent(unknown).upper());
  }

  @Test
  void oneForkHasAnIntervalOfItsIterationsAndSaysWhatIsMissing() {
    JmhResult baseline = START.raw(List.of(List.of(100.0, 101.0)), null);
    JmhResult candidate = START.raw(List.of(List.of(150.0, 151.0)), null);

    Row row = only(compare(baseline, candidate));

    assertThat(percent(row).lower()).isLessThan(percent(row).estimate());
    assertThat(row.warnings()).contains(statistical(new Warning.SpreadOfForksUnknown(1)));
  }

  @Test
  void aSingleValueHasNoIntervalAndNoVerdict() {
    Row row = only(compare(START.forks(100), START.forks(150)));

    assertThat(percent(row).estimate()).isCloseTo(150, within(1e-9));
    assertThat(percent(row).lower()).isNaN();
    assertThat(row.p()).isNaN();
    assertThat(row.pAdjusted()).isNaN();
    assertThat(row.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(row.warnings()).contains(statistical(new Warning.SingleValue()));
  }

  @Test
  void theCandidateIsGivenInTheBaselinesUnit() {
    Row row =
        only(
            compare(
                START.blocks(RUNC),
                START.unit("us/op").blocks(101300, 99700, 103500, 100000, 98800, 102100)));

    assertThat(row.unit()).isEqualTo("ms/op");
    assertThat(row.score().estimate()).isCloseTo(100.9, within(0.01));
    assertThat(row.verdict()).isEqualTo(Verdict.EQUIVALENT);
  }

  @Test
  void moreThroughputIsFasterAndMoreTimeIsSlower() {
    Results rate = START.mode("thrpt").unit("ops/s");

    Row row = only(compare(rate.blocks(RUNC), rate.blocks(SLOW)));

    assertThat(row.better()).isEqualTo(Direction.HIGHER);
    assertThat(row.verdict()).isEqualTo(Verdict.FASTER);
    assertThat(only(compare(START.blocks(SLOW), START.blocks(RUNC))).verdict())
        .isEqualTo(Verdict.FASTER);
  }

  @Test
  void whatIsNotComparableHasNoPercentageButAReason() {
    Results stop = Results.of("org.example.Lifecycle.stop");
    Results kill = Results.of("org.example.Lifecycle.kill");
    Results pause = Results.of("org.example.Lifecycle.pause");
    List<JmhResult> baseline =
        List.of(
            START.forks(RUNC),
            stop.forks(RUNC),
            kill.forks(RUNC),
            pause.params(Map.of("image", "a")).forks(RUNC));
    List<JmhResult> candidate =
        List.of(
            START.mode("thrpt").unit("ops/s").forks(SLOW),
            stop.threads(4).forks(SLOW),
            kill.unit("B/op").forks(SLOW),
            pause.params(Map.of("image", "b")).forks(SLOW),
            Results.of("org.example.New.one").forks(SLOW));

    Comparison comparison =
        Comparer.against("runc", baseline).candidate("gvisor", candidate).compare();

    assertThat(comparison.rows()).isEmpty();
    assertThat(comparison.unmatched())
        .extracting(Unmatched::reason)
        .containsExactly(
            "mode 'ss' in runc, 'thrpt' in gvisor: not comparable",
            "1 threads in runc, 4 in gvisor: not comparable",
            "the units 'ms/op' in runc and 'B/op' in gvisor are of different kinds",
            "with these parameters only in runc",
            "only in gvisor",
            "only in gvisor");
    assertThat(comparison.unmatched())
        .extracting(Unmatched::kind)
        .containsExactly(
            Unmatched.Kind.VANISHED,
            Unmatched.Kind.VANISHED,
            Unmatched.Kind.UNUSABLE,
            Unmatched.Kind.VANISHED,
            Unmatched.Kind.NEW,
            Unmatched.Kind.NEW);
  }

  @Test
  void aMetricWhoseDirectionIsUnknownIsNotJudged() {
    Results count = START.metric("gc.count").unit("counts");

    Comparison comparison = compare(count.forks(1, 2, 3), count.forks(1, 2, 3));

    assertThat(comparison.rows()).isEmpty();
    assertThat(comparison.unmatched().get(0).reason()).contains("'counts'").contains("not known");
    assertThat(comparison.unmatched().get(0).key().metric()).isEqualTo("gc.count");
  }

  @Test
  void aMetricIsTheSameWhetherOrNotItsVersionOfJmhPutADotInFront() {
    JmhResult old = START.metric("·gc.alloc.rate.norm").unit("B/op").forks(24, 24.1, 24.2);
    JmhResult current = START.metric("gc.alloc.rate.norm").unit("B/op").forks(32, 32.1, 32.2);

    Row row = only(compare(old, current));

    assertThat(row.key().name()).isEqualTo("org.example.Lifecycle.start:gc.alloc.rate.norm");
    assertThat(row.verdict()).isEqualTo(Verdict.SLOWER);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -12, Double.POSITIVE_INFINITY})
  void anImpossibleTimeIsTheReasonOfItsRowAndTheOthersStand(double impossible) {
    Results stop = Results.of("org.example.Lifecycle.stop");

    Comparison comparison =
        Comparer.against("runc", List.of(START.forks(RUNC), stop.forks(RUNC)))
            .candidate("gvisor", List.of(START.forks(1, 2, impossible), stop.forks(SLOW)))
            .compare();

    assertThat(only(comparison).key().benchmark()).isEqualTo("org.example.Lifecycle.stop");
    assertThat(comparison.unmatched())
        .singleElement()
        .satisfies(
            unmatched -> {
              assertThat(unmatched.key().benchmark()).isEqualTo("org.example.Lifecycle.start");
              assertThat(unmatched.kind()).isEqualTo(Unmatched.Kind.UNUSABLE);
              assertThat(unmatched.reason())
                  .startsWith("gvisor holds the impossible value " + impossible + " ms/op; ");
            });
  }

  @Test
  void aScoreThatIsNoNumberIsListedNotCompared() {
    Comparison comparison = compare(START.forks(1, 2, 3), START.score(Double.NaN, Double.NaN, 1));

    assertThat(comparison.rows()).isEmpty();
    assertThat(comparison.unmatched().get(0).reason()).contains("gvisor holds the value NaN");
  }

  @Test
  void whatOccursTwiceIsAmbiguous() {
    Comparison comparison =
        Comparer.against("runc", List.of(START.forks(RUNC), START.forks(RUNC)))
            .candidate("gvisor", List.of(START.forks(SLOW)))
            .compare();

    assertThat(comparison.rows()).isEmpty();
    assertThat(comparison.unmatched().get(0).reason()).contains("more than once in runc");
  }

  @Test
  void theFamilyIsAllRowsAndBothPValuesAreKept() {
    double[] noisy = {104.2, 101.8, 104.4, 104.1, 99.7, 107.2};
    List<JmhResult> baseline = new ArrayList<>();
    List<JmhResult> candidate = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      Results results = Results.of("org.example.Many.m" + i);
      baseline.add(results.blocks(RUNC));
      candidate.add(results.blocks(i == 0 ? noisy : SAME));
    }

    Row alone = only(compare(baseline.get(0), candidate.get(0)));
    Row among =
        Comparer.against("runc", baseline).candidate("gvisor", candidate).compare().rows().get(0);

    assertThat(alone.verdict()).isEqualTo(Verdict.SLOWER);
    assertThat(alone.pAdjusted()).isEqualTo(alone.p());
    assertThat(among.p()).isEqualTo(alone.p());
    assertThat(among.pAdjusted()).isCloseTo(10 * alone.p(), within(1e-12));
    assertThat(among.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(among.warnings()).contains(new RowWarning.ByChance(10));
  }

  @Test
  void failedForksAndDisturbedBlocksAreSaid() {
    List<Integer> blocks = List.of(1, 2, 3, 4, 5, 6);
    JmhResult baseline = START.blocks(RUNC);
    JmhResult candidate =
        START.from(
            new JmhResult.Origin(
                "run",
                "gvisor",
                blocks,
                List.of(),
                2,
                List.of(3),
                List.of(4),
                Axes.NONE,
                Allotment.UNKNOWN),
            SLOW);

    assertThat(only(compare(baseline, candidate)).warnings())
        .contains(
            new RowWarning.FailedForks("gvisor", 2, 8),
            new RowWarning.Disturbed("gvisor", List.of(3)),
            new RowWarning.Remeasured("gvisor", List.of(4)));
  }

  @Test
  void aFileWhoseBlocksDoNotFitItsForksIsRefused() {
    JmhResult broken =
        START.from(
            new JmhResult.Origin(
                "run",
                "gvisor",
                List.of(1, 2),
                List.of(),
                0,
                List.of(),
                List.of(),
                Axes.NONE,
                Allotment.UNKNOWN),
            SLOW);

    assertThatThrownBy(() -> compare(START.blocks(RUNC), broken))
        .isInstanceOf(ComparisonException.class)
        .hasMessageContaining("6 forks")
        .hasMessageContaining("2 blocks");
  }

  @Test
  void differentEnvironmentsAreAWarningOrAnError() {
    JmhResult one = START.environment(Map.of("jdkVersion", "17.0.1")).forks(RUNC);
    JmhResult other = START.environment(Map.of("jdkVersion", "21")).forks(SAME);
    Comparer comparer =
        Comparer.against("a", List.of(one))
            .candidate("b", List.of(other))
            .facts("a", Map.of("kernel", "6.1"))
            .facts("b", Map.of("kernel", "6.18"));

    assertThat(comparer.compare().warnings())
        .containsExactly(
            "the environments differ: jdkVersion is '17.0.1' for a, but '21' for b",
            "the environments differ: kernel is '6.1' for a, but '6.18' for b");
    assertThatThrownBy(() -> comparer.requireSameEnvironment().compare())
        .isInstanceOf(ComparisonException.class)
        .hasMessageContaining("-DsameEnvironment");
  }

  @Test
  void aGroupIsTheGeometricMeanOfItsRowsWithAnIntervalOverBlocks() {
    Results start = START.params(Map.of("image", "a"));
    Results other = START.params(Map.of("image", "b"));

    Comparison comparison =
        Comparer.against("runc", List.of(start.blocks(RUNC), other.blocks(RUNC)))
            .candidate("gvisor", List.of(start.blocks(SLOW), other.blocks(SAME)))
            .compare();

    double product =
        comparison.rows().stream()
            .mapToDouble(row -> percent(row).estimate())
            .reduce(1, (a, b) -> a * b);
    assertThat(comparison.groups())
        .extracting(Comparison.Group::name)
        .containsExactly("all", "org.example.Lifecycle (ss)");
    for (Comparison.Group group : comparison.groups()) {
      assertThat(Percent.of(group.ratio()).estimate()).isCloseTo(Math.sqrt(product), within(1e-9));
      assertThat(Percent.of(group.ratio()).lower())
          .isLessThan(Percent.of(group.ratio()).estimate());
      assertThat(group.rows()).isEqualTo(2);
    }
  }

  @Test
  void fewBlocksThatHaveNothingInCommonAreSaidToCostPrecision() {
    double[] independent = {99.1, 102.4, 99.3, 101.9, 102.2, 98.8};

    assertThat(compare(START.blocks(RUNC), START.blocks(independent)).warnings())
        .singleElement()
        .asString()
        .contains("wider than unpaired")
        .contains("at least 10 blocks");
    assertThat(compare(START.blocks(RUNC), START.blocks(SAME)).warnings()).isEmpty();
  }

  @Test
  void namesMustDiffer() {
    assertThatThrownBy(() -> Comparer.against("a", List.of()).candidate("a", List.of()))
        .isInstanceOf(ComparisonException.class)
        .hasMessageContaining("'a'");
  }

  @Test
  void senselessSettingsAreRefused() {
    Comparer comparer = Comparer.against("a", List.of());

    assertThatThrownBy(() -> comparer.confidence(95)).hasMessageContaining("95.0");
    assertThatThrownBy(() -> comparer.relevantDifference(2)).hasMessageContaining("2.0");
  }

  private static Comparison compare(JmhResult baseline, JmhResult candidate) {
    return Comparer.against("runc", List.of(baseline))
        .candidate("gvisor", List.of(candidate))
        .compare();
  }

  private static RowWarning statistical(Warning warning) {
    return new RowWarning.Statistical(warning);
  }

  private static Percent percent(Row row) {
    return Percent.of(row.ratio());
  }

  private static Row only(Comparison comparison) {
    assertThat(comparison.rows()).hasSize(1);
    return comparison.rows().get(0);
  }
}
