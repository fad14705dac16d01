package io.github.jmhruntime.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Tables after RFC 4180; a number that does not exist is an empty cell. */
final class Csv {

  private static final CsvMapper MAPPER =
      CsvMapper.builder()
          .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
          .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
          .build();

  /** What makes a spreadsheet take a text for a formula. */
  private static final String FORMULA_STARTS = "=+-@\t\r";

  private Csv() {}

  static void write(List<String> titles, List<? extends List<?>> rows, Writer out)
      throws IOException {
    try (SequenceWriter lines =
        MAPPER
            .writer(CsvSchema.emptySchema().withLineSeparator("\r\n").withoutHeader())
            .writeValues(out)) {
      lines.write(titles);
      for (List<?> row : rows) {
        lines.write(row);
      }
    }
  }

  static Object number(double value) {
    return Double.isFinite(value) ? value : "";
  }

  /** Text that no spreadsheet takes for a formula. */
  static String text(String text) {
    return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
