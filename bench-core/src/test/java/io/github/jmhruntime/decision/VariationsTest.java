package io.github.jmhruntime.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.jmhruntime.decision.Variation.Kind;
import io.github.jmhruntime.unit.Direction;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VariationsTest {

  @Test
  void anOrderThatTurnsWithoutAThirdOneIsTold() {
    Decision decision =
        Decide.among(
            3, Decide.times("start", 1, 200, 100, 1000), Decide.scores("kernel", 1, 9, 7, 1));

    Variation without = variation(decision, "c");

    assertThat(Ranking.of(decision).order()).containsExactly("a", "b", "c");
    assertThat(without.order()).containsExactly("a", "b");
    assertThat(without.candidates().get(1).rank()).as("level").isEqualTo(1);
    assertThat(without.reversed()).isTrue();
    assertThat(without.firstChanged()).isFalse();
    assertThat(variation(decision, "b").reversed()).isFalse();
  }

  @Test
  void anImageALimitAndACriterionAreLeftOutOneAtATime() {
    Decision decision = Decide.among(2, byImageAndLimits(), Decide.scores("kernel", 1, 4, 3.5));

    assertThat(Variations.of(decision, Ranking.of(decision)))
        .filteredOn(v -> v.kind() == Kind.WITHOUT_CELLS || v.kind() == Kind.WITHOUT_CRITERION)
        .extracting(Variation::what)
        .containsExactly(
            "image=httpd", "image=nginx", "limits=default", "limits=min", "start", "kernel");
    assertThat(variation(decision, "limits=min").order()).containsExactly("a", "b");
    assertThat(variation(decision, "limits=default").order()).containsExactly("b", "a");
  }

  @Test
  void onlyWhatAllHaveIsTriedAtTheLevelOfImagesAndOfCells() {
    Decision decision =
        Decide.among(
            2,
            times(
                Decide.cell(Map.of("image", "x", "scale", "1"), 100, 110),
                Decide.cell(Map.of("image", "x", "scale", "2"), 100, Double.NaN),
                Decide.cell(Map.of("image", "y", "scale", "1"), 900, Double.NaN)));

    assertThat(Ranking.of(decision).order()).startsWith("b");
    assertThat(variation(decision, "only images that all candidates ran").order()).startsWith("a");
    assertThat(variation(decision, "only cells that all candidates have").order()).startsWith("a");
  }

  @Test
  void geometricAndArithmeticMeansAndTheRulesForMissingValuesAreTried() {
    Decision decision =
        Decide.among(
            2,
            times(
                Decide.cell(Map.of("image", "x"), 100, 1000),
                Decide.cell(Map.of("image", "y"), 100, 9)));

    assertThat(Ranking.of(decision).order()).startsWith("b");
    assertThat(variation(decision, "arithmetic means").order()).startsWith("a");
    assertThat(Variations.of(decision, Ranking.of(decision)))
        .filteredOn(v -> v.kind() == Kind.MISSING)
        .extracting(Variation::what)
        .containsExactly(
            "missing values by the rule worst",
            "missing values by the rule best",
            "missing values by the rule exclude",
            "each crash as the worst of those who ran",
            "only criteria in which all have a value");
  }

  @Test
  void aCrashThatIsLeftOutOfAMeanIsPricedAsTheWorstOfThoseWhoRan() {
    Decision decision =
        Decide.among(
            3,
            times(
                Decide.cell(Map.of("image", "x"), 100, 100, 200),
                Decide.cell(Map.of("image", "y"), 100, Double.NaN, 400)));

    Crash crash = Crash.in(decision, Ranking.of(decision)).get(0);

    assertThat(crash.candidate()).isEqualTo("b");
    assertThat(crash.criteria()).containsExactly("start");
    assertThat(crash.now().rank()).isEqualTo(1);
    assertThat(crash.then().rank()).isEqualTo(2);
    // √(100 · 400) = 200 between 100 and √(200 · 400).
    double worst = Math.sqrt(200 * 400);
    assertThat(crash.then().total()).isCloseTo(1 + 9 * (worst - 200) / (worst - 100), within(1e-9));
  }

  private static Criterion byImageAndLimits() {
    return times(
        Decide.cell(Map.of("image", "nginx", "limits", "default"), 100, 120),
        Decide.cell(Map.of("image", "httpd", "limits", "default"), 100, 120),
        Decide.cell(Map.of("image", "nginx", "limits", "min"), 100, 20),
        Decide.cell(Map.of("image", "httpd", "limits", "min"), 100, 20));
  }

  private static Criterion times(Cell... cells) {
    return new Criterion("start", 2, Direction.LOWER, Scale.ratio(), List.of(cells));
  }

  private static Variation variation(Decision decision, String what) {
    return Variations.of(decision, Ranking.of(decision)).stream()
        .filter(variation -> variation.what().equals(what))
        .findFirst()
        .orElseThrow();
  }
}
