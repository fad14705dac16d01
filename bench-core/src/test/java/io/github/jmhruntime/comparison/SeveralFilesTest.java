package io.github.jmhruntime.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.jmhruntime.comparison.Comparison.Row;
import io.github.jmhruntime.measurement.Allotment;
import io.github.jmhruntime.measurement.Axes;
import io.github.jmhruntime.measurement.JmhResult;
import io.github.jmhruntime.measurement.JmhResult.Origin;
import io.github.jmhruntime.statistics.LogRatio.Method;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Several files of one side: their forks count together. */
class SeveralFilesTest {

  private static final Results PARSE = Results.of("org.example.Parse.run");

  @Test
  void theForksOfAllFilesOfASideCountTogether() {
    Row together =
        only(
            Comparer.against("old", List.of(PARSE.forks(10, 11, 12)))
                .more("old", List.of(PARSE.forks(10.5, 11.5)))
                .candidate("new", List.of(PARSE.forks(20, 21)))
                .more("new", List.of(PARSE.forks(22, 20.5, 21.5)))
                .compare());
    Row inOneFile =
        only(
            Comparer.against("old", List.of(PARSE.forks(10, 11, 12, 10.5, 11.5)))
                .candidate("new", List.of(PARSE.forks(20, 21, 22, 20.5, 21.5)))
                .compare());

    assertThat(together).isEqualTo(inOneFile);
    assertThat(together.score().forks()).isEqualTo(5);
    assertThat(together.method()).isEqualTo(Method.UNPAIRED);
  }

  @Test
  void aFileWithoutRawDataCountsAsOneFork() {
    Row row =
        only(
            Comparer.against("old", List.of(PARSE.score(10, 0.1, 20)))
                .more("old", List.of(PARSE.score(12, 0.1, 20)))
                .candidate("new", List.of(PARSE.forks(20, 21, 22)))
                .compare());

    assertThat(row.baselineScore().forks()).isEqualTo(2);
    assertThat(row.baselineScore().estimate()).isEqualTo(11);
    assertThat(row.method()).isEqualTo(Method.UNPAIRED);
  }

  @Test
  void filesOfTheSameRunsArePairedWithinEachRun() {
    Row row =
        only(
            Comparer.against("runc", List.of(run("1", "runc", 100, 200, 100)))
                .more("runc", List.of(run("2", "runc", 1000, 2000)))
                .candidate("crun", List.of(run("1", "crun", 110, 221, 109)))
                .more("crun", List.of(run("2", "crun", 1100, 2201)))
                .compare());

    assertThat(row.method()).isEqualTo(Method.PAIRED);
    assertThat(row.ratio().log().degreesOfFreedom()).isEqualTo(4);
    assertThat(Math.exp(row.ratio().log().value())).isCloseTo(1.1, within(0.005));
  }

  @Test
  void filesOfOtherRunsAreNotPairedThoughOneRunIsOnBothSides() {
    Row row =
        only(
            Comparer.against("runc", List.of(run("1", "runc", 100, 101, 100)))
                .more("runc", List.of(run("2", "runc", 100, 102)))
                .candidate("crun", List.of(run("1", "crun", 110, 111, 109)))
                .compare());

    assertThat(row.method()).isEqualTo(Method.UNPAIRED);
    assertThat(row.baselineScore().forks()).isEqualTo(5);
  }

  @Test
  void aDisturbedBlockIsToldWithItsRun() {
    JmhResult disturbed =
        PARSE.from(
            new Origin(
                "2",
                "runc",
                List.of(1, 2),
                List.of(),
                0,
                List.of(2),
                List.of(),
                Axes.NONE,
                Allotment.UNKNOWN),
            100,
            102);
    Row row =
        only(
            Comparer.against("runc", List.of(run("1", "runc", 100, 101)))
                .more("runc", List.of(disturbed))
                .candidate("crun", List.of(PARSE.forks(110, 111, 109)))
                .compare());

    assertThat(row.warnings()).contains(new RowWarning.Disturbed("runc in run 2", List.of(2)));
  }

  @Test
  void unitsOfOneKindAreBroughtTogetherAndOthersAreToldApart() {
    Row row =
        only(
            Comparer.against("old", List.of(PARSE.forks(10, 12)))
                .more("old", List.of(PARSE.unit("us/op").forks(11_000)))
                .candidate("new", List.of(PARSE.forks(20, 21)))
                .compare());
    Comparison unlike =
        Comparer.against("old", List.of(PARSE.forks(10, 12)))
            .more("old", List.of(PARSE.unit("B/op").forks(11_000)))
            .candidate("new", List.of(PARSE.forks(20, 21)))
            .compare();

    assertThat(row.baselineScore().estimate()).isCloseTo(11, within(1e-9));
    assertThat(unlike.rows()).isEmpty();
    assertThat(unlike.unmatched().get(0).reason())
        .isEqualTo(
            "the units 'ms/op' in one file of old and 'B/op' in another of old are of different kinds");
  }

  @Test
  void aBenchmarkThatAFileHoldsTwiceIsStillAmbiguous() {
    Comparison comparison =
        Comparer.against("old", List.of(PARSE.forks(10, 12)))
            .more("old", List.of(PARSE.forks(10, 11), PARSE.forks(12, 13)))
            .candidate("new", List.of(PARSE.forks(20, 21)))
            .compare();

    assertThat(comparison.rows()).isEmpty();
    assertThat(comparison.unmatched().get(0).reason())
        .startsWith("it occurs more than once in old");
  }

  @Test
  void theEnvironmentsOfAllFilesAreLookedAt() {
    Results old = PARSE.environment(Map.of("jdkVersion", "17"));
    Results recent = PARSE.environment(Map.of("jdkVersion", "21"));
    Comparison comparison =
        Comparer.against("old", List.of(old.forks(10, 12)))
            .more("old", List.of(recent.forks(10, 11)))
            .candidate("new", List.of(recent.forks(20, 21)))
            .compare();

    assertThat(comparison.warnings().get(0))
        .contains("jdkVersion is '17', '21' for old, but '21' for new");
  }

  private static JmhResult run(String run, String runtime, double... means) {
    List<Integer> blocks = IntStream.rangeClosed(1, means.length).boxed().toList();
    return PARSE.from(
        new Origin(
            run, runtime, blocks, List.of(), 0, List.of(), List.of(), Axes.NONE, Allotment.UNKNOWN),
        means);
  }

  private static Row only(Comparison comparison) {
    assertThat(comparison.rows()).as(comparison.unmatched().toString()).hasSize(1);
    return comparison.rows().get(0);
  }
}
