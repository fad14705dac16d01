package io.github.jmhruntime.report;

import io.github.jmhruntime.measurement.ProbeFindings;
import io.github.jmhruntime.measurement.ProbeFindings.Described;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code probes.md}: what was found with its scores, then what was seen. */
final class MarkdownProbes implements Renderer<ProbeFindings> {

  @Override
  public void render(ProbeFindings findings, Writer out) throws IOException {
    ProbeTable table = new ProbeTable(findings);
    out.write("# What runtimes enforce and can do\n\n");
    out.write(Markdown.escape(table.headline()) + "\n");
    for (String group : table.groups()) {
      out.write("\n## " + Markdown.escape(group) + "\n\n");
      table(table, group, out);
    }
    out.write("\n## What was seen\n");
    for (String probe : findings.probes()) {
      Described described = table.described(probe);
      out.write("\n**" + Markdown.escape(described.title()) + "**\n\n");
      out.write(Markdown.escape(described.question()) + "\n\n");
      for (String runtime : table.runtimes()) {
        out.write(
            "- %s: %s: %s\n"
                .formatted(
                    Markdown.escape(runtime),
                    Markdown.escape(table.finding(probe, runtime)),
                    Markdown.escape(table.evidence(probe, runtime))));
      }
    }
    out.write("\n## Where\n\n");
    for (Map.Entry<String, String> fact : findings.circumstances().entrySet()) {
      out.write(
          "- %s: %s\n".formatted(Markdown.escape(fact.getKey()), Markdown.escape(fact.getValue())));
    }
  }

  private static void table(ProbeTable table, String group, Writer out) throws IOException {
    List<String> titles = new ArrayList<>(List.of("probe", "OWASP"));
    titles.addAll(table.runtimes());
    titles.add("published scores");
    out.write(Markdown.row(titles.stream().map(Markdown::escape).toArray(String[]::new)));
    out.write("|" + "---|".repeat(titles.size()) + "\n");
    for (String probe : table.probes(group)) {
      Described described = table.described(probe);
      List<String> cells = new ArrayList<>();
      cells.add(described.title());
      cells.add(String.join(", ", described.owasp()));
      table.runtimes().forEach(runtime -> cells.add(table.scored(probe, runtime)));
      cells.add(table.published(probe));
      out.write(Markdown.row(cells.stream().map(Markdown::escape).toArray(String[]::new)));
    }
  }
}
