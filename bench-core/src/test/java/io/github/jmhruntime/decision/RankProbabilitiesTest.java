package io.github.jmhruntime.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.jmhruntime.decision.RankProbabilities.Places;
import io.github.jmhruntime.decision.Reading.Known;
import io.github.jmhruntime.decision.Spread.OfLog;
import io.github.jmhruntime.unit.Direction;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Against probabilities that can be computed exactly. */
class RankProbabilitiesTest {

  private static final int DRAWS = 40_000;

  /** Four standard errors of a share near one half. */
  private static final Offset<Double> SAMPLING = within(4 * 0.5 / Math.sqrt(DRAWS));

  private static final Uncertainty HALF = new Uncertainty(0.5, DRAWS, 7);

  @Test
  void ofTwoWeightsDrawnUniformlyTheLargerDecides() {
    Decision decision = Decide.among(2, Decide.scores("x", 60, 9, 1), Decide.scores("y", 40, 1, 9));

    // w from U(0.3, 0.9), v from U(0.2, 0.6): P(w < v) = 0.3²/2 / (0.6 · 0.4) = 0.1875.
    Places a = places(decision, HALF, "a");
    assertThat(a.around().get(0)).isCloseTo(1 - 0.1875, SAMPLING);
    assertThat(a.around().get(1)).isCloseTo(0.1875, SAMPLING);
    assertThat(a.any().get(0)).isCloseTo(0.5, SAMPLING);
  }

  @Test
  void withAnyWeightsThreeSpecialistsAreEquallyLikelyAndTheirWeightsAreTheLargest() {
    Decision decision =
        Decide.by(
            3,
            new Group("x", 98, List.of(Decide.scores("x", 1, 10, 1, 1))),
            new Group("y", 1, List.of(Decide.scores("y", 1, 1, 10, 1))),
            new Group("z", 1, List.of(Decide.scores("z", 1, 1, 1, 10))));

    Places c = places(decision, HALF, "c");
    assertThat(c.around().get(0)).isZero();
    assertThat(c.any().get(0)).isCloseTo(1 / 3.0, SAMPLING);
    // The largest of three parts of a broken stick is (1 + 1/2 + 1/3) / 3 on average.
    assertThat(c.typicalWeights().get("z")).isCloseTo(11 / 18.0, SAMPLING);
    assertThat(c.typicalWeights().get("x")).isCloseTo(7 / 36.0, SAMPLING);
  }

  @Test
  void aRatioIsDrawnFromItsOwnInterval() {
    assertThat(below100(new OfLog(0.1, Double.POSITIVE_INFINITY)))
        .as("normal: Φ(−1)")
        .isCloseTo(0.158655, SAMPLING);
    assertThat(below100(new OfLog(0.1, 1))).as("Cauchy: 1/4").isCloseTo(0.25, SAMPLING);
    // t with two degrees of freedom: F(−1) = 1/2 − 1/(2√3).
    assertThat(below100(new OfLog(0.1, 2))).isCloseTo(0.5 - 0.5 / Math.sqrt(3), SAMPLING);
    assertThat(below100(Spread.NONE)).isZero();
  }

  private static double below100(Spread spread) {
    Cell cell =
        new Cell(
            Map.of(),
            Map.of("a", Known.exactly(100), "b", new Known(100 * Math.exp(0.1), spread, "")));
    Decision decision =
        Decide.among(2, new Criterion("t", 1, Direction.LOWER, Scale.ratio(), List.of(cell)));
    return places(decision, HALF, "b").around().get(0);
  }

  @Test
  void whoSharesAPlaceSharesItsProbabilityAndPlacesAddUpToOne() {
    Decision decision = Decide.among(3, Decide.scores("x", 1, 4, 4, 1));

    assertThat(places(decision, HALF, "a").around()).containsExactly(0.5, 0.5, 0.0);
    assertThat(places(decision, HALF, "b").around()).containsExactly(0.5, 0.5, 0.0);
    assertThat(places(decision, HALF, "c").around()).containsExactly(0.0, 0.0, 1.0);
  }

  @Test
  void theSameSeedGivesTheSameAndAnotherOneOthers() {
    Decision decision = Decide.among(2, Decide.scores("x", 60, 9, 1), Decide.scores("y", 40, 1, 9));

    assertThat(places(decision, new Uncertainty(0.5, 1000, 3), "a"))
        .isEqualTo(places(decision, new Uncertainty(0.5, 1000, 3), "a"))
        .isNotEqualTo(places(decision, new Uncertainty(0.5, 1000, 4), "a"));
  }

  private static Places places(Decision decision, Uncertainty uncertainty, String candidate) {
    return Objects.requireNonNull(
        RankProbabilities.of(Grid.of(decision), uncertainty).candidates().get(candidate));
  }
}
