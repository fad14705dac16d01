package io.github.jmhruntime.report.html;

import io.github.jmhruntime.comparison.Comparison.Row;
import io.github.jmhruntime.comparison.ResultKey;
import io.github.jmhruntime.measurement.Provenance;
import io.github.jmhruntime.measurement.ResultFile;
import io.github.jmhruntime.report.Numbers;
import io.github.jmhruntime.report.RowTitles;
import io.github.jmhruntime.report.chart.Axis;
import io.github.jmhruntime.report.chart.ChartText;
import io.github.jmhruntime.report.chart.Figure;
import io.github.jmhruntime.report.chart.IntervalChart;
import io.github.jmhruntime.report.chart.IntervalRow;
import io.github.jmhruntime.report.chart.IntervalRow.Block;
import io.github.jmhruntime.report.markup.Element;
import io.github.jmhruntime.report.markup.Node;
import io.github.jmhruntime.report.markup.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Several runs side by side, such as of two kernels, each in percent of its own baseline. */
public final class RunsPage {

  private static final int MOST = 300;
  private static final double NARROW = 356;
  private static final double WIDE = 860;

  /** A run under the name that tells it from the others. */
  public record NamedRun(String name, PageData data) {}

  private record Topic(ResultKey key, String runtime) {}

  private RunsPage() {}

  /**
   * Writes the page whole or not at all.
   *
   * @param runs at least two
   * @throws io.github.jmhruntime.measurement.ResultFileException where it cannot be written
   */
  public static void write(Path file, List<NamedRun> runs) {
    List<Page.Part> parts = new ArrayList<>();
    parts.add(new Page.Part("answer", "The answer", answer(runs)));
    parts.add(new Page.Part("benchmarks", "Every benchmark", benchmarks(runs)));
    List<Node> differences = differences(runs);
    if (!differences.isEmpty()) {
      parts.add(new Page.Part("differences", "What differs between the runs", differences));
    }
    Page page = new Page(title(runs.stream().map(NamedRun::name).toList()), "", parts);
    ResultFile.write(file, page::render);
  }

  private static String title(List<String> names) {
    int last = names.size() - 1;
    return "%s and %s side by side"
        .formatted(String.join(", ", names.subList(0, last)), names.get(last));
  }

  private static List<Node> answer(List<NamedRun> runs) {
    Map<String, List<IntervalRow>> blocks = new LinkedHashMap<>();
    List<List<String>> cells = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      NamedRun run = runs.get(i);
      int series = i + 1;
      AreaCosts.of(run.data(), new ForkValues(run.data().measured()))
          .forEach(
              (area, costs) ->
                  costs.forEach(
                      cost -> {
                        blocks
                            .computeIfAbsent(
                                area + ", " + cost.runtime(), heading -> new ArrayList<>())
                            .add(row(run.name(), series, cost));
                        cells.add(
                            List.of(
                                area,
                                cost.runtime(),
                                run.name(),
                                Numbers.percent(cost.ratio()),
                                Numbers.interval(cost.ratio()),
                                cost.finding()));
                      }));
    }
    if (blocks.isEmpty()) {
      return List.of(Element.of("p", "None of the runs could be compared with its baseline."));
    }
    List<Block> drawn =
        blocks.entrySet().stream()
            .map(b -> new Block(b.getKey(), b.getValue()))
            .sorted(Comparator.comparingInt((Block b) -> b.rows().size()).reversed())
            .toList();
    ChartText text =
        new ChartText(
            "overview",
            "What each runtime costs in each run",
            "For each area and runtime one mark per run, in times of the cost of the run's own baseline: to the right worse, to the left better.");
    Axis axis =
        Axis.log(
                "← better · cost in times of the baseline’s · worse →",
                drawn.stream()
                    .flatMap(b -> b.rows().stream())
                    .flatMap(IntervalRow::values)
                    .toList())
            .reaching(0.8, 1.25)
            .withReference(1)
            .labelled(value -> value == 1 ? "1 = baseline" : Factor.of(value));
    return List.of(
        Figure.of(
                text,
                IntervalChart.stacked(text.again("-narrow"), axis, drawn, NARROW),
                IntervalChart.wide(text, axis, drawn, WIDE),
                new Table(
                    List.of("area", "runtime", "run", "% of baseline", "interval", "verdict"),
                    cells))
            .element());
  }

  private static IntervalRow row(String name, int series, AreaCost cost) {
    String note =
        "%s %% %s %s"
            .formatted(
                Numbers.percent(cost.ratio()), Numbers.interval(cost.ratio()), cost.finding());
    return new IntervalRow(
        name,
        series,
        cost.times(),
        cost.timesLower(),
        cost.timesUpper(),
        List.of(),
        note.replace("  ", " "),
        Map.of("runtime", cost.runtime()));
  }

  private static List<Node> benchmarks(List<NamedRun> runs) {
    Map<Topic, Map<String, Row>> topics = new LinkedHashMap<>();
    for (NamedRun run : runs) {
      for (Row row : run.data().comparison().rows()) {
        topics
            .computeIfAbsent(new Topic(row.key(), row.runtime()), t -> new LinkedHashMap<>())
            .put(run.name(), row);
      }
    }
    RowTitles titles =
        new RowTitles(
            runs.stream().flatMap(run -> run.data().comparison().rows().stream()).toList());
    List<String> columns = new ArrayList<>(List.of("benchmark", "runtime"));
    runs.forEach(run -> columns.addAll(List.of(run.name() + " %", "interval")));
    List<List<String>> lines = new ArrayList<>();
    topics.forEach(
        (topic, rows) -> {
          if (rows.size() > 1 && lines.size() < MOST * 10) {
            List<String> line = new ArrayList<>(List.of(titles.of(topic.key()), topic.runtime()));
            for (NamedRun run : runs) {
              Row row = rows.get(run.name());
              line.add(row == null ? "" : Numbers.percent(row.ratio()));
              line.add(row == null ? "" : Numbers.interval(row.ratio()));
            }
            lines.add(line);
          }
        });
    return lines.isEmpty()
        ? List.of(Element.of("p", "The runs have no benchmark in common."))
        : List.of(new Table(columns, lines).element("Every benchmark"));
  }

  /** What only one of the runs tells is no difference. */
  private static List<Node> differences(List<NamedRun> runs) {
    Set<String> names = new LinkedHashSet<>();
    List<Map<String, String>> facts = runs.stream().map(run -> facts(run.data().run())).toList();
    facts.forEach(known -> names.addAll(known.keySet()));
    List<List<String>> lines = new ArrayList<>();
    for (String name : names) {
      List<String> line = new ArrayList<>(List.of(name));
      facts.forEach(known -> line.add(Objects.requireNonNullElse(known.get(name), "")));
      if (line.stream().skip(1).filter(value -> !value.isEmpty()).distinct().count() > 1) {
        lines.add(line);
      }
    }
    List<String> columns = new ArrayList<>(List.of("fact"));
    runs.forEach(run -> columns.add(run.name()));
    return lines.isEmpty() ? List.of() : List.of(new Table(columns, lines).element("Differences"));
  }

  private static Map<String, String> facts(@Nullable Provenance run) {
    Map<String, String> facts = new LinkedHashMap<>();
    if (run != null) {
      facts.put("started", String.valueOf(run.startedAt()));
      facts.put("version of jmh-runtime", run.version());
      run.host().forEach((name, value) -> facts.put("machine: " + name, value));
      run.engine().forEach((name, value) -> facts.put("engine: " + name, value));
      run.runtimes()
          .forEach(
              runtime ->
                  facts.put(
                      "runtime: " + runtime.name(),
                      Objects.requireNonNullElse(runtime.version(), "")));
      run.images().forEach(image -> facts.put("image: " + image.name(), image.digest()));
    }
    return facts;
  }
}
