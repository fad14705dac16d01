package io.github.jmhruntime.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.jmhruntime.decision.Means.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MeansTest {

  private static final Scale RATIO = Scale.ratio();

  @Test
  void aTieIsRoundedUpAlthoughItsBinaryFractionIsBelow() {
    Means means = new Means(Kind.ARITHMETIC, List.of(), 2);

    assertThat(means.of(new double[] {2.67, 2.68}, RATIO)).isEqualTo(2.68);
    assertThat(means.of(new double[] {1.00, 1.01}, RATIO)).isEqualTo(1.01);
    assertThat(means.of(new double[] {0.1, 0.2, 0.33}, RATIO)).isEqualTo(0.21);
  }

  @Test
  void ratiosAreAveragedGeometricallyScoresNever() {
    Means means = new Means(Kind.GEOMETRIC, List.of(), Means.UNROUNDED);

    assertThat(means.of(new double[] {50, 200}, RATIO)).isCloseTo(100, within(1e-9));
    assertThat(means.of(new double[] {2, 4}, Scale.scores(1, 5))).isEqualTo(3);
    assertThat(means.of(new double[] {0, 1}, Scale.share())).isEqualTo(0.5);
  }

  @Test
  void meansAreTakenWithinMeansTheFirstAxisInnermostAndUnnamedOnesLast() {
    List<Cell> cells =
        List.of(
            cell("nginx", "min", "1", 10),
            cell("nginx", "min", "2", 20),
            cell("nginx", "max", "1", 45),
            cell("httpd", "min", "1", 1));
    Means means = new Means(Kind.ARITHMETIC, List.of("scale", "limits"), Means.UNROUNDED);

    // nginx: (15 + 45) / 2 = 30; httpd: 1.
    assertThat(mean(cells, means)).isCloseTo(15.5, within(1e-12));
    assertThat(mean(cells, new Means(Kind.ARITHMETIC, List.of(), Means.UNROUNDED)))
        .isCloseTo(19, within(1e-12));
  }

  @Test
  void eachMeanIsRoundedBeforeTheNextOneIsTaken() {
    List<Cell> cells =
        List.of(
            cell("nginx", "min", "1", 1.00),
            cell("nginx", "min", "2", 1.01),
            cell("nginx", "max", "1", 1.00));

    // (1.005 → 1.01 + 1.00) / 2 = 1.005 → 1.01; not rounded between: 1.0025 → 1.00.
    assertThat(mean(cells, new Means(Kind.ARITHMETIC, List.of("scale", "limits"), 2)))
        .isEqualTo(1.01);
  }

  private static Cell cell(String image, String limits, String scale, double value) {
    return Decide.cell(Map.of("image", image, "limits", limits, "scale", scale), value);
  }

  private static double mean(List<Cell> cells, Means means) {
    return MeanTree.of(cells, means.over()).mean(cell -> Input.value(cell, "a"), means, RATIO);
  }
}
