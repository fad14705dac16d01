package io.github.jmhruntime.profile;

import io.github.jmhruntime.profile.DecisionFile.Criterion;
import io.github.jmhruntime.profile.DecisionFile.Group;
import io.github.jmhruntime.profile.DecisionFile.Means;
import io.github.jmhruntime.profile.DecisionFile.Source.Cells;
import io.github.jmhruntime.profile.DecisionFile.Uncertainty;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a decision, and checks that its weights and comparisons go together. */
final class DecisionReader {

  private static final List<String> MISSING = List.of("midpoint", "worst", "best", "exclude");
  private static final List<String> UNEQUAL = List.of("keep", "exclude");
  private static final List<String> KINDS = List.of("geometric", "arithmetic");
  private static final int MOST_DRAWS = 1_000_000;
  private static final int MOST_DECIMALS = 6;

  private final Section file;
  private final List<Name> candidates;
  private final DecisionTables tables;
  private final Map<String, Mark> names = new HashMap<>();

  private DecisionReader(
      Section file, Function<String, String> shown, Function<String, @Nullable String> text) {
    this.file = file;
    this.candidates = file.names("candidates");
    this.tables = new DecisionTables(shown, text, candidates);
  }

  /**
   * Reads a decision.
   *
   * @param shown how messages call a file that lies beside it
   * @param text what a file beside it holds, or null where there is none
   */
  static DecisionFile read(
      Section file, Function<String, String> shown, Function<String, @Nullable String> text) {
    return new DecisionReader(file, shown, text).decision();
  }

  private DecisionFile decision() {
    if (candidates.size() == 1) {
      throw file.problem("candidates", "names one candidate; there is nothing to decide");
    }
    CriterionReader criteria =
        new CriterionReader(
            candidates,
            tables,
            AbsenceReasons.read(file.section("reasons", Shape.REASONS), tables));
    List<Criterion> must = file.sections("must", Shape.CRITERION, criteria::must);
    List<Group> groups = groups(criteria);
    List<Criterion> all = new ArrayList<>(must);
    groups.forEach(group -> all.addAll(group.criteria()));
    candidates.forEach(candidate -> occurs(candidate, all));
    return new DecisionFile(
        file.at(),
        file.text("name"),
        file.text("title"),
        file.textOrNull("source"),
        file.texts("notes"),
        candidates,
        file.word("missing", MISSING),
        file.has("unequal") && file.word("unequal", UNEQUAL).equals("exclude"),
        means(file.section("means", Shape.MEANS)),
        uncertainty(file.section("uncertainty", Shape.UNCERTAINTY)),
        must,
        groups);
  }

  /** A candidate without any value is a typing error, unless a run may have measured it. */
  private static void occurs(Name candidate, List<Criterion> criteria) {
    for (Criterion criterion : criteria) {
      if (!(criterion.source() instanceof Cells cells)
          || cells.rows().stream()
              .map(row -> row.entries().get(candidate.text()))
              .anyMatch(entry -> entry != null && !Double.isNaN(entry.value()))) {
        return;
      }
    }
    throw candidate
        .at()
        .problem(
            "candidate '%s' has no value in any criterion; is it written as in the tables?",
            candidate.text());
  }

  private List<Group> groups(CriterionReader reader) {
    List<Section> sections =
        file.notEmpty("groups", file.sections("groups", Shape.GROUP, section -> section));
    List<Double> weights =
        WeightsReader.read(
            file.markOf("groups"),
            "the groups",
            sections,
            List.of(WeightsReader.WEIGHT, WeightsReader.POINTS));
    List<Group> groups = new ArrayList<>();
    for (int i = 0; i < sections.size(); i++) {
      unique("group", sections.get(i));
      String name = sections.get(i).text("name");
      groups.add(new Group(name, weights.get(i), criteria(sections.get(i), name, reader)));
    }
    return groups;
  }

  private List<Criterion> criteria(Section group, String name, CriterionReader reader) {
    List<Section> sections =
        group.notEmpty("criteria", group.sections("criteria", Shape.CRITERION, section -> section));
    List<Double> weights =
        WeightsReader.read(
            group.markOf("criteria"),
            "the criteria of group '%s'".formatted(name),
            sections,
            List.of(WeightsReader.WEIGHT, WeightsReader.POINTS, WeightsReader.OUTRANKS));
    List<Criterion> criteria = new ArrayList<>();
    for (int i = 0; i < sections.size(); i++) {
      unique("criterion", sections.get(i));
      criteria.add(reader.weighed(sections.get(i), weights.get(i)));
    }
    PairwiseCheck.check(
        criteria.stream().map(Criterion::name).toList(),
        sections.stream().map(section -> section.names(WeightsReader.OUTRANKS)).toList());
    return criteria;
  }

  private void unique(String what, Section section) {
    String name = section.text("name");
    Mark at = section.markOf("name");
    Mark earlier = names.putIfAbsent(what + " " + name, at);
    if (earlier != null) {
      throw at.problem(
          "%s '%s' stands in line %d already; give each a name of its own",
          what, name, earlier.line());
    }
  }

  private static Means means(@Nullable Section means) {
    return means == null
        ? new Means(KINDS.get(0), List.of(), null)
        : new Means(
            means.has("kind") ? means.word("kind", KINDS) : KINDS.get(0),
            means.texts("over"),
            means.has("decimals") ? means.integer("decimals", 0, MOST_DECIMALS) : null);
  }

  private static Uncertainty uncertainty(@Nullable Section section) {
    double weights = 0.5;
    int draws = 10_000;
    int seed = 1;
    if (section != null) {
      weights = section.has("weights") ? section.percentage("weights") : weights;
      draws = section.has("draws") ? section.integer("draws", 1, MOST_DRAWS) : draws;
      seed = section.has("seed") ? section.integer("seed", 0, 999_999_999) : seed;
      if (weights >= 1) {
        throw section.problem("weights", "must be less than 100%%, so that no weight vanishes");
      }
    }
    return new Uncertainty(weights, draws, seed);
  }
}
