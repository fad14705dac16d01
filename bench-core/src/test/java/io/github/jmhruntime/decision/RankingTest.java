package io.github.jmhruntime.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.jmhruntime.decision.Absence.Cause;
import io.github.jmhruntime.decision.Must.Exclusion;
import io.github.jmhruntime.decision.Ranking.Placed;
import io.github.jmhruntime.decision.Ranking.Valued;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class RankingTest {

  private static final Offset<Double> EXACT = within(1e-12);

  @Test
  void theWorstHasOneTheBestTenAndTheOthersLieLinearlyBetween() {
    Ranking ranking = Ranking.of(Decide.among(3, Decide.times("start", 1, 100, 175, 200)));

    assertThat(valued(ranking, "start", "a").value()).isEqualTo(10);
    assertThat(valued(ranking, "start", "b").value()).isCloseTo(3.25, EXACT);
    assertThat(valued(ranking, "start", "c").value()).isEqualTo(1);
    assertThat(ranking.order()).containsExactly("a", "b", "c");
  }

  @Test
  void totalsAreTheGroupsSumsByTheGroupsWeightsWhateverTheirSize() {
    Ranking ranking =
        Ranking.of(
            Decide.by(
                2,
                new Group(
                    "speed",
                    2,
                    List.of(Decide.times("start", 3, 1, 2), Decide.times("stop", 1, 2, 1))),
                new Group("safety", 1, List.of(Decide.scores("kernel", 7, 1, 5)))));

    assertThat(ranking.of("a").groups().get("speed")).isCloseTo(0.75 * 10 + 0.25 * 1, EXACT);
    assertThat(ranking.of("a").total()).isCloseTo(2 / 3.0 * 7.75 + 1 / 3.0 * 1, EXACT);
    assertThat(ranking.of("b").total()).isCloseTo(2 / 3.0 * 3.25 + 1 / 3.0 * 10, EXACT);
    assertThat(valued(ranking, "stop", "b").partialUtility()).isCloseTo(2.5, EXACT);
    assertThat(ranking.groups().get("speed")).isCloseTo(2 / 3.0, EXACT);
  }

  @Test
  void equalTotalsShareAPlaceAndTheNextOneIsSkipped() {
    Ranking ranking =
        Ranking.of(
            Decide.among(
                4, Decide.scores("x", 1, 5, 1, 5, 1.5), Decide.scores("y", 1, 1, 5, 1, 4.5)));

    assertThat(ranking.candidates().stream().map(Placed::rank)).containsExactly(1, 1, 1, 1);
    assertThat(
            Ranking.of(Decide.among(3, Decide.scores("x", 1, 2, 5, 5))).candidates().stream()
                .map(placed -> placed.name() + placed.rank()))
        .containsExactly("b1", "c1", "a3");
  }

  @Test
  void whereAllAreEqualEachHasTen() {
    Ranking ranking = Ranking.of(Decide.among(2, Decide.times("start", 1, 3, 3)));

    assertThat(ranking.of("a").total()).isEqualTo(10);
    assertThat(ranking.of("b").total()).isEqualTo(10);
  }

  @Test
  void whatIsLeftOfBinaryFractionsIsNotStretchedIntoADifference() {
    Ranking ranking = Ranking.of(Decide.among(2, Decide.times("start", 1, 0.3, 0.1 + 0.2)));

    assertThat(ranking.candidates()).extracting(Placed::rank).containsExactly(1, 1);
  }

  @Test
  void aMissingValueIsFilledByTheRuleAndKeepsItsReason() {
    Decision decision = Decide.among(3, Decide.times("start", 1, 100, 200, Double.NaN));

    assertThat(filled(decision, MissingRule.MIDPOINT)).isCloseTo(5.5, EXACT);
    assertThat(filled(decision, MissingRule.WORST)).isEqualTo(1);
    assertThat(filled(decision, MissingRule.BEST)).isEqualTo(10);
    Valued value = valued(Ranking.of(decision), "start", "c");
    assertThat(value.filled()).isTrue();
    assertThat(value.input()).isNaN();
    assertThat(value.absence()).isEqualTo(new Absence(Cause.CRASHED, "exit code 137"));
  }

  @Test
  void excludedValuesScaleUpTheOtherWeightsOfThatCandidate() {
    Decision decision =
        Decide.by(
                2,
                new Group(
                    "g",
                    1,
                    List.of(
                        Decide.times("start", 1, 1, Double.NaN), Decide.times("stop", 3, 2, 1))),
                new Group("h", 1, List.of(Decide.scores("s", 1, Double.NaN, 4))))
            .with(MissingRule.EXCLUDE);
    Ranking ranking = Ranking.of(decision);

    assertThat(valued(ranking, "stop", "b").partialUtility()).isCloseTo(10, EXACT);
    assertThat(valued(ranking, "stop", "a").partialUtility()).isCloseTo(0.75, EXACT);
    assertThat(valued(ranking, "start", "b").filled()).isFalse();
    assertThat(valued(ranking, "start", "b").partialUtility()).isNaN();
    assertThat(ranking.of("a").total()).isCloseTo(ranking.of("a").groups().get("g"), EXACT);
    assertThat(ranking.of("a").groups().get("h")).isNaN();
  }

  @Test
  void aMustExcludesBeforeAnythingIsWeighedAndSaysWhy() {
    Decision free = Decide.among(3, Decide.times("start", 1, 100, 150, 1000));
    Decision decision =
        new Decision(
            free.candidates(),
            List.of(
                new Must(Decide.scores("images", 1, 3, 3, 1), 2, Double.NaN),
                new Must(Decide.times("stop", 1, 5, Double.NaN, 5), Double.NaN, 9)),
            free.groups(),
            free.means(),
            free.missing());
    Ranking ranking = Ranking.of(decision);

    assertThat(ranking.order()).containsExactly("a");
    assertThat(ranking.excluded())
        .containsExactly(
            new Exclusion(
                "b", "stop", "must be at most 9, and there is no value (crashed: exit code 137)"),
            new Exclusion("c", "images", "is 1 and must be at least 2"));
    assertThat(valued(ranking, "start", "a").value()).isEqualTo(10);
  }

  @Test
  void mustsThatNobodyMeetsAreAnError() {
    Decision free = Decide.among(2, Decide.times("start", 1, 100, 150));
    Decision decision =
        new Decision(
            free.candidates(),
            List.of(new Must(Decide.scores("images", 1, 1, 1), 2, Double.NaN)),
            free.groups(),
            free.means(),
            free.missing());

    assertThatThrownBy(() -> Ranking.of(decision))
        .isInstanceOf(DecisionException.class)
        .hasMessage(
            "no candidate meets every must, such as a: 'images' is 1 and must be at least 2;"
                + " take a must away, or measure what it asks for");
  }

  @Test
  void aCriterionOfWhichNobodyHasAValueDoesNotCount() {
    Ranking ranking =
        Ranking.of(
            Decide.among(
                2, Decide.times("start", 1, 1, 2), Decide.scores("s", 1, Double.NaN, Double.NaN)));

    assertThat(ranking.leftOut())
        .containsExactly(new LeftOut("s", new Absence(Cause.CRASHED, "exit code 137")));
    assertThat(ranking.of("a").total()).isEqualTo(10);
  }

  @Test
  void aMeanOverLessThanOthersHaveNamesWhatItLacks() {
    Criterion start =
        Decide.times("start", 1)
            .having(
                List.of(
                    Decide.cell(Map.of("image", "nginx"), 100, 120),
                    Decide.cell(Map.of("image", "httpd"), 100, Double.NaN),
                    Decide.cell(Map.of("image", "tomcat"), Double.NaN, Double.NaN)));
    Ranking ranking = Ranking.of(Decide.among(2, start));

    assertThat(valued(ranking, "start", "b").gaps())
        .containsExactly(new Gap(List.of("httpd"), new Absence(Cause.CRASHED, "exit code 137")));
    assertThat(valued(ranking, "start", "a").gaps()).isEmpty();
  }

  private static double filled(Decision decision, MissingRule rule) {
    return valued(Ranking.of(decision.with(rule)), "start", "c").value();
  }

  private static Valued valued(Ranking ranking, String criterion, String candidate) {
    return ranking.criteria().stream()
        .filter(c -> c.name().equals(criterion))
        .findFirst()
        .orElseThrow()
        .of(candidate);
  }
}
