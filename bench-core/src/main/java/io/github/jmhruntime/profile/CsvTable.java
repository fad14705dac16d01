package io.github.jmhruntime.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A table in a CSV file whose first line names the columns.
 *
 * @param file the file as messages shall name it
 * @param columns the names
 * @param lines the rest
 */
record CsvTable(String file, List<String> columns, List<Line> lines) {

  private static final CsvMapper MAPPER =
      CsvMapper.builder()
          .enable(CsvParser.Feature.WRAP_AS_ARRAY)
          .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
          .build();

  /** One line; every column has a cell, which may be empty. */
  record Line(Mark at, Map<String, String> cells) {

    String cell(String column) {
      return cells.getOrDefault(column, "");
    }
  }

  /**
   * Reads a table.
   *
   * @throws ProfileException naming file and line where it is none
   */
  static CsvTable parse(String file, String text) {
    try (MappingIterator<String[]> read = MAPPER.readerFor(String[].class).readValues(text)) {
      if (!read.hasNext()) {
        throw new Mark(file, 1, 1).problem("the table is empty; its first line must name columns");
      }
      List<String> columns = List.of(read.next());
      List<Line> lines = new ArrayList<>();
      while (read.hasNext()) {
        String[] cells = read.next();
        Mark at = new Mark(file, Math.max(1, read.getCurrentLocation().getLineNr() - 1), 1);
        lines.add(line(at, columns, cells));
      }
      return new CsvTable(file, columns, List.copyOf(lines));
    } catch (JsonProcessingException e) {
      throw new Mark(
              file, Math.max(1, e.getLocation() == null ? 1 : e.getLocation().getLineNr()), 1)
          .problem("this is not CSV: %s", e.getOriginalMessage());
    } catch (IOException e) {
      throw new Mark(file, 1, 1).problem("the table cannot be read: %s", e);
    }
  }

  private static Line line(Mark at, List<String> columns, String[] cells) {
    if (cells.length != columns.size()) {
      throw at.problem(
          "%d cells under %d columns (%s); put a cell with commas between double quotes",
          cells.length, columns.size(), String.join(", ", columns));
    }
    Map<String, String> byColumn = new LinkedHashMap<>();
    for (int i = 0; i < cells.length; i++) {
      byColumn.put(columns.get(i), cells[i].strip());
    }
    return new Line(at, byColumn);
  }
}
