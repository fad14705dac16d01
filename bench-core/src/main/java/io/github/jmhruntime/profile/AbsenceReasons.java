package io.github.jmhruntime.profile;

import io.github.jmhruntime.profile.CsvTable.Line;
import io.github.jmhruntime.profile.DecisionFile.Entry;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why cells of tables are empty, out of a table of its own. */
final class AbsenceReasons {

  private static final String CRASHED = DecisionFile.CAUSES.get(0);
  private static final String NOT_OFFERED = DecisionFile.CAUSES.get(1);
  private static final String NOT_MEASURED = DecisionFile.CAUSES.get(2);
  private static final List<String> COLUMNS = List.of("file", "candidate", "cause", "reason");
  private static final String ALL = "all";

  private final List<Line> lines;
  private final Map<String, String> columnsByAxis;
  private final Map<String, String> causes;

  private AbsenceReasons(
      List<Line> lines, Map<String, String> columnsByAxis, Map<String, String> causes) {
    this.lines = lines;
    this.columnsByAxis = columnsByAxis;
    this.causes = causes;
  }

  /** Reads the reasons, or knows none where the section is null. */
  static AbsenceReasons read(@Nullable Section section, DecisionTables tables) {
    if (section == null) {
      return new AbsenceReasons(List.of(), Map.of(), Map.of());
    }
    CsvTable table = tables.table(section, "table");
    for (String column : COLUMNS) {
      if (!table.columns().contains(column)) {
        throw section.problem("table", "is '%s', which has no column '%s'", table.file(), column);
      }
    }
    Map<String, String> columns = new LinkedHashMap<>();
    section
        .entries("columns")
        .forEach((axis, entry) -> columns.put(axis, column(table, axis, entry.value())));
    Map<String, String> causes = new LinkedHashMap<>();
    section.texts("crashed").forEach(word -> causes.put(word, CRASHED));
    section.texts("notOffered").forEach(word -> causes.put(word, NOT_OFFERED));
    return new AbsenceReasons(table.lines(), columns, causes);
  }

  private static String column(CsvTable table, String axis, Node node) {
    return Values.word("reasons.columns." + axis, node, table.columns(), "");
  }

  /** Why a candidate has no value in a cell of a table. */
  Entry of(String table, Map<String, String> axes, String candidate) {
    Optional<Line> line =
        lines.stream()
            .filter(each -> each.cell("file").equals(table))
            .filter(each -> lists(each.cell("candidate"), candidate))
            .filter(each -> axes.entrySet().stream().allMatch(axis -> speaksOf(each, axis)))
            .findFirst();
    return line.map(this::entry).orElseGet(() -> missing(NOT_MEASURED, "no reason is given"));
  }

  static Entry missing(String cause, String reason) {
    return new Entry(Double.NaN, cause, reason);
  }

  /** One that nobody has given yet. */
  static Entry open() {
    return missing(NOT_MEASURED, "no score yet");
  }

  private boolean speaksOf(Line line, Map.Entry<String, String> axis) {
    String cell = line.cell(columnsByAxis.getOrDefault(axis.getKey(), axis.getKey()));
    return cell.isEmpty() || cell.equals(ALL) || lists(cell, axis.getValue());
  }

  private static boolean lists(String cell, String word) {
    return Arrays.stream(cell.split(";")).map(String::strip).anyMatch(word::equals);
  }

  private Entry entry(Line line) {
    String cause = causes.getOrDefault(line.cell("cause"), NOT_MEASURED);
    String source = line.cell("source").isEmpty() ? "" : " (" + line.cell("source") + ")";
    String reason = line.cell("reason");
    return missing(cause, (reason.isEmpty() ? line.cell("cause") : reason) + source);
  }
}
