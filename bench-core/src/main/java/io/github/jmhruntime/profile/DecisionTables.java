package io.github.jmhruntime.profile;

import io.github.jmhruntime.profile.CsvTable.Line;
import io.github.jmhruntime.profile.DecisionFile.Entry;
import io.github.jmhruntime.profile.DecisionFile.Filter;
import io.github.jmhruntime.profile.DecisionFile.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The tables that lie beside a decision. */
final class DecisionTables {

  private static final String REASON = "reason";
  private static final String SOURCE = "source";
  private static final Pattern NUMBER = Pattern.compile("\\d{1,15}(\\.\\d{1,15})?");

  private final Function<String, String> shown;
  private final Function<String, @Nullable String> text;
  private final List<String> candidates;
  private final Map<String, CsvTable> read = new HashMap<>();

  /**
   * Tables of a folder.
   *
   * @param shown how messages call a file of that name
   * @param text what a file holds, or null where there is none
   * @param candidates the names of the columns that hold values
   */
  DecisionTables(
      Function<String, String> shown,
      Function<String, @Nullable String> text,
      List<Name> candidates) {
    this.shown = shown;
    this.text = text;
    this.candidates = candidates.stream().map(Name::text).toList();
  }

  /** The table that a key names. */
  CsvTable table(Section section, String key) {
    String name = section.text(key);
    return read.computeIfAbsent(
        name,
        file -> {
          String content = text.apply(file);
          if (content == null) {
            throw section.problem(
                key,
                "is '%s'; there is no file %s; put it beside the decision",
                file,
                shown.apply(file));
          }
          return CsvTable.parse(shown.apply(file), content);
        });
  }

  /** Measured values, one row per line. */
  List<Row> measured(Section section, String key, List<Filter> where, AbsenceReasons reasons) {
    usable(section, key);
    return rows(
        section,
        key,
        where,
        reasons,
        (line, candidate) -> new Entry(positive(line, candidate), "", ""));
  }

  /** Experts' scores, each with its reason and source. */
  List<Row> scores(
      Section section,
      String key,
      List<Filter> where,
      AbsenceReasons reasons,
      double least,
      double most) {
    CsvTable table = usable(section, key);
    for (String column : List.of(REASON, SOURCE)) {
      if (!table.columns().contains(column)) {
        throw section.problem(
            key, "is '%s', which has no column '%s'; a score needs one", table.file(), column);
      }
    }
    return rows(
        section,
        key,
        where,
        reasons,
        (line, candidate) -> {
          double score = positive(line, candidate);
          if (score < least || score > most) {
            throw line.at()
                .problem(
                    "the score of '%s' is %s; it must be from %s to %s",
                    candidate, line.cell(candidate), Values.shown(least), Values.shown(most));
          }
          String basis = reason(line, candidate) + " (" + line.cell(SOURCE) + ")";
          return new Entry(score, "", basis);
        });
  }

  private interface CellReader {
    Entry read(Line line, String candidate);
  }

  private CsvTable usable(Section section, String key) {
    CsvTable table = table(section, key);
    if (candidates.stream().noneMatch(table.columns()::contains)) {
      throw section.problem(
          key,
          "is '%s', in which no column is a candidate; name them in 'candidates' at the top, out of %s",
          table.file(),
          String.join(", ", table.columns()));
    }
    return table;
  }

  private List<Row> rows(
      Section section, String key, List<Filter> where, AbsenceReasons reasons, CellReader reader) {
    CsvTable table = table(section, key);
    where.forEach(filter -> known(table, filter));
    List<Row> rows = new ArrayList<>();
    for (Line line : table.lines()) {
      if (where.stream().allMatch(f -> f.values().contains(line.cell(f.param())))) {
        Map<String, String> axes = axes(line, where);
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (String candidate : candidates) {
          entries.put(
              candidate,
              line.cell(candidate).isEmpty()
                  ? reasons.of(section.text(key), axes, candidate)
                  : reader.read(line, candidate));
        }
        rows.add(new Row(axes, entries));
      }
    }
    if (rows.isEmpty()) {
      throw section.problem(key, "is '%s', which has no line that 'where' asks for", table.file());
    }
    return List.copyOf(rows);
  }

  private static void known(CsvTable table, Filter filter) {
    if (!table.columns().contains(filter.param())) {
      throw filter
          .at()
          .problem(
              "key 'where.%s' is no column of %s%s; its columns are %s",
              filter.param(),
              table.file(),
              Nearest.to(filter.param(), table.columns())
                  .map(", did you mean '%s'?"::formatted)
                  .orElse(""),
              String.join(", ", table.columns()));
    }
  }

  /** What tells the line from others; what 'where' pins to one value does not. */
  private Map<String, String> axes(Line line, List<Filter> where) {
    Map<String, String> axes = new LinkedHashMap<>(line.cells());
    candidates.forEach(axes::remove);
    axes.remove(REASON);
    axes.remove(SOURCE);
    where.stream().filter(f -> f.values().size() == 1).map(Filter::param).forEach(axes::remove);
    return axes;
  }

  private static double positive(Line line, String candidate) {
    String cell = line.cell(candidate);
    if (!NUMBER.matcher(cell).matches() || Double.parseDouble(cell) == 0) {
      throw line.at()
          .problem(
              "the value of '%s' is '%s'; it must be a number above 0, or empty for none",
              candidate, cell);
    }
    return Double.parseDouble(cell);
  }

  /** Out of {@code docker: …; kata: …}. */
  private String reason(Line line, String candidate) {
    String others = String.join("|", candidates.stream().map(Pattern::quote).toList());
    Matcher part =
        Pattern.compile(
                "(?:^|;\\s*)%s:\\s*(.*?)(?=;\\s*(?:%s):|$)"
                    .formatted(Pattern.quote(candidate), others))
            .matcher(line.cell(REASON));
    if (!part.find() || part.group(1).isBlank()) {
      throw line.at()
          .problem(
              "the reason for the score of '%s' is missing; write '%s: why' into the column '%s'",
              candidate, candidate, REASON);
    }
    return part.group(1).strip();
  }
}
