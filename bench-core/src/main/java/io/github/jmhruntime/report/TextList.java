package io.github.jmhruntime.report;

import io.github.jmhruntime.report.ListReport.Entry;
import io.github.jmhruntime.report.ListReport.Section;
import java.io.IOException;
import java.io.Writer;

/** What options can name, on the console. */
final class TextList implements Renderer<ListReport> {

  @Override
  public void render(ListReport report, Writer out) throws IOException {
    for (Section section : report.sections()) {
      out.write(section.heading() + "\n");
      int width =
          section.entries().stream().mapToInt(entry -> entry.name().length()).max().orElse(1);
      for (Entry entry : section.entries()) {
        String line = ("  %-" + width + "s  %s").formatted(entry.name(), entry.title());
        out.write(line.stripTrailing() + "\n");
      }
      out.write("\n");
    }
    for (String note : report.notes()) {
      out.write(note + "\n");
    }
  }
}
