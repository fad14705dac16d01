package io.github.jmhruntime.decision;

import io.github.jmhruntime.decision.Variation.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Leaves one thing out after the other, and tries the other rules. */
final class Variations {

  private static final String IMAGE = "image";

  private final Decision decision;
  private final Ranking before;
  private final List<Variation> all = new ArrayList<>();

  private Variations(Decision decision, Ranking before) {
    this.decision = decision;
    this.before = before;
  }

  /**
   * All variations.
   *
   * @param decision among the candidates that no must excludes
   */
  static List<Variation> of(Decision decision, Ranking before) {
    Variations variations = new Variations(decision, before);
    variations.candidates();
    variations.axes();
    variations.criteria();
    variations.pairs();
    variations.means();
    variations.missing();
    return List.copyOf(variations.all);
  }

  private void add(Kind kind, String what, Decision changed) {
    if (changed.criteria().stream()
        .anyMatch(criterion -> changed.candidates().stream().anyMatch(criterion::isKnownOf))) {
      all.add(Variation.of(kind, what, before, Ranking.of(changed)));
    }
  }

  private void candidates() {
    List<String> names = decision.candidates();
    for (int one = 0; one < names.size() && names.size() > 2; one++) {
      add(Kind.WITHOUT_CANDIDATE, names.get(one), decision.without(List.of(names.get(one))));
    }
  }

  /** Two candidates at once, where an order of others remains. */
  private void pairs() {
    List<String> names = decision.candidates();
    for (int one = 0; one < names.size() && names.size() > 3; one++) {
      for (int other = one + 1; other < names.size(); other++) {
        List<String> both = List.of(names.get(one), names.get(other));
        add(Kind.WITHOUT_CANDIDATE, String.join(" and ", both), decision.without(both));
      }
    }
  }

  private void axes() {
    for (String axis : measuredAxes()) {
      Set<String> values = new TreeSet<>();
      decision.criteria().stream()
          .filter(Variations::isMeasured)
          .flatMap(criterion -> criterion.cells().stream())
          .forEach(cell -> values.add(cell.axes().getOrDefault(axis, "")));
      values.remove("");
      for (String value : values) {
        if (values.size() > 1) {
          add(
              Kind.WITHOUT_CELLS,
              axis + "=" + value,
              decision.changing(c -> without(c, axis, value)));
        }
      }
    }
  }

  private Set<String> measuredAxes() {
    Set<String> axes = new TreeSet<>();
    decision.criteria().stream()
        .filter(Variations::isMeasured)
        .flatMap(criterion -> criterion.cells().stream())
        .forEach(cell -> axes.addAll(cell.axes().keySet()));
    return axes;
  }

  private static boolean isMeasured(Criterion criterion) {
    return criterion.scale().kind() != Scale.Kind.SCORE;
  }

  private static Criterion without(Criterion criterion, String axis, String value) {
    return isMeasured(criterion)
        ? criterion.keeping(cell -> !value.equals(cell.axes().get(axis)))
        : criterion;
  }

  private void criteria() {
    for (Group group : decision.groups()) {
      for (Criterion criterion : group.criteria()) {
        if (decision.candidates().stream().anyMatch(criterion::isKnownOf)) {
          add(
              Kind.WITHOUT_CRITERION,
              criterion.name(),
              decision.withoutCriterion(group.name(), criterion.name()));
        }
      }
    }
  }

  private void means() {
    Means means = decision.means();
    for (Means.Kind kind : Means.Kind.values()) {
      if (kind != means.kind() || means.rounded()) {
        add(
            Kind.MEANS,
            (means.rounded() ? "unrounded " : "") + kind.word() + " means",
            decision.with(means.as(kind)));
      }
    }
    add(Kind.MEANS, "only images that all candidates ran", decision.changing(this::onCommonImages));
    add(
        Kind.MEANS,
        "only cells that all candidates have",
        decision.changing(
            criterion ->
                criterion.keeping(
                    cell -> havingAny(criterion).stream().allMatch(cell::isKnownOf))));
  }

  /** Who has no value at all is no reason to leave out what the others have. */
  private List<String> havingAny(Criterion criterion) {
    return decision.candidates().stream().filter(criterion::isKnownOf).toList();
  }

  private Criterion onCommonImages(Criterion criterion) {
    return criterion.keeping(
        cell -> {
          String image = cell.axes().get(IMAGE);
          return image == null
              || havingAny(criterion).stream()
                  .allMatch(criterion.keeping(c -> image.equals(c.axes().get(IMAGE)))::isKnownOf);
        });
  }

  private void missing() {
    for (MissingRule rule : MissingRule.values()) {
      if (rule != decision.missing()) {
        add(Kind.MISSING, "missing values by the rule " + rule.word(), decision.with(rule));
      }
    }
    add(
        Kind.MISSING,
        "each crash as the worst of those who ran",
        Crash.countedAsWorst(decision, decision.candidates()));
    add(
        Kind.MISSING,
        "only criteria in which all have a value",
        decision.changing(
            criterion ->
                decision.candidates().stream().allMatch(criterion::isKnownOf)
                    ? criterion
                    : criterion.having(List.of())));
  }
}
