package io.github.jmhruntime.report;

import io.github.jmhruntime.decision.Absence;
import io.github.jmhruntime.decision.Analysis;
import io.github.jmhruntime.decision.Crash;
import io.github.jmhruntime.decision.Dominance;
import io.github.jmhruntime.decision.Flip;
import io.github.jmhruntime.decision.Flip.CandidateValue;
import io.github.jmhruntime.decision.Flip.CriterionWeight;
import io.github.jmhruntime.decision.Flip.GroupWeight;
import io.github.jmhruntime.decision.Gap;
import io.github.jmhruntime.decision.LeftOut;
import io.github.jmhruntime.decision.Means;
import io.github.jmhruntime.decision.Must.Exclusion;
import io.github.jmhruntime.decision.RankProbabilities.Places;
import io.github.jmhruntime.decision.Ranking;
import io.github.jmhruntime.decision.Ranking.Placed;
import io.github.jmhruntime.decision.Ranking.Valued;
import io.github.jmhruntime.decision.Ranking.Weighed;
import io.github.jmhruntime.decision.ScoreStep;
import io.github.jmhruntime.decision.Uncertainty;
import io.github.jmhruntime.decision.Variation;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code ranking.json}, for scripts: its fields keep their names. */
final class JsonRanking implements Renderer<RankingReport> {

  private static final int FORMAT = 1;
  private static final int NEAREST_CHANGES = 2;

  private record Content(
      int format,
      List<Candidate> candidates,
      List<Counted> criteria,
      String title,
      @Nullable String source,
      Map<String, Double> groupWeights,
      List<Exclusion> excluded,
      List<NotCounted> leftOut,
      Rules rules,
      List<Dropped> crashes,
      List<Dominance> dominated,
      List<Change> changes,
      int scoreStepsTried,
      List<ScoreStep> scoreSteps,
      List<Tried> variations,
      List<String> notes,
      @Nullable String run,
      String headline,
      String drawn,
      List<RankingSections> remarks) {}

  private record Candidate(
      String name,
      int rank,
      double total,
      Map<String, Double> groups,
      List<Double> rankProbability,
      List<Double> rankProbabilityWithAnyWeights,
      Map<String, Double> typicalWeightsWhenFirst) {}

  private record Counted(
      String group, String name, double weight, Map<String, Value> values, String better) {}

  private record Value(
      double input,
      double value,
      double partialUtility,
      boolean filled,
      @Nullable Reason missing,
      List<Lacking> gaps) {}

  private record Reason(String cause, String reason) {
    static @Nullable Reason of(@Nullable Absence absence) {
      return absence == null ? null : new Reason(absence.cause().word(), absence.reason());
    }
  }

  private record NotCounted(String criterion, String cause, String reason) {
    static NotCounted of(LeftOut out) {
      return new NotCounted(out.criterion(), out.absence().cause().word(), out.absence().reason());
    }
  }

  private record Lacking(List<String> cell, String cause, String reason) {
    static Lacking of(Gap gap) {
      return new Lacking(gap.cell(), gap.absence().cause().word(), gap.absence().reason());
    }
  }

  private record Rules(
      String missing,
      String means,
      List<String> meansOver,
      @Nullable Integer decimals,
      Uncertainty uncertainty) {}

  private record Change(
      String kind,
      String group,
      @Nullable String criterion,
      @Nullable String part,
      @Nullable String candidate,
      double from,
      double to,
      String first) {

    static Change of(Flip flip) {
      if (flip.what() instanceof CandidateValue value) {
        return new Change(
            "value",
            value.group(),
            value.criterion(),
            value.part(),
            value.candidate(),
            flip.from(),
            flip.to(),
            flip.first());
      }
      return flip.what() instanceof CriterionWeight weight
          ? weight(flip, weight.group(), weight.criterion())
          : weight(flip, ((GroupWeight) flip.what()).group(), null);
    }

    private static Change weight(Flip flip, String group, @Nullable String criterion) {
      return new Change(
          "weight", group, criterion, null, null, flip.from(), flip.to(), flip.first());
    }
  }

  private record Dropped(
      String candidate, List<String> criteria, double totalAsWorst, int rankAsWorst) {
    static Dropped of(Crash crash) {
      return new Dropped(
          crash.candidate(), crash.criteria(), crash.then().total(), crash.then().rank());
    }
  }

  private record Tried(
      Variation.Kind kind,
      String what,
      boolean reversed,
      boolean firstChanged,
      Map<String, Double> totals) {

    static Tried of(Variation variation) {
      Map<String, Double> totals = new LinkedHashMap<>();
      variation.candidates().forEach(placed -> totals.put(placed.name(), placed.total()));
      return new Tried(
          variation.kind(),
          variation.what(),
          variation.reversed(),
          variation.firstChanged(),
          totals);
    }
  }

  @Override
  public void render(RankingReport report, Writer out) throws IOException {
    Analysis analysis = report.analysis();
    Ranking ranking = analysis.ranking();
    RankingTexts texts = new RankingTexts(report);
    ReportJson.MAPPER
        .writerWithDefaultPrettyPrinter()
        .writeValue(
            out,
            new Content(
                FORMAT,
                ranking.candidates().stream()
                    .map(placed -> candidate(placed, texts.places(placed.name())))
                    .toList(),
                ranking.criteria().stream().map(JsonRanking::criterion).toList(),
                report.title(),
                report.source(),
                ranking.groups(),
                ranking.excluded(),
                ranking.leftOut().stream().map(NotCounted::of).toList(),
                rules(report),
                analysis.crashes().stream().map(Dropped::of).toList(),
                analysis.dominated(),
                Stream.of(analysis.weightFlips(), analysis.valueFlips())
                    .flatMap(List::stream)
                    .map(Change::of)
                    .toList(),
                analysis.scoreSteps().tried(),
                analysis.scoreSteps().turning(),
                analysis.variations().stream().map(Tried::of).toList(),
                report.notes(),
                report.run(),
                texts.headline(),
                texts.drawn(),
                remarks(report, texts)));
    out.write('\n');
  }

  /** What the page tells in words; of the changes the nearest, as the fields above have all. */
  private static List<RankingSections> remarks(RankingReport report, RankingTexts texts) {
    return Stream.of(
            RankingSections.aboutValues(texts),
            RankingSections.aboutSureness(report, texts, NEAREST_CHANGES))
        .flatMap(List::stream)
        .toList();
  }

  private static Candidate candidate(Placed placed, Places places) {
    return new Candidate(
        placed.name(),
        placed.rank(),
        placed.total(),
        placed.groups(),
        places.around(),
        places.any(),
        places.typicalWeights());
  }

  private static Counted criterion(Weighed criterion) {
    Map<String, Value> values = new LinkedHashMap<>();
    criterion.values().forEach((name, value) -> values.put(name, value(value)));
    return new Counted(
        criterion.group(), criterion.name(), criterion.weight(), values, criterion.better().word());
  }

  private static Value value(Valued value) {
    return new Value(
        value.input(),
        value.value(),
        value.partialUtility(),
        value.filled(),
        Reason.of(value.absence()),
        value.gaps().stream().map(Lacking::of).toList());
  }

  private static Rules rules(RankingReport report) {
    Means means = report.analysis().decision().means();
    return new Rules(
        report.analysis().decision().missing().word(),
        means.kind().word(),
        means.over(),
        means.decimals() == Means.UNROUNDED ? null : means.decimals(),
        report.uncertainty());
  }
}
