package io.github.jmhruntime.report.html;

import io.github.jmhruntime.comparison.Comparison.Row;
import io.github.jmhruntime.comparison.ResultKey;
import io.github.jmhruntime.report.RowGroup;
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
import org.jspecify.annotations.Nullable;

/** What the life of a container consists of, from the steps that were measured one by one. */
final class PhaseSection implements Section {

  private static final String CLASS = ".benchmarks.LifecycleBenchmark.";
  private static final double WIDTH = 356;

  /** The first colour is left out, as it stands for the baseline elsewhere. */
  private static final List<String> PHASES =
      List.of("", "create", "start", "until ready", "stop", "remove", "the rest of the life");

  /** The mean seconds of each step under each runtime, the baseline first. */
  private record Life(Map<String, Map<String, Double>> seconds) {

    void put(String runtime, String step, double value, String unit) {
      seconds
          .computeIfAbsent(runtime, name -> new LinkedHashMap<>())
          .putIfAbsent(step, ScoreUnit.parse(unit).toBase(value));
    }
  }

  @Override
  public String id() {
    return "phases";
  }

  @Override
  public String title() {
    return "A container’s life in phases";
  }

  @Override
  public List<Node> content(PageData data) {
    Map<Map<String, String>, Life> lives = new LinkedHashMap<>();
    for (Row row : data.comparison().rows()) {
      ResultKey key = row.key();
      int step = key.benchmark().indexOf(CLASS);
      if (key.primary() && step >= 0) {
        Life life = lives.computeIfAbsent(key.params(), p -> new Life(new LinkedHashMap<>()));
        String name = key.benchmark().substring(step + CLASS.length());
        life.put(data.baseline(), name, row.baselineScore().estimate(), row.unit());
        life.put(row.runtime(), name, row.score().estimate(), row.unit());
      }
    }
    Element grid = Element.of("div").with("class", "grid");
    int number = 0;
    for (Map.Entry<Map<String, String>, Life> life : lives.entrySet()) {
      List<Bar> bars = bars(life.getValue(), data.baseline());
      if (bars.stream().anyMatch(bar -> bar.parts().size() > 1)) {
        number++;
        grid.add(figure(RowGroup.params(life.getKey()), life.getKey(), bars, number));
      }
    }
    return number == 0
        ? List.of()
        : List.of(
            Element.of(
                "p", "The means of the steps, each measured by itself, one after the other."),
            grid);
  }

  private static Element figure(
      String params, Map<String, String> data, List<Bar> bars, int number) {
    ChartText text =
        new ChartText(
            "phases-" + number,
            params.isEmpty() ? "Phases" : params,
            "For each runtime a bar of the milliseconds that the steps of a container's life take.");
    List<List<String>> rows = new ArrayList<>();
    for (Bar bar : bars) {
      bar.parts()
          .forEach(
              part -> rows.add(List.of(bar.label(), part.name(), Significant.of(part.value()))));
    }
    Map<String, String> filtered = new LinkedHashMap<>(Map.of("benchmark", "LifecycleBenchmark"));
    List.of("image", "limits")
        .forEach(
            name -> {
              String value = data.get(name);
              if (value != null) {
                filtered.put(name, value);
              }
            });
    return Figure.of(
            text,
            StackedBars.draw(text, "ms, ← less is better", PHASES, bars, WIDTH),
            new Table(List.of("runtime", "phase", "ms"), rows))
        .with(filtered)
        .element();
  }

  private static List<Bar> bars(Life life, String baseline) {
    List<Bar> bars = new ArrayList<>();
    life.seconds()
        .forEach(
            (runtime, steps) -> {
              List<Part> parts = parts(steps);
              double total = parts.stream().mapToDouble(Part::value).sum();
              Map<String, String> data =
                  runtime.equals(baseline) ? Map.of() : Map.of("runtime", runtime);
              bars.add(new Bar(runtime, parts, Significant.of(total) + " ms", data));
            });
    return bars;
  }

  /** What was measured of the steps; of the whole life what they leave over. */
  private static List<Part> parts(Map<String, Double> steps) {
    List<Part> parts = new ArrayList<>();
    add("create", steps.get("create"), parts);
    Double start = steps.get("start");
    Double ready = steps.get("ready");
    add("start", start == null ? ready : start, parts);
    if (start != null && ready != null) {
      add("until ready", ready - start, parts);
    }
    add("stop", steps.get("stop"), parts);
    add("remove", steps.get("remove"), parts);
    Double cycle = steps.get("cycle");
    if (cycle != null) {
      double known = parts.stream().mapToDouble(Part::value).sum() / 1000;
      add("the rest of the life", cycle - known, parts);
    }
    return parts;
  }

  private static void add(String name, @Nullable Double seconds, List<Part> parts) {
    if (seconds != null && seconds > 0) {
      double ms = seconds * 1000;
      parts.add(new Part(name, ms, Significant.of(ms) + " ms"));
    }
  }
}
