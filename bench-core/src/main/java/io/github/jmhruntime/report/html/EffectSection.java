package io.github.jmhruntime.report.html;

import io.github.jmhruntime.measurement.Evidence;
import io.github.jmhruntime.report.chart.Significant;
import io.github.jmhruntime.report.html.PageData.JournalFork;
import io.github.jmhruntime.report.markup.Element;
import io.github.jmhruntime.report.markup.Node;
import io.github.jmhruntime.report.markup.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was asked of the engine, and what took effect inside of the containers. */
final class EffectSection implements Section {

  private static final double MEBIBYTE = 1 << 20;

  @Override
  public String id() {
    return "effect";
  }

  @Override
  public String title() {
    return "What was asked, and what took effect";
  }

  @Override
  public List<Node> content(PageData data) {
    Map<List<String>, Integer> forks = new LinkedHashMap<>();
    for (JournalFork fork : data.forks()) {
      Evidence evidence = fork.record().evidence();
      if (evidence != null) {
        forks.merge(
            cells(
                fork.record().runtime(),
                fork.record().params().getOrDefault("limits", ""),
                evidence),
            1,
            Integer::sum);
      }
    }
    if (forks.isEmpty()) {
      return List.of();
    }
    List<List<String>> rows = new ArrayList<>();
    forks.forEach(
        (cells, count) -> {
          List<String> row = new ArrayList<>(cells);
          row.add(String.valueOf(count));
          rows.add(row);
        });
    return List.of(
        Element.of("p", "Nothing stands where nothing was asked or could be seen."),
        new Table(
                List.of(
                    "runtime",
                    "limits",
                    "the engine says",
                    "CPUs asked",
                    "CPUs seen",
                    "MiB asked",
                    "MiB seen",
                    "/proc/version inside",
                    "forks"),
                rows)
            .element("What took effect"));
  }

  private static List<String> cells(String runtime, String limits, Evidence evidence) {
    return List.of(
        runtime,
        limits,
        evidence.engineRuntime(),
        evidence.askedCpus() == null ? "" : Significant.of(evidence.askedCpus()),
        evidence.seenCpus() == null ? "" : String.valueOf(evidence.seenCpus()),
        evidence.askedMemoryBytes() == null
            ? ""
            : Significant.of(evidence.askedMemoryBytes() / MEBIBYTE),
        evidence.seenMemoryBytes() == null
            ? ""
            : Significant.of(evidence.seenMemoryBytes() / MEBIBYTE),
        evidence.files().getOrDefault("/proc/version", ""));
  }
}
