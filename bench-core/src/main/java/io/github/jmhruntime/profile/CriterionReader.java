package io.github.jmhruntime.profile;

import io.github.jmhruntime.profile.DecisionFile.Criterion;
import io.github.jmhruntime.profile.DecisionFile.Entry;
import io.github.jmhruntime.profile.DecisionFile.Filter;
import io.github.jmhruntime.profile.DecisionFile.Row;
import io.github.jmhruntime.profile.DecisionFile.Source;
import io.github.jmhruntime.profile.DecisionFile.Source.Benchmarks;
import io.github.jmhruntime.profile.DecisionFile.Source.Cells;
import io.github.jmhruntime.profile.DecisionFile.Source.Failures;
import io.github.jmhruntime.profile.DecisionFile.Source.LimitsSeen;
import io.github.jmhruntime.profile.DecisionFile.Source.Probes;
import io.github.jmhruntime.profile.Node.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one criterion of a decision. */
final class CriterionReader {

  /** Where values can come from, with the keys that go with each. */
  private static final Map<String, Set<String>> SOURCES = new LinkedHashMap<>();

  static {
    SOURCES.put("benchmarks", Set.of("metric", "where"));
    SOURCES.put("table", Set.of("better", "where"));
    SOURCES.put("scores", Set.of("scale"));
    SOURCES.put("scoreTable", Set.of("scale", "where"));
    SOURCES.put("failures", Set.of());
    SOURCES.put("limits", Set.of());
    SOURCES.put("probes", Set.of("findings"));
  }

  private static final List<String> DETAILS =
      List.of("metric", "better", "scale", "where", "findings");
  private static final List<String> LIMITS = List.of("cpu", "memory");
  private static final String OPEN = "open";
  private static final int MOST = 1000;

  private final List<Name> candidates;
  private final DecisionTables tables;
  private final AbsenceReasons reasons;

  CriterionReader(List<Name> candidates, DecisionTables tables, AbsenceReasons reasons) {
    this.candidates = candidates;
    this.tables = tables;
    this.reasons = reasons;
  }

  Criterion weighed(Section section, double weight) {
    for (String key : List.of("atLeast", "atMost")) {
      if (section.has(key)) {
        throw section.problem(key, "is for criteria under 'must'; move this one there");
      }
    }
    return criterion(section, weight);
  }

  Criterion must(Section section) {
    if (section.has("atLeast") == section.has("atMost")) {
      throw section.problem("atLeast", "or 'atMost' must say what is enough, and not both");
    }
    for (String key : List.of(WeightsReader.WEIGHT, WeightsReader.POINTS, WeightsReader.OUTRANKS)) {
      if (section.has(key)) {
        throw section.problem(key, "does not go with a must, which is not weighed; take it away");
      }
    }
    return criterion(section, 1);
  }

  private Criterion criterion(Section section, double weight) {
    return new Criterion(
        section.at(),
        section.text("name"),
        weight,
        section.texts(WeightsReader.OUTRANKS),
        bound(section, "atLeast"),
        bound(section, "atMost"),
        source(section));
  }

  private static @Nullable Double bound(Section section, String key) {
    return section.has(key) ? section.number(key, 0, Double.MAX_VALUE) : null;
  }

  private Source source(Section section) {
    List<String> used = SOURCES.keySet().stream().filter(section::has).toList();
    if (used.size() != 1) {
      throw section
          .at()
          .problem(
              "criterion '%s' has %s; say where its values come from by one of %s",
              section.text("name"),
              used.isEmpty() ? "no values" : "'" + String.join("' and '", used) + "'",
              String.join(", ", SOURCES.keySet()));
    }
    String key = used.get(0);
    for (String detail : DETAILS) {
      if (section.has(detail) && !SOURCES.getOrDefault(key, Set.of()).contains(detail)) {
        throw section.problem(detail, "does not go with '%s'; take it away", key);
      }
    }
    return switch (key) {
      case "benchmarks" ->
          new Benchmarks(
              patterns(section, key),
              section.has("metric") ? section.name("metric") : null,
              where(section));
      case "table" ->
          new Cells(
              tables.measured(section, key, where(section), reasons),
              section.word("better", List.of("lower", "higher")).equals("higher"),
              Double.NaN,
              Double.NaN);
      case "scores", "scoreTable" -> scores(section, key);
      case "failures" -> new Failures(patterns(section, key));
      case "limits" -> new LimitsSeen(section.notEmpty(key, section.words(key, LIMITS, "")));
      default -> new Probes(section.notEmpty(key, section.names(key)), findings(section));
    };
  }

  private static List<Name> patterns(Section section, String key) {
    section.regexes(key);
    return section.notEmpty(key, section.names(key));
  }

  private static List<Filter> where(Section section) {
    List<Filter> filters = new ArrayList<>();
    section
        .entries("where")
        .forEach(
            (param, entry) ->
                filters.add(
                    new Filter(
                        entry.at(), param, Values.textOrTexts("where." + param, entry.value()))));
    return filters;
  }

  private Cells scores(Section section, String key) {
    double[] scale = scale(section);
    List<Row> rows =
        key.equals("scores")
            ? List.of(new Row(Map.of(), inline(section, scale)))
            : tables.scores(section, key, where(section), reasons, scale[0], scale[1]);
    return new Cells(rows, true, scale[0], scale[1]);
  }

  private static double[] scale(Section section) {
    if (!section.has("scale")) {
      return new double[] {1, 5};
    }
    List<Integer> ends = section.integers("scale", 0, MOST);
    if (ends.size() != 2 || ends.get(0) >= ends.get(1)) {
      throw section.problem(
          "scale", "is %s; it must be the smallest and the largest score, such as [1, 5]", ends);
    }
    return new double[] {ends.get(0), ends.get(1)};
  }

  private Map<String, Entry> inline(Section section, double[] scale) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    section
        .entries("scores")
        .forEach(
            (candidate, entry) -> {
              if (!candidates.isEmpty()) {
                Candidates.known(entry.at(), candidate, candidates);
              }
              entries.put(candidate, score("scores." + candidate, entry.value(), scale));
            });
    return entries;
  }

  private static Entry score(String name, Node node, double[] scale) {
    if (node instanceof Scalar scalar && scalar.text().equals(OPEN)) {
      return AbsenceReasons.open();
    }
    Section score = Section.section(name, node, Shape.SCORE);
    String basis = "%s (%s)".formatted(score.text("reason"), score.text("source"));
    return new Entry(score.number("score", scale[0], scale[1]), "", basis);
  }

  private static Map<String, Double> findings(Section section) {
    Map<String, Double> findings = new LinkedHashMap<>();
    section
        .entries("findings")
        .forEach(
            (finding, entry) ->
                findings.put(
                    finding, Values.number("findings." + finding, entry.value(), 0, MOST)));
    return findings;
  }
}
