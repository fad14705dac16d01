package io.github.jmhruntime.comparison;

import io.github.jmhruntime.comparison.Comparison.Row;
import io.github.jmhruntime.comparison.Comparison.Unmatched;
import io.github.jmhruntime.measurement.JmhResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Compares candidates with a baseline.
 *
 * <pre>{@code
 * Comparison comparison =
 *     Comparer.against("runc", runcResults).candidate("gvisor", gvisorResults).compare();
 * }</pre>
 */
public final class Comparer {

  private final String baselineName;

  /** The results of each file of each side. */
  private final Map<String, List<List<JmhResult>>> files = new LinkedHashMap<>();

  private final Map<String, List<Map<String, String>>> facts = new LinkedHashMap<>();
  private Judgement judgement = new Judgement(0.95, 0.02);
  private boolean sameEnvironment;

  /** A row before the family is known. */
  record Judged(
      String candidate,
      Pair pair,
      ForkMeans baselineForks,
      ForkMeans candidateForks,
      PairRatio ratio,
      List<RowWarning> generator) {

    static Judged of(Side baseline, Side candidate, Pair pair) {
      ForkMeans below = pair.baselineForks();
      ForkMeans above = pair.candidateForks();
      List<RowWarning> generator =
          Stream.of(baseline, candidate)
              .flatMap(side -> GeneratorLimit.of(side, pair.key()).stream())
              .toList();
      return new Judged(
          candidate.name(), pair, below, above, PairRatio.of(below, above), generator);
    }
  }

  /** A row with what it was made from. */
  record JudgedRow(Row row, Judged from) {}

  /** A comparison with what its rows were made from, in their order. */
  record Detailed(Comparison comparison, List<JudgedRow> rows) {}

  private Comparer(String baselineName) {
    this.baselineName = baselineName;
  }

  /**
   * Starts a comparison.
   *
   * @param name the baseline's name: a runtime, or the base name of a file
   * @param results what was measured of it
   */
  public static Comparer against(String name, List<JmhResult> results) {
    return new Comparer(name).candidate(name, results);
  }

  /**
   * Adds a candidate.
   *
   * @throws ComparisonException where the name is taken
   */
  public Comparer candidate(String name, List<JmhResult> results) {
    if (files.putIfAbsent(name, new ArrayList<>(List.of(results))) != null) {
      throw new ComparisonException(
          "'%s' is named twice; give each candidate and the baseline a name of its own"
              .formatted(name));
    }
    return this;
  }

  /** Adds a further file of a side: its forks count together with those that are there. */
  public Comparer more(String side, List<JmhResult> results) {
    List<List<JmhResult>> there = files.get(side);
    if (there == null) {
      throw new IllegalArgumentException("'%s' is no side yet".formatted(side));
    }
    there.add(results);
    return this;
  }

  /** Sets the level of every interval, 0.95 unless set. */
  public Comparer confidence(double confidence) {
    judgement = new Judgement(confidence, judgement.relevantDifference());
    return this;
  }

  /** Sets the smallest difference that matters, as a part of the baseline; 0.02 unless set. */
  public Comparer relevantDifference(double relevantDifference) {
    judgement = new Judgement(judgement.confidence(), relevantDifference);
    return this;
  }

  /** Adds what is known about where a file of a side was measured, such as the kernel's version. */
  public Comparer facts(String side, Map<String, String> known) {
    facts.computeIfAbsent(side, name -> new ArrayList<>()).add(Map.copyOf(known));
    return this;
  }

  /** Makes a difference of environments an error instead of a warning. */
  public Comparer requireSameEnvironment() {
    sameEnvironment = true;
    return this;
  }

  /**
   * Matches, estimates, judges.
   *
   * @throws ComparisonException where environments differ and must not, or where a file of this
   *     project contradicts itself
   */
  public Comparison compare() {
    return inDetail().comparison();
  }

  Detailed inDetail() {
    List<Judged> rows = new ArrayList<>();
    List<Unmatched> unmatched = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    List<Side> sides = new ArrayList<>();
    files.forEach((name, results) -> sides.add(Side.of(name, results)));
    Side baseline = sides.remove(0);
    for (Side candidate : sides) {
      warnings.addAll(environment(baseline, candidate));
      Matching matching = Matching.of(baseline, candidate);
      unmatched.addAll(matching.unmatched());
      if (!matching.pairs().isEmpty() && matching.pairs().stream().allMatch(Pair::isCopy)) {
        warnings.add(
            "%s and %s are the same in every value, as no two measurements are; see whether one is a copy of the other"
                .formatted(baselineName, candidate.name()));
      }
      // A file may hold a hundred thousand results, and rows do not depend on each other.
      rows.addAll(
          matching.pairs().parallelStream()
              .map(pair -> Judged.of(baseline, candidate, pair))
              .toList());
    }
    for (Side candidate : sides) {
      PairingCost.warning(candidate.name(), rows, judgement.confidence()).ifPresent(warnings::add);
    }
    double[] p = rows.stream().mapToDouble(row -> row.ratio().ratio().p()).toArray();
    List<Boolean> primary = rows.stream().map(row -> row.pair().key().primary()).toList();
    double[] adjusted = Families.adjust(p, primary);
    int scores = Collections.frequency(primary, true);
    List<JudgedRow> judged =
        IntStream.range(0, p.length)
            .parallel()
            .mapToObj(
                i ->
                    row(
                        rows.get(i),
                        p[i],
                        adjusted[i],
                        primary.get(i) ? scores : p.length - scores))
            .toList();
    Comparison comparison =
        new Comparison(
            baselineName,
            judgement.confidence(),
            judgement.relevantDifference(),
            judged.stream().map(JudgedRow::row).toList(),
            Groups.of(rows, judgement.confidence()),
            unmatched,
            warnings);
    return new Detailed(comparison, judged);
  }

  private List<String> environment(Side baseline, Side candidate) {
    List<String> differences = Environments.differences(baseline, candidate, facts);
    if (sameEnvironment && !differences.isEmpty()) {
      throw new ComparisonException(
          String.join("; ", differences) + ". Measure both in one run, or drop -DsameEnvironment");
    }
    return differences;
  }

  private JudgedRow row(Judged judged, double p, double adjusted, int family) {
    Pair pair = judged.pair();
    Ratio ratio = Ratio.of(judged.ratio().ratio().log(), judgement.confidence());
    ByNode byNode = ByNode.of(judged.ratio(), pair.key().primary(), judgement.confidence());
    List<RowWarning> warnings =
        RowWarnings.of(pair, judged.ratio(), baselineName, judged.candidate());
    RowWarnings.ofNodes(judged.ratio(), byNode).ifPresent(warnings::add);
    warnings.addAll(judged.generator());
    if (judgement.isDifferent(p) && !judgement.isDifferent(adjusted)) {
      warnings.add(new RowWarning.ByChance(family));
    }
    Row row =
        new Row(
            pair.key(),
            judged.candidate(),
            pair.unit().text(),
            pair.better(),
            judged.baselineForks().score(judgement.confidence()),
            judged.candidateForks().score(judgement.confidence()),
            ratio,
            p,
            adjusted,
            judgement.of(ratio, adjusted, pair.better(), judged.generator().isEmpty()),
            judged.ratio().ratio().method(),
            List.copyOf(warnings),
            byNode);
    return new JudgedRow(row, judged);
  }
}
