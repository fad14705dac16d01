package io.github.jmhruntime.report;

import io.github.jmhruntime.decision.Absence.Cause;
import io.github.jmhruntime.decision.Analysis;
import io.github.jmhruntime.decision.Crash;
import io.github.jmhruntime.decision.Dominance;
import io.github.jmhruntime.decision.Gap;
import io.github.jmhruntime.decision.LeftOut;
import io.github.jmhruntime.decision.RankProbabilities.Places;
import io.github.jmhruntime.decision.Ranking;
import io.github.jmhruntime.decision.Ranking.Placed;
import io.github.jmhruntime.decision.Ranking.Valued;
import io.github.jmhruntime.decision.Ranking.Weighed;
import io.github.jmhruntime.decision.Scale;
import io.github.jmhruntime.decision.Variation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The sentences about a ranking, the same in every format that people read. */
final class RankingTexts {

  /** Ratios nearer than this differ by less than what matters to most. */
  private static final double STRETCHED = 0.02;

  /** A smaller share is shown as none. */
  private static final double SHOWN = 0.005;

  private final RankingReport report;
  private final Analysis analysis;
  private final Ranking ranking;

  RankingTexts(RankingReport report) {
    this.report = report;
    this.analysis = report.analysis();
    this.ranking = analysis.ranking();
  }

  /** The answer in one line. */
  String headline() {
    List<String> first =
        ranking.candidates().stream().filter(c -> c.rank() == 1).map(Placed::name).toList();
    if (ranking.candidates().size() == 1) {
      return first.get(0) + " is the only one that meets every must.";
    }
    if (first.size() > 1) {
      return String.join(" and ", first) + " share the first place.";
    }
    Placed winner = ranking.candidates().get(0);
    Placed next = ranking.candidates().get(1);
    long reversed = analysis.variations().stream().filter(Variation::firstChanged).count();
    return "%s is first with %s, before %s with %s; %s of the draws put it first, and %d of %d variations put another one first."
        .formatted(
            winner.name(),
            two(winner.total()),
            next.name(),
            two(next.total()),
            share(places(winner.name()).around().get(0)),
            reversed,
            analysis.variations().size());
  }

  Places places(String candidate) {
    return Objects.requireNonNull(analysis.probabilities().candidates().get(candidate));
  }

  List<String> excluded() {
    return ranking.excluded().stream()
        .map(e -> "%s: '%s' %s".formatted(e.candidate(), e.must(), e.reason()))
        .toList();
  }

  /** What is missing, what stands for it, and what that is worth. */
  List<String> missing() {
    List<String> lines = new ArrayList<>();
    for (Weighed criterion : ranking.criteria()) {
      for (String candidate : ranking.order()) {
        Valued value = criterion.of(candidate);
        if (value.absence() != null) {
          lines.add(
              "%s, %s: %s; %s"
                  .formatted(candidate, criterion.name(), value.absence().text(), counted(value)));
        }
      }
    }
    for (LeftOut out : ranking.leftOut()) {
      lines.add(
          "%s: nobody has a value, so that it does not count; %s"
              .formatted(out.criterion(), out.absence().text()));
    }
    return lines;
  }

  private static String counted(Valued value) {
    return value.filled()
        ? "counted as %s".formatted(two(value.value()))
        : "not counted, the other weights are scaled up";
  }

  /** What crashes would cost if they were held against the candidates. */
  List<String> crashes() {
    return analysis.crashes().stream().map(RankingTexts::crash).toList();
  }

  private static String crash(Crash crash) {
    return "%s crashed in %s, wholly or in part: if each crash counted as the worst value of those who ran, it would have %s instead of %s, and %s"
        .formatted(
            crash.candidate(),
            String.join(", ", crash.criteria()),
            two(crash.then().total()),
            two(crash.now().total()),
            crash.then().rank() == crash.now().rank()
                ? "the same place"
                : "place %d instead of %d".formatted(crash.then().rank(), crash.now().rank()));
  }

  /** Means that lack what others have, the crashes first. */
  List<String> gaps() {
    List<String> lines = new ArrayList<>();
    for (Cause cause : Cause.values()) {
      for (Weighed criterion : ranking.criteria()) {
        for (String candidate : ranking.order()) {
          Map<String, List<List<String>>> byReason = new LinkedHashMap<>();
          for (Gap gap : criterion.of(candidate).gaps()) {
            if (gap.absence().cause() == cause) {
              byReason
                  .computeIfAbsent(gap.absence().text(), key -> new ArrayList<>())
                  .add(gap.cell());
            }
          }
          byReason.forEach(
              (reason, cells) ->
                  lines.add(
                      "%s, %s: the mean lacks %s: %s"
                          .formatted(candidate, criterion.name(), named(cells), reason)));
        }
      }
    }
    return lines;
  }

  /** What the cells are of, and how many they are. */
  private static String named(List<List<String>> cells) {
    Set<String> names = new LinkedHashSet<>();
    cells.forEach(cell -> names.add(cell.isEmpty() ? "" : cell.get(0)));
    return "%s (%d %s)"
        .formatted(String.join(", ", names), cells.size(), cells.size() == 1 ? "cell" : "cells");
  }

  /** Ratios that hardly differ become 1 and 10 all the same. */
  List<String> stretched() {
    List<String> lines = new ArrayList<>();
    for (Weighed criterion : ranking.criteria()) {
      DoubleSummaryStatistics inputs =
          criterion.values().values().stream()
              .mapToDouble(Valued::input)
              .filter(Double::isFinite)
              .summaryStatistics();
      double apart = inputs.getMax() / inputs.getMin() - 1;
      if (criterion.scale().kind() == Scale.Kind.RATIO && apart > 0 && apart < STRETCHED) {
        lines.add("%s: best and worst are %s apart".formatted(criterion.name(), weight(apart)));
      }
    }
    return lines;
  }

  /** What was drawn. */
  String drawn() {
    return "%d draws from seed %d: weights within ± %s of those above%s. Any weights: how often it is first where all weights are equally likely (SMAA-2, Lahdelma and Salminen 2001)."
        .formatted(
            report.uncertainty().draws(),
            report.uncertainty().seed(),
            share(report.uncertainty().weights()),
            analysis.probabilities().measured()
                ? ", measured values within their intervals"
                : "; no value has an interval");
  }

  /** Of each candidate that any weights put first, what these are on average. */
  List<String> typicalWeights() {
    List<String> lines = new ArrayList<>();
    for (String candidate : ranking.order()) {
      Map<String, Double> weights = places(candidate).typicalWeights();
      if (weights.size() > 1 && places(candidate).any().get(0) >= SHOWN) {
        lines.add(
            weights.entrySet().stream()
                .map(e -> e.getKey() + " " + share(e.getValue()))
                .collect(Collectors.joining(", ", candidate + ": ", "")));
      }
    }
    return lines;
  }

  List<String> dominated() {
    return analysis.dominated().stream().map(RankingTexts::dominance).toList();
  }

  private static String dominance(Dominance dominance) {
    return "%s is never above %s, which is as good or better in every criterion%s"
        .formatted(
            dominance.dominated(),
            dominance.dominator(),
            dominance.byFilledValues() ? " (values that were filled in count in this)" : "");
  }

  /**
   * Variations of these kinds in which the order is another one: a new first place first, and last
   * what one of two that are left out does alone.
   */
  List<Variation> turned(Variation.Kind... kinds) {
    return analysis.variations().stream()
        .filter(v -> List.of(kinds).contains(v.kind()) && v.reversed())
        .sorted(
            Comparator.comparing(this::saidByAnother)
                .thenComparing(Variation::firstChanged, Comparator.reverseOrder()))
        .toList();
  }

  private boolean saidByAnother(Variation variation) {
    return analysis.variations().stream()
        .anyMatch(
            alone ->
                alone.kind() == variation.kind()
                    && alone.reversed()
                    && alone.firstChanged() == variation.firstChanged()
                    && List.of(variation.what().split(" and ", -1)).contains(alone.what())
                    && !alone.what().equals(variation.what()));
  }

  /** What was tried of these kinds without another order; values of one axis stand together. */
  List<String> unturned(Variation.Kind... kinds) {
    Map<String, List<String>> byAxis = new LinkedHashMap<>();
    for (Variation variation : analysis.variations()) {
      if (List.of(kinds).contains(variation.kind()) && !variation.reversed()) {
        int equals = variation.what().indexOf('=');
        byAxis
            .computeIfAbsent(variation.what().substring(0, equals + 1), key -> new ArrayList<>())
            .add(variation.what().substring(equals + 1));
      }
    }
    List<String> texts = new ArrayList<>();
    byAxis.forEach(
        (axis, values) -> texts.add(axis + String.join(axis.isEmpty() ? "; " : ", ", values)));
    return texts;
  }

  static String order(Variation variation) {
    StringBuilder text = new StringBuilder();
    int earlier = 0;
    for (Placed placed : variation.candidates()) {
      text.append(text.isEmpty() ? "" : placed.rank() == earlier ? " = " : ", ");
      text.append(placed.name()).append(' ').append(two(placed.total()));
      earlier = placed.rank();
    }
    return text.toString();
  }

  static String two(double value) {
    return Double.isFinite(value) ? Numbers.hundredths(value) : "-";
  }

  static String share(double part) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * part);
  }

  static String weight(double part) {
    return Numbers.percent(100 * part) + " %";
  }

  /** A number with as many decimals as it needs, two at most. */
  static String plain(double value) {
    return two(value).replaceFirst("\\.?0+$", "");
  }
}
