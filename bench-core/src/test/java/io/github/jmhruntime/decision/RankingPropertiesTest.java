package io.github.jmhruntime.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jmhruntime.decision.Ranking.Placed;
import io.github.jmhruntime.unit.Direction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds of every ranking. */
class RankingPropertiesTest {

  private static final int CANDIDATES = 4;

  @Property(tries = 500)
  void theOrderDoesNotDependOnUnits(
      @ForAll("decisions") Decision decision, @ForAll @IntRange(min = -6, max = 6) int power) {
    double unit = 1.37 * Math.pow(10, power);
    Decision inOtherUnits =
        decision.changing(
            criterion ->
                criterion.having(
                    criterion.cells().stream()
                        .map(
                            cell ->
                                Decide.cell(
                                    cell.axes(),
                                    decision.candidates().stream()
                                        .mapToDouble(name -> unit * Input.value(cell, name))
                                        .toArray()))
                        .toList()));

    assertThat(ranks(inOtherUnits)).isEqualTo(ranks(decision));
  }

  @Property(tries = 500)
  void theOrderDoesNotDependOnWhoIsNamedFirst(
      @ForAll("decisions") Decision decision, @ForAll Random random) {
    List<String> shuffled = new ArrayList<>(decision.candidates());
    Collections.shuffle(shuffled, random);
    Decision otherwise =
        new Decision(
            shuffled, decision.musts(), decision.groups(), decision.means(), decision.missing());

    assertThat(ranks(otherwise)).isEqualTo(ranks(decision));
  }

  @Property(tries = 500)
  void whoIsDominatedIsNeverAboveTheDominator(
      @ForAll("decisions") Decision decision, @ForAll MissingRule rule) {
    Decision ruled = decision.with(rule);
    Map<String, Integer> ranks = ranks(ruled);

    assertThat(Dominance.in(Grid.of(ruled)))
        .allSatisfy(
            dominance ->
                assertThat(ranks.get(dominance.dominated()))
                    .isGreaterThanOrEqualTo(ranks.get(dominance.dominator())));
  }

  @Property(tries = 500)
  void whoIsMadeWorseInEverythingIsDominatedAndBelow(@ForAll("decisions") Decision decision) {
    Decision with =
        decision.changing(
            criterion ->
                criterion.having(
                    criterion.cells().stream().map(cell -> worseThanA(cell, criterion)).toList()));

    assertThat(Dominance.in(Grid.of(with)))
        .anySatisfy(
            dominance -> {
              assertThat(dominance.dominated()).isEqualTo("b");
              assertThat(dominance.dominator()).isEqualTo("a");
            });
    assertThat(ranks(with).get("b")).isGreaterThan(ranks(with).get("a"));
  }

  @Property(tries = 500)
  void totalsLieBetweenOneAndTen(@ForAll("decisions") Decision decision, @ForAll MissingRule rule) {
    assertThat(Ranking.of(decision.with(rule)).candidates())
        .filteredOn(placed -> !(rule == MissingRule.EXCLUDE && Double.isNaN(placed.total())))
        .allSatisfy(placed -> assertThat(placed.total()).isBetween(1 - 1e-9, 10 + 1e-9));
  }

  private static Cell worseThanA(Cell cell, Criterion criterion) {
    double a = 5;
    double worse = criterion.better() == Direction.HIGHER ? a / 2 : a * 2;
    return Decide.cell(cell.axes(), a, worse, Input.value(cell, "c"), Input.value(cell, "d"));
  }

  private static Map<String, Integer> ranks(Decision decision) {
    return Ranking.of(decision).candidates().stream()
        .collect(Collectors.toMap(Placed::name, Placed::rank));
  }

  @Provide
  Arbitrary<Decision> decisions() {
    return Combinators.combine(criteria(), criteria(), weight())
        .as(
            (some, others, weight) ->
                Decide.by(
                    CANDIDATES, new Group("some", weight, some), new Group("others", 1, others)));
  }

  private static Arbitrary<List<Criterion>> criteria() {
    return criterion()
        .list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .map(
            drawn -> {
              Map<String, Criterion> named = new LinkedHashMap<>();
              drawn.forEach(
                  c ->
                      named.put(
                          "c" + named.size(),
                          new Criterion(
                              "c" + named.size(), c.weight(), c.better(), c.scale(), c.cells())));
              return List.copyOf(named.values());
            });
  }

  /** Values of few different sizes, so that some are equal; some crashed, but never a's. */
  private static Arbitrary<Criterion> criterion() {
    Arbitrary<double[]> values =
        Arbitraries.integers()
            .between(0, 6)
            .list()
            .ofSize(CANDIDATES)
            .map(
                drawn -> {
                  double[] row = new double[CANDIDATES];
                  for (int i = 0; i < CANDIDATES; i++) {
                    row[i] = i > 0 && drawn.get(i) == 0 ? Double.NaN : 1 + drawn.get(i) * 1.3;
                  }
                  return row;
                });
    return Combinators.combine(weight(), Arbitraries.of(Direction.class), values.list().ofSize(2))
        .as(
            (weight, better, rows) ->
                new Criterion(
                    "",
                    weight,
                    better,
                    Scale.ratio(),
                    List.of(
                        Decide.cell(Map.of("image", "x"), rows.get(0)),
                        Decide.cell(Map.of("image", "y"), rows.get(1)))));
  }

  private static Arbitrary<Double> weight() {
    return Arbitraries.doubles().between(0.1, 5).ofScale(1);
  }
}
