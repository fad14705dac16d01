package io.github.jmhruntime.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupedValuesTest {

  /** Three groups of different sizes with the means 2, 5 and 8. */
  private static final GroupedValues THREE =
      GroupedValues.of(
          new double[] {1, 4, 7, 3, 6, 8, 5, 9}, List.of("a", "b", "c", "a", "b", "c", "b", "c"));

  @Test
  void anExampleIsAsReckonedByHand() {
    // Squares within: 2 + 2 + 2 = 6 over 5. Between: 2·(27/8)² + 3·(3/8)² + 3·(21/8)² = 43.875 over
    // 2.
    Heterogeneity found = THREE.heterogeneity().orElseThrow();
    double f = (43.875 / 2) / (6.0 / 5);
    double size = (8 - (4.0 + 9 + 9) / 8) / 2;

    assertThat(found.share()).isCloseTo(1 - 1 / f, within(1e-12));
    assertThat(found.deviation()).isCloseTo(Math.sqrt((43.875 / 2 - 1.2) / size), within(1e-12));
    // R: pf(18.28125, 2, 5, lower.tail = FALSE) = (1 + 2·f/5)^(−5/2).
    assertThat(found.p()).isCloseTo(Math.pow(1 + 2 * f / 5, -2.5), within(1e-9));
    assertThat(found.isEvident()).isTrue();
  }

  @Test
  void theMeanWeighsGroupsAlikeWhateverTheirSizes() {
    assertThat(THREE.overGroups().value()).isCloseTo(5, within(1e-12));
    assertThat(THREE.overGroups().standardError()).isCloseTo(3 / Math.sqrt(3), within(1e-12));
    assertThat(THREE.overGroups().degreesOfFreedom()).isEqualTo(2);
    assertThat(THREE.withinGroups().value()).isCloseTo(5, within(1e-12));
    assertThat(THREE.withinGroups().standardError())
        .isCloseTo(Math.sqrt(1.2 * (1 / 2.0 + 2 / 3.0)) / 3, within(1e-12));
    assertThat(THREE.withinGroups().degreesOfFreedom()).isEqualTo(5);
  }

  @Test
  void eachGroupsIntervalRestsOnAllOfThem() {
    Estimate first = Objects.requireNonNull(THREE.means().get("a"));

    assertThat(first.value()).isCloseTo(2, within(1e-12));
    assertThat(first.standardError()).isCloseTo(Math.sqrt(1.2 / 2), within(1e-12));
    assertThat(first.degreesOfFreedom()).isEqualTo(5);
  }

  @Test
  void fewGroupsAreGivenAndManyAreRepetitions() {
    assertThat(THREE.mean()).isEqualTo(THREE.withinGroups());
    GroupedValues five = dealt(5, 10);
    assertThat(five.mean()).isEqualTo(five.overGroups());
    GroupedValues three = dealt(3, 5);
    assertThat(three.isReplicated()).isFalse();
    assertThat(three.mean()).isEqualTo(three.overGroups());
  }

  @Test
  void withOneValueInEachGroupNothingIsTested() {
    GroupedValues values = dealt(6, 6);

    assertThat(values.heterogeneity()).isEmpty();
    assertThat(values.withinGroups().hasInterval()).isFalse();
    assertThat(values.means().values()).noneMatch(Estimate::hasInterval);
  }

  @Test
  void groupsWithoutAnySpreadDifferOrAreTheSame() {
    List<String> names = List.of("a", "a", "b", "b");

    assertThat(GroupedValues.of(new double[] {1, 1, 1, 1}, names).heterogeneity())
        .contains(new Heterogeneity(1, 0, 0));
    assertThat(GroupedValues.of(new double[] {1, 1, 3, 3}, names).heterogeneity())
        .contains(new Heterogeneity(0, 1, Math.sqrt(2)));
  }

  @Test
  void whatIsNoNumberOrHasNoGroupIsRefused() {
    assertThatThrownBy(() -> GroupedValues.of(new double[] {1, Double.NaN}, List.of("a", "b")))
        .isInstanceOf(ImpossibleValueException.class);
    assertThatThrownBy(() -> GroupedValues.of(new double[] {1, 2}, List.of("a")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 values have 1 groups");
  }

  @Test
  void theDeviationBetweenGroupsIsFound() {
    RandomGenerator random = new SplittableRandom(1);
    double[] values = new double[4000];
    double effect = 0;
    for (int i = 0; i < values.length; i++) {
      effect = i % 4 == 0 ? 0.05 * random.nextGaussian() : effect;
      values[i] = effect + 0.03 * random.nextGaussian();
    }
    Heterogeneity found =
        GroupedValues.of(values, IntStream.range(0, 4000).mapToObj(i -> "node-" + i / 4).toList())
            .heterogeneity()
            .orElseThrow();

    assertThat(found.deviation()).isCloseTo(0.05, within(0.003));
    // 0.05² / (0.05² + 0.03²/4)
    assertThat(found.share()).isCloseTo(0.917, within(0.01));
  }

  private static GroupedValues dealt(int groups, int values) {
    return GroupedValues.of(
        IntStream.range(0, values).mapToDouble(i -> i * i % 7).toArray(),
        IntStream.range(0, values).mapToObj(i -> "node-" + i % groups).toList());
  }
}
