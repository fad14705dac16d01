package io.github.jmhruntime.report;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** {@code ranking.md}: the same as on the console, and all of it. */
final class MarkdownRanking implements Renderer<RankingReport> {

  private static final int ALL = Integer.MAX_VALUE;

  @Override
  public void render(RankingReport report, Writer out) throws IOException {
    RankingTexts texts = new RankingTexts(report);
    out.write("# " + Markdown.escape(report.title()) + "\n\n");
    out.write(Markdown.escape(texts.headline()) + "\n\n");
    table(RankingTables.places(report.analysis().ranking()), 2, out);
    out.write("\n## Partial utilities\n\n");
    table(RankingTables.partialUtilities(report.analysis().ranking()), 1, out);
    out.write("\n## What they were made of\n\n");
    table(RankingTables.inputs(report.analysis().ranking()), 1, out);
    sections(RankingSections.aboutValues(texts), out);
    out.write("\n## How sure it is\n\n");
    table(RankingTables.probabilities(report, texts), 1, out);
    out.write("\n" + Markdown.escape(texts.drawn()) + "\n");
    sections(RankingSections.aboutSureness(report, texts, ALL), out);
    if (report.source() != null) {
      out.write("\nSource: " + Markdown.escape(report.source()) + "\n");
    }
  }

  private static void table(RankingTables table, int texts, Writer out) throws IOException {
    out.write(Markdown.row(table.titles().stream().map(Markdown::escape).toArray(String[]::new)));
    out.write("|" + "---|".repeat(texts) + "---:|".repeat(table.titles().size() - texts) + "\n");
    for (List<String> row : table.rows()) {
      String[] cells = new String[table.titles().size()];
      for (int i = 0; i < cells.length; i++) {
        cells[i] = i < row.size() ? Markdown.escape(row.get(i).strip()) : "";
      }
      if (row.size() == 1) {
        cells[0] = "**" + cells[0] + "**";
      }
      out.write(Markdown.row(cells));
    }
  }

  private static void sections(List<RankingSections> sections, Writer out) throws IOException {
    for (RankingSections section : sections) {
      out.write("\n**" + Markdown.escape(section.title()) + "**\n\n");
      for (String line : section.lines()) {
        out.write("- " + Markdown.escape(line) + "\n");
      }
    }
  }
}
