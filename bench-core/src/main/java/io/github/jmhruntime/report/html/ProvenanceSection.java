package io.github.jmhruntime.report.html;

import io.github.jmhruntime.measurement.Provenance;
import io.github.jmhruntime.report.chart.Significant;
import io.github.jmhruntime.report.markup.Element;
import io.github.jmhruntime.report.markup.Node;
import io.github.jmhruntime.report.markup.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where the figures come from: everything that {@code run.json} knows. */
final class ProvenanceSection implements Section {

  private static final double MEBIBYTE = 1 << 20;

  @Override
  public String id() {
    return "provenance";
  }

  @Override
  public String title() {
    return "Where the figures come from";
  }

  @Override
  public List<Node> content(PageData data) {
    Provenance run = data.run();
    if (run == null) {
      return List.of();
    }
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("run", run.run());
    facts.put("version of jmh-runtime", run.version());
    facts.put("started", String.valueOf(run.startedAt()));
    facts.put("finished", run.finishedAt() == null ? "no" : String.valueOf(run.finishedAt()));
    facts.put(
        "time spent in measured forks",
        run.measuredShare() == null ? "" : Significant.of(100 * run.measuredShare()) + " %");
    facts.put("seed", String.valueOf(run.seed()));
    List<Node> content = new ArrayList<>();
    facts("The run", facts, content);
    facts("The machine", run.host(), content);
    facts("The engine", run.engine(), content);
    table(
        "Runtimes",
        List.of("runtime", "name on the engine", "version"),
        run.runtimes().stream()
            .map(r -> List.of(r.name(), r.engineName(), r.version() == null ? "" : r.version()))
            .toList(),
        content);
    table(
        "Images",
        List.of("image", "reference", "digest", "origin", "MiB"),
        run.images().stream()
            .map(
                i ->
                    List.of(
                        i.name(),
                        i.reference(),
                        i.digest(),
                        i.origin(),
                        Significant.of(i.sizeBytes() / MEBIBYTE)))
            .toList(),
        content);
    table(
        "Limits",
        List.of("limits", "CPUs", "MiB"),
        run.limits().stream()
            .map(
                l ->
                    List.of(
                        l.name(),
                        l.cpus() == null ? "no limit" : Significant.of(l.cpus()),
                        l.memoryBytes() == null
                            ? "no limit"
                            : Significant.of(l.memoryBytes() / MEBIBYTE)))
            .toList(),
        content);
    content.add(
        Element.of(
            "details",
            Element.of("summary", "The whole plan"),
            Element.of("pre", run.plan().toPrettyString()).with("tabindex", "0")));
    return content;
  }

  private static void facts(String heading, Map<String, String> facts, List<Node> content) {
    table(
        heading,
        List.of("fact", "value"),
        facts.entrySet().stream().map(fact -> List.of(fact.getKey(), fact.getValue())).toList(),
        content);
  }

  private static void table(
      String heading, List<String> columns, List<List<String>> rows, List<Node> content) {
    if (!rows.isEmpty()) {
      content.add(Element.of("h3", heading));
      content.add(new Table(columns, rows).element(heading));
    }
  }
}
