package io.github.jmhruntime.report.html;

import io.github.jmhruntime.comparison.ResultKey;
import io.github.jmhruntime.measurement.JmhResult;
import io.github.jmhruntime.report.Numbers;
import io.github.jmhruntime.report.RowTitles;
import io.github.jmhruntime.report.chart.ChartText;
import io.github.jmhruntime.report.chart.Figure;
import io.github.jmhruntime.report.chart.Significant;
import io.github.jmhruntime.report.chart.StackedBars;
import io.github.jmhruntime.report.chart.StackedBars.Bar;
import io.github.jmhruntime.report.chart.StackedBars.Part;
import io.github.jmhruntime.report.markup.Element;
import io.github.jmhruntime.report.markup.Node;
import io.github.jmhruntime.report.markup.Table;
import io.github.jmhruntime.unit.ScoreUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What CPU time is behind a result, and where it goes. Two runtimes may reach the same score with
 * three times the CPU.
 */
final class CpuSection implements Section {

  private static final String TOTAL = "cpu.sandbox";

  /** What the kubelet tells of a whole pod, where its processes are not seen. */
  private static final String OF_POD = "cpu.pod";

  private static final List<String> PARTS = List.of("workload", "runtime", "shim", "pod");

  /** The first colour is left out, as it stands for the baseline elsewhere. */
  private static final List<String> COLOURS = List.of("", "workload", "runtime", "shim", "pod");

  private static final List<String> TABLE =
      List.of("", ".user", ".system", ".workload", ".runtime", ".shim");

  private static final double WIDTH = 356;

  /** As many as a browser draws in no time. */
  private static final int MOST = 80;

  /** The figures of a benchmark by runtime, then by what follows the name of the total. */
  private record Behind(String unit, Map<String, Map<String, Double>> figures) {

    void put(String runtime, String part, double value) {
      figures.computeIfAbsent(runtime, name -> new LinkedHashMap<>()).putIfAbsent(part, value);
    }

    /** Of the one that takes most. */
    double largest() {
      return figures.values().stream()
          .mapToDouble(parts -> parts.getOrDefault("", 0.0))
          .max()
          .orElse(0);
    }
  }

  @Override
  public String id() {
    return "cpu";
  }

  @Override
  public String title() {
    return "What CPU time is behind it";
  }

  @Override
  public List<Node> content(PageData data) {
    Map<ResultKey, Behind> groups = groups(data);
    if (groups.isEmpty()) {
      return List.of();
    }
    RowTitles titles = new RowTitles(data.comparison().rows());
    List<Node> content = new ArrayList<>();
    content.add(
        Element.of(
            "p",
            "CPU time of all processes of the containers: the workload, where it is a process of the host; the runtime, with what runs inside of it; the engine’s shim. On a cluster it is what the kubelet tells of the pod, undivided."));
    Element grid = Element.of("div").with("class", "grid");
    int number = 0;
    for (Map.Entry<ResultKey, Behind> group : groups.entrySet()) {
      if (number < MOST) {
        number++;
        ResultKey key = group.getKey();
        grid.add(
            figure(titles.of(key), group.getValue(), data.baseline(), number)
                .with(Filters.data(key))
                .element());
      }
    }
    content.add(grid);
    if (groups.size() > MOST) {
      content.add(Element.of("p", "The first %d of %d are drawn.".formatted(MOST, groups.size())));
    }
    return content;
  }

  /** From what was measured, since of a part that one runtime has not there is no ratio. */
  private static Map<ResultKey, Behind> groups(PageData data) {
    Map<ResultKey, Behind> groups = new LinkedHashMap<>();
    List<String> runtimes = new ArrayList<>(List.of(data.baseline()));
    runtimes.addAll(Series.of(data.comparison()).candidates());
    for (String runtime : runtimes) {
      for (JmhResult result : data.measured().getOrDefault(runtime, List.of())) {
        ResultKey key = ResultKey.of(result);
        String metric = Objects.requireNonNullElse(key.metric(), "");
        List<String> parts =
            metric.equals(OF_POD)
                ? List.of("", ".pod")
                : metric.equals(TOTAL) || metric.startsWith(TOTAL + ".")
                    ? List.of(metric.substring(TOTAL.length()))
                    : List.of();
        for (String part : parts) {
          ScoreUnit unit = ScoreUnit.parse(result.unit());
          groups
              .computeIfAbsent(
                  Measured.primary(key), k -> new Behind(unit.base(), new LinkedHashMap<>()))
              .put(runtime, part, unit.toBase(result.score()));
        }
      }
    }
    return groups;
  }

  private static Figure figure(String title, Behind behind, String baseline, int number) {
    Numbers numbers = Numbers.besides(behind.largest(), behind.unit());
    ChartText text =
        new ChartText(
            "cpu-" + number,
            title,
            "For each runtime a bar of the CPU time in %s, divided by who took it, less is better."
                .formatted(numbers.unit()));
    List<Bar> bars = new ArrayList<>();
    List<List<String>> table = new ArrayList<>();
    Map<String, Double> reference = behind.figures().getOrDefault(baseline, Map.of());
    behind
        .figures()
        .forEach(
            (runtime, figures) -> {
              bars.add(bar(runtime, figures, reference, numbers));
              List<String> cells = new ArrayList<>(List.of(runtime));
              TABLE.forEach(part -> cells.add(words(figures.get(part), numbers)));
              table.add(cells);
            });
    List<String> columns = new ArrayList<>(List.of("runtime", "all, " + numbers.unit()));
    TABLE.stream().skip(1).forEach(part -> columns.add(part.substring(1)));
    return Figure.of(
        text,
        StackedBars.draw(text, numbers.unit() + ", ← less is better", COLOURS, bars, WIDTH),
        new Table(columns, table));
  }

  private static Bar bar(
      String runtime, Map<String, Double> figures, Map<String, Double> reference, Numbers numbers) {
    List<Part> parts = new ArrayList<>();
    for (String part : PARTS) {
      double value = figures.getOrDefault("." + part, 0.0) * numbers.factor();
      if (value > 0) {
        parts.add(new Part(part, value, Significant.of(value) + " " + numbers.unit()));
      }
    }
    double total = figures.getOrDefault("", Double.NaN);
    boolean isReference = figures.equals(reference);
    double percent = 100 * total / reference.getOrDefault("", Double.NaN);
    String note = words(total, numbers) + " " + numbers.unit();
    return new Bar(
        runtime,
        parts,
        isReference || !Double.isFinite(percent)
            ? note
            : note + " · " + Numbers.percent(percent) + " %",
        isReference ? Map.of() : Map.of("runtime", runtime));
  }

  private static String words(@Nullable Double value, Numbers numbers) {
    return value == null || !Double.isFinite(value) ? "" : numbers.score(value);
  }
}
