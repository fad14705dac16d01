package io.github.jmhruntime.report;

import io.github.jmhruntime.measurement.ProbeFindings;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** What probes have found, on the console: the answer, what differs, the rest, the evidence. */
final class TextProbes implements Renderer<ProbeFindings> {

  private final int columns;

  TextProbes(int columns) {
    this.columns = columns;
  }

  @Override
  public void render(ProbeFindings findings, Writer out) throws IOException {
    ProbeTable table = new ProbeTable(findings);
    out.write(TextLines.wrap(table.headline(), 0, columns) + "\n");
    write(table, out);
    out.write("\nWhat was seen where it differs, or where nothing could be tried:\n");
    for (String group : table.groups()) {
      for (String probe : table.probes(group, true)) {
        evidence(table, probe, out);
      }
      for (String probe : table.probes(group, false)) {
        if (table.finding(probe, findings.baseline()).equals(ProbeFindings.NOT_RUN)) {
          evidence(table, probe, out);
        }
      }
    }
  }

  private void write(ProbeTable findings, Writer out) throws IOException {
    List<String> titles = new ArrayList<>(List.of(""));
    titles.addAll(findings.runtimes());
    TextTable table = new TextTable(titles.toArray(String[]::new));
    for (boolean differing : new boolean[] {true, false}) {
      for (String group : findings.groups()) {
        List<String> probes = findings.probes(group, differing);
        if (!probes.isEmpty()) {
          table.heading(differing ? group + ", different" : group + ", the same under all");
        }
        for (String probe : probes) {
          List<String> cells = new ArrayList<>(List.of("  " + findings.described(probe).title()));
          findings.runtimes().forEach(runtime -> cells.add(findings.finding(probe, runtime)));
          table.row(cells);
        }
      }
    }
    table.write(out, columns);
  }

  private void evidence(ProbeTable table, String probe, Writer out) throws IOException {
    out.write("  " + table.described(probe).title() + "\n");
    for (String runtime : table.runtimes()) {
      out.write(
          TextLines.wrap("%s: %s".formatted(runtime, table.evidence(probe, runtime)), 4, columns));
    }
  }
}
