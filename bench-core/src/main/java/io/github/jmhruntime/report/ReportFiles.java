package io.github.jmhruntime.report;

import io.github.jmhruntime.measurement.ResultFile;
import io.github.jmhruntime.measurement.ResultFileException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/** The files that a comparison is written to, and the text for the console. */
public final class ReportFiles {

  private static final Map<String, ComparisonRenderer> COMPARISON =
      Map.of(
          "comparison.json", new JsonComparison(),
          "comparison.md", new MarkdownComparison(),
          "comparison.csv", new CsvComparison());

  private ReportFiles() {}

  /**
   * Writes {@code comparison.json}, {@code .md} and {@code .csv} into the folder, each whole or not
   * at all.
   *
   * @throws ResultFileException where a file cannot be written
   */
  public static void writeComparison(Path folder, ComparisonReport report) {
    COMPARISON.forEach(
        (name, renderer) ->
            ResultFile.write(folder.resolve(name), out -> renderer.render(report, out)));
  }

  /** The table for the console, with its last line break. */
  public static String text(ComparisonReport report) {
    StringWriter out = new StringWriter();
    try {
      new TextComparison().render(report, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }
}
