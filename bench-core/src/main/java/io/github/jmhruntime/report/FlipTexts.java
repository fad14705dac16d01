package io.github.jmhruntime.report;

import io.github.jmhruntime.decision.Analysis;
import io.github.jmhruntime.decision.Flip;
import io.github.jmhruntime.decision.Flip.CandidateValue;
import io.github.jmhruntime.decision.Flip.CriterionWeight;
import io.github.jmhruntime.decision.Flip.GroupWeight;
import io.github.jmhruntime.decision.Scale;
import io.github.jmhruntime.decision.ScoreStep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What single changes would do, in words. */
final class FlipTexts {

  private FlipTexts() {}

  /** The changes that put each candidate first, the nearest first, of each kind so many at most. */
  static Map<String, List<String>> byCandidate(Analysis analysis, int most) {
    Map<String, List<String>> lines = new LinkedHashMap<>();
    for (String candidate : analysis.ranking().order()) {
      List<String> texts =
          Stream.of(analysis.weightFlips(), analysis.valueFlips())
              .flatMap(flips -> of(candidate, flips).limit(most))
              .map(FlipTexts::text)
              .toList();
      if (!texts.isEmpty()) {
        lines.put(candidate, texts);
      }
    }
    return lines;
  }

  private static Stream<Flip> of(String candidate, List<Flip> flips) {
    return flips.stream().filter(flip -> flip.first().equals(candidate));
  }

  private static String text(Flip flip) {
    if (flip.what() instanceof GroupWeight weight) {
      return "weight of %s %s"
          .formatted(
              weight.group(),
              change(RankingTexts.weight(flip.from()), RankingTexts.weight(flip.to())));
    }
    if (flip.what() instanceof CriterionWeight weight) {
      return "weight of %s in %s %s"
          .formatted(
              weight.criterion(),
              weight.group(),
              change(RankingTexts.weight(flip.from()), RankingTexts.weight(flip.to())));
    }
    CandidateValue value = (CandidateValue) flip.what();
    return "%s%s of %s %s%s"
        .formatted(
            value.criterion(),
            value.part().isEmpty() ? "" : " (" + value.part() + ")",
            value.candidate(),
            change(shown(flip.from(), value), shown(flip.to(), value)),
            value.filled() ? " (missing, filled in)" : "");
  }

  private static String shown(double number, CandidateValue value) {
    return value.scale().kind() == Scale.Kind.SHARE
        ? RankingTexts.weight(number)
        : RankingTexts.plain(number);
  }

  private static String change(String from, String to) {
    return from + " → " + to;
  }

  /** Steps that do the same to the same candidate stand on one line. */
  static List<String> steps(Analysis analysis) {
    Map<String, List<String>> scores = new LinkedHashMap<>();
    for (boolean own : new boolean[] {true, false}) {
      for (ScoreStep step : analysis.scoreSteps().turning()) {
        if ((step.rank() != step.rankThen()) == own) {
          scores.computeIfAbsent(effect(step), key -> new ArrayList<>()).add(score(step));
        }
      }
    }
    List<String> lines = new ArrayList<>();
    scores.forEach((effect, which) -> lines.add(effect + String.join(", ", which)));
    return lines;
  }

  private static String effect(ScoreStep step) {
    String marks = step.to() > step.from() ? "one mark more" : "one mark less";
    return step.rank() == step.rankThen()
        ? "%s stays on place %d, others change places, with %s in "
            .formatted(step.candidate(), step.rank(), marks)
        : "%s goes from place %d to %d with %s in "
            .formatted(step.candidate(), step.rank(), step.rankThen(), marks);
  }

  private static String score(ScoreStep step) {
    return "%s (%s → %s)"
        .formatted(
            step.part().isEmpty() ? step.criterion() : step.criterion() + ": " + step.part(),
            RankingTexts.plain(step.from()),
            RankingTexts.plain(step.to()));
  }
}
