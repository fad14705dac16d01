package io.github.jmhruntime.report;

import io.github.jmhruntime.decision.Variation;
import io.github.jmhruntime.decision.Variation.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * What is told below the tables, in the order in which it is told.
 *
 * @param title what the lines are about
 * @param lines at least one
 */
record RankingSections(String title, List<String> lines) {

  private static final Kind[] LEFT_OUT = {
    Kind.WITHOUT_CANDIDATE, Kind.WITHOUT_CELLS, Kind.WITHOUT_CRITERION
  };
  private static final Kind[] RULES = {Kind.MEANS, Kind.MISSING};

  /** What is missing, and what stands for it. */
  static List<RankingSections> aboutValues(RankingTexts texts) {
    List<RankingSections> sections = new ArrayList<>();
    add(sections, "Excluded by a must:", texts.excluded());
    add(sections, "Missing values (*):", texts.missing());
    add(sections, "Crashes:", texts.crashes());
    add(sections, "Means over less than others have:", texts.gaps());
    add(sections, "Small differences, stretched from 1 to 10 all the same:", texts.stretched());
    return sections;
  }

  /**
   * What the ranking hangs on.
   *
   * @param flips how many changes of each kind are named for each candidate
   */
  static List<RankingSections> aboutSureness(RankingReport report, RankingTexts texts, int flips) {
    List<RankingSections> sections = new ArrayList<>();
    add(sections, "Typical weights that put it first:", texts.typicalWeights());
    List<String> changes = new ArrayList<>();
    FlipTexts.byCandidate(report.analysis(), flips)
        .forEach((name, lines) -> changes.add(name + ": " + String.join("; or ", lines)));
    if (changes.isEmpty() && report.analysis().ranking().candidates().size() > 1) {
      changes.add("no single weight, and no single value up to tenfold");
    }
    add(sections, "One change that would put another candidate first:", changes);
    add(sections, "Dominated:", texts.dominated());
    add(
        sections,
        "One mark in one score: %d of %d possible steps change the order:"
            .formatted(
                report.analysis().scoreSteps().turning().size(),
                report.analysis().scoreSteps().tried()),
        FlipTexts.steps(report.analysis()));
    add(
        sections,
        "Left out, and the order of the others changes:",
        lines(texts, "without ", LEFT_OUT));
    add(sections, "The order stays the same without:", joined(texts.unturned(LEFT_OUT)));
    add(sections, "Other rules, and the order changes:", lines(texts, "", RULES));
    add(sections, "The order stays the same with:", joined(texts.unturned(RULES)));
    add(sections, "To be known with this:", report.notes());
    return sections;
  }

  private static List<String> lines(RankingTexts texts, String before, Kind... kinds) {
    List<String> lines = new ArrayList<>();
    for (Variation variation : texts.turned(kinds)) {
      lines.add(
          "%s%s: %s%s"
              .formatted(
                  before,
                  said(variation),
                  RankingTexts.order(variation),
                  variation.firstChanged() ? " (another one is first)" : ""));
    }
    return lines;
  }

  private static String said(Variation variation) {
    return variation.kind() == Kind.WITHOUT_CRITERION
        ? "the criterion " + variation.what()
        : variation.what();
  }

  private static List<String> joined(List<String> names) {
    return names.isEmpty() ? List.of() : List.of(String.join("; ", names));
  }

  private static void add(List<RankingSections> sections, String title, List<String> lines) {
    if (!lines.isEmpty()) {
      sections.add(new RankingSections(title, lines));
    }
  }
}
