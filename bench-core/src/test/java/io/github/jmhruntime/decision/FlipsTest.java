package io.github.jmhruntime.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.jmhruntime.decision.Flip.CandidateValue;
import io.github.jmhruntime.decision.Flip.GroupWeight;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class FlipsTest {

  private static final Offset<Double> NEAR = within(1e-6);

  /** a: 10 and 0.75·1 + 0.25·10 = 3.25; b: 1 and 0.75·10 + 0.25·1 = 7.75. */
  private static final Decision DECISION =
      Decide.by(
          2,
          new Group("speed", 3, List.of(Decide.times("start", 1, 100, 200))),
          new Group(
              "safety",
              1,
              List.of(Decide.scores("kernel", 3, 1, 9), Decide.scores("files", 1, 5, 3))));

  @Test
  void theWeightFromWhichOnAnotherOneIsFirstIsFound() {
    List<Flip> flips = Flips.ofWeights(Grid.of(DECISION));

    // 10w + 3.25(1 − w) = w + 7.75(1 − w) at w = 1/3.
    assertThat(flips).hasSize(2).allSatisfy(flip -> assertThat(flip.first()).isEqualTo("b"));
    assertThat(flip(flips, new GroupWeight("speed")).to()).isCloseTo(1 / 3.0, NEAR);
    assertThat(flip(flips, new GroupWeight("safety")).to()).isCloseTo(2 / 3.0, NEAR);
    assertThat(flip(flips, new GroupWeight("safety")).from()).isEqualTo(0.25);
  }

  @Test
  void theValueFromWhichOnAnotherOneIsFirstIsFound() {
    List<Flip> flips = Flips.ofValues(Grid.of(DECISION));

    assertThat(flips)
        .extracting(flip -> ((CandidateValue) flip.what()).criterion())
        .containsOnly("start");
    assertThat(flip(flips, "a").to()).isCloseTo(200, within(1e-3));
    assertThat(flip(flips, "b").to()).isCloseTo(100, within(1e-3));
    assertThat(flip(flips, "a").distance()).isCloseTo(Math.log(2), NEAR);
  }

  @Test
  void aThirdCandidatesValueCountsAsItSetsTheEndOfTheRange() {
    // c stretches the range of 'start'; nearer to the others, b's lead in it grows.
    Decision decision =
        Decide.among(
            3, Decide.times("start", 1, 200, 100, 1000), Decide.scores("kernel", 1, 9, 7, 1));
    assertThat(Ranking.of(decision).order()).startsWith("a");

    Flip flip = flip(Flips.ofValues(Grid.of(decision)), "c");

    // a: 1 + 9(c − 200)/(c − 100) and 10; b: 10 and 7.75: equal at c = 500.
    assertThat(flip.first()).isEqualTo("b");
    assertThat(flip.to()).isCloseTo(500, within(1e-2));
  }

  @Test
  void aValueThatWasFilledInIsChangedAndMarked() {
    Decision decision =
        Decide.among(
            3, Decide.times("start", 1, 100, Double.NaN, 200), Decide.scores("kernel", 1, 7, 9, 1));
    assertThat(Ranking.of(decision).order()).startsWith("a");

    Flip flip = flip(Flips.ofValues(Grid.of(decision)), "b");

    // a: 10 and 7.75; b: 10 in 'kernel', so that it needs 7.75 in 'start'.
    assertThat(((CandidateValue) flip.what()).filled()).isTrue();
    assertThat(flip.from()).isEqualTo(150);
    assertThat(flip.to()).isCloseTo(125, within(1e-3));
  }

  @Test
  void scoresChangeByWholeMarks() {
    Decision decision = Decide.among(2, Decide.scores("x", 2, 6, 3), Decide.scores("y", 1, 1, 2));

    // Where both have the same in 'x', 'y' decides.
    assertThat(flip(Flips.ofValues(Grid.of(decision)), "b").to()).isEqualTo(6);
    assertThat(flip(Flips.ofValues(Grid.of(decision)), "a").to()).isEqualTo(3);
  }

  @Test
  void oneMarkThatChangesTheOrderIsFound() {
    Decision decision = Decide.among(2, Decide.scores("x", 2, 6, 6), Decide.scores("y", 1, 4, 3));

    ScoreStep.Tried steps = ScoreStep.in(Grid.of(decision));

    assertThat(steps.tried()).isEqualTo(8);
    assertThat(steps.turning())
        .extracting(
            s ->
                "%s %s %s→%s: %s"
                    .formatted(s.criterion(), s.candidate(), s.from(), s.to(), s.orderThen()))
        .containsExactly(
            "x a 6.0→5.0: [b, a]",
            "x b 6.0→7.0: [b, a]",
            "y a 4.0→3.0: [a, b]",
            "y b 3.0→4.0: [a, b]");
  }

  private static Flip flip(List<Flip> flips, Flip.Subject what) {
    return flips.stream().filter(flip -> flip.what().equals(what)).findFirst().orElseThrow();
  }

  private static Flip flip(List<Flip> flips, String candidate) {
    return flips.stream()
        .filter(
            flip ->
                flip.what() instanceof CandidateValue value && value.candidate().equals(candidate))
        .findFirst()
        .orElseThrow();
  }
}
