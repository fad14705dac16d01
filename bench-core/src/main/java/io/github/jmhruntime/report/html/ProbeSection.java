package io.github.jmhruntime.report.html;

import io.github.jmhruntime.measurement.ProbeFindings;
import io.github.jmhruntime.measurement.ProbeFindings.Described;
import io.github.jmhruntime.report.ProbeTable;
import io.github.jmhruntime.report.markup.Element;
import io.github.jmhruntime.report.markup.Node;
import io.github.jmhruntime.report.markup.Table;
import java.util.ArrayList;
import java.util.List;

/** What probes have found: a table for each group, what differs first, and what was seen. */
final class ProbeSection implements Section {

  @Override
  public String id() {
    return "probes";
  }

  @Override
  public String title() {
    return "What the runtimes enforce and can do";
  }

  @Override
  public List<Node> content(PageData data) {
    ProbeFindings findings = data.probes();
    if (findings == null || findings.probes().isEmpty()) {
      return List.of();
    }
    ProbeTable table = new ProbeTable(findings);
    List<Node> content = new ArrayList<>();
    content.add(Element.of("p", table.headline() + "."));
    content.add(
        Element.of(
            "p",
            "Found by trying it in containers; behind each finding stands its score from 1 to 5."));
    for (String group : table.groups()) {
      content.add(Element.of("h3", group));
      content.add(findings(table, group).element(group));
    }
    content.add(
        Element.of("details", Element.of("summary", "What was seen"), seen(table, findings)));
    return content;
  }

  private static Table findings(ProbeTable table, String group) {
    List<String> columns = new ArrayList<>(List.of("probe", "OWASP"));
    columns.addAll(table.runtimes());
    columns.add("published");
    List<List<String>> rows = new ArrayList<>();
    for (String probe : table.probes(group)) {
      Described described = table.described(probe);
      List<String> row = new ArrayList<>(List.of(described.title()));
      row.add(String.join(", ", described.owasp()));
      table.runtimes().forEach(runtime -> row.add(table.scored(probe, runtime)));
      row.add(table.published(probe));
      rows.add(row);
    }
    return new Table(columns, rows);
  }

  private static Element seen(ProbeTable table, ProbeFindings findings) {
    Element list = Element.of("dl");
    for (String probe : findings.probes()) {
      Described described = table.described(probe);
      list.add(Element.of("dt", described.title() + ": " + described.question()));
      for (String runtime : table.runtimes()) {
        list.add(
            Element.of(
                "dd",
                "%s: %s: %s"
                    .formatted(
                        runtime, table.finding(probe, runtime), table.evidence(probe, runtime))));
      }
    }
    return list;
  }
}
