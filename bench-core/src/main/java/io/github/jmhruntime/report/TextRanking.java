package io.github.jmhruntime.report;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** The ranking on the console: who is first and why, and how sure that is. */
final class TextRanking implements Renderer<RankingReport> {

  /** How many lines of one kind are shown; ranking.md has all of them. */
  private static final int MOST_LINES = 8;

  /** How many changes of each kind are named for each candidate. */
  private static final int MOST_FLIPS = 2;

  private static final String PARTIAL_UTILITIES =
      "Partial utilities: the weight in the group × the value, from 1 (worst candidate) to 10 (best):";

  private final int columns;

  /** Writes lines that are not wider than that. */
  TextRanking(int columns) {
    this.columns = columns;
  }

  @Override
  public void render(RankingReport report, Writer out) throws IOException {
    RankingTexts texts = new RankingTexts(report);
    out.write(TextLines.wrap(report.title(), 0, columns));
    out.write("\n" + TextLines.wrap(texts.headline(), 0, columns) + "\n");
    table(RankingTables.places(report.analysis().ranking()), out);
    out.write("\n" + TextLines.wrap(PARTIAL_UTILITIES, 0, columns) + "\n");
    table(RankingTables.partialUtilities(report.analysis().ranking()), out);
    sections(RankingSections.aboutValues(texts), out);
    out.write("\nHow sure it is:\n\n");
    table(RankingTables.probabilities(report, texts), out);
    out.write("\n" + TextLines.wrap(texts.drawn(), 0, columns));
    sections(RankingSections.aboutSureness(report, texts, MOST_FLIPS), out);
    if (report.source() != null) {
      out.write("\n" + TextLines.wrap("Source: " + report.source(), 0, columns));
    }
  }

  private void table(RankingTables table, Writer out) throws IOException {
    TextTable text =
        new TextTable(table.titles().stream().map(TextLines::clean).toArray(String[]::new));
    for (List<String> row : table.rows()) {
      if (row.size() == 1) {
        text.heading(TextLines.clean(row.get(0)));
      } else {
        text.row(row.stream().map(TextRanking::cell).toList());
      }
    }
    text.write(out, columns);
  }

  private static String cell(String text) {
    String indent = text.startsWith("  ") ? "  " : "";
    return indent + TextLines.clean(text);
  }

  private void sections(List<RankingSections> sections, Writer out) throws IOException {
    for (RankingSections section : sections) {
      out.write("\n" + TextLines.wrap(section.title(), 0, columns));
      int shown = Math.min(MOST_LINES, section.lines().size());
      for (String line : section.lines().subList(0, shown)) {
        out.write(TextLines.wrap(line, 2, columns));
      }
      if (shown < section.lines().size()) {
        out.write("  and %d more, see ranking.md\n".formatted(section.lines().size() - shown));
      }
    }
  }
}
