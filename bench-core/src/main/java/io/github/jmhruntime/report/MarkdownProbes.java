package io.github.jmhruntime.report;

import io.github.jmhruntime.measurement.ProbeFindings;
import io.github.jmhruntime.measurement.ProbeFindings.Described;
import io.github.jmhruntime.measurement.ProbeFindings.Published;
import io.github.jmhruntime.measurement.ProbeFindings.Worth;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
    for (boolean differing : new boolean[] {true, false}) {
      for (String probe : table.probes(group, differing)) {
        Described described = table.described(probe);
        List<String> cells = new ArrayList<>();
        cells.add(described.title());
        cells.add(String.join(", ", described.owasp()));
        table.runtimes().forEach(r -> cells.add(scored(described, table.finding(probe, r))));
        cells.add(published(described.published()));
        out.write(Markdown.row(cells.stream().map(Markdown::escape).toArray(String[]::new)));
      }
    }
  }

  private static String scored(Described described, String finding) {
    Worth worth = described.scores().get(finding);
    return worth == null ? finding : "%s (%d)".formatted(finding, worth.score());
  }

  private static String published(@Nullable Published published) {
    if (published == null) {
      return "";
    }
    List<String> scores = new ArrayList<>();
    published.scores().forEach((runtime, score) -> scores.add(runtime + " " + score));
    return "%s: %s".formatted(published.criterion(), String.join(", ", scores));
  }
}
