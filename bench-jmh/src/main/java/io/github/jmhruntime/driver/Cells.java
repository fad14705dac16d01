package io.github.jmhruntime.driver;

import io.github.jmhruntime.measurement.ForkRecord;
import io.github.jmhruntime.plan.Cell;
import io.github.jmhruntime.plan.RunPlan;
import io.github.jmhruntime.plan.RunPlan.PlannedImage;
import io.github.jmhruntime.profile.Limits;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormat;

/**
 * The cells of a plan: the benchmarks on the class path that it selects, times their parameters.
 */
final class Cells {

  private Cells() {}

  /**
   * All cells, in JMH's order of benchmarks.
   *
   * @throws IllegalArgumentException when the plan selects no benchmark
   */
  static List<Cell> of(RunPlan plan, OutputFormat format) {
    SortedSet<BenchmarkListEntry> entries =
        BenchmarkList.defaultList().find(format, plan.benchmarks(), List.of());
    if (entries.isEmpty()) {
      throw new IllegalArgumentException(
          "-Dbenchmarks=%s selects no benchmark; `mvn jmh-runtime:list` shows those that exist"
              .formatted(String.join(",", plan.benchmarks())));
    }
    List<Cell> cells = new ArrayList<>();
    for (BenchmarkListEntry entry : entries) {
      for (Mode mode : modes(entry)) {
        for (Map<String, String> params : combinations(values(entry, plan))) {
          cells.add(new Cell(entry.getUsername(), mode.shortLabel(), params));
        }
      }
    }
    if (cells.isEmpty()) {
      throw new IllegalArgumentException(
          "-Dbenchmarks=%s puts load on web servers, and -Dimages names none; take nginx, or another image whose 'ready' is 'http'"
              .formatted(String.join(",", plan.benchmarks())));
    }
    return List.copyOf(cells);
  }

  /** The cell that a fork has measured. */
  static Cell of(ForkRecord fork) {
    return new Cell(fork.benchmark(), fork.mode(), fork.params());
  }

  /** The names of all benchmarks on the class path. */
  static List<String> names() {
    OutputFormat format = JmhFork.format(new ByteArrayOutputStream());
    return BenchmarkList.defaultList().find(format, List.of(".*"), List.of()).stream()
        .map(BenchmarkListEntry::getUsername)
        .distinct()
        .toList();
  }

  private static List<Mode> modes(BenchmarkListEntry entry) {
    if (entry.getMode() != Mode.All) {
      return List.of(entry.getMode());
    }
    return List.of(Mode.Throughput, Mode.AverageTime, Mode.SampleTime, Mode.SingleShotTime);
  }

  /**
   * The parameter values of a benchmark; the plan decides those that it knows. What has a scale
   * puts load on web servers.
   */
  private static Map<String, List<String>> values(BenchmarkListEntry entry, RunPlan plan) {
    Map<String, List<String>> values = new TreeMap<>();
    entry
        .getParams()
        .orElse(Map.of())
        .forEach((name, defaults) -> values.put(name, List.of(defaults)));
    List<PlannedImage> images = values.containsKey("scale") ? plan.servers() : plan.images();
    values.computeIfPresent(
        "image", (name, old) -> images.stream().map(PlannedImage::name).toList());
    values.computeIfPresent(
        "limits", (name, old) -> plan.limits().stream().map(Limits::name).toList());
    values.computeIfPresent(
        "scale", (name, old) -> plan.scales().stream().map(String::valueOf).toList());
    return values;
  }

  private static List<Map<String, String>> combinations(Map<String, List<String>> values) {
    List<Map<String, String>> combinations = List.of(Map.of());
    for (Map.Entry<String, List<String>> param : values.entrySet()) {
      List<Map<String, String>> longer = new ArrayList<>();
      for (Map<String, String> shorter : combinations) {
        for (String value : param.getValue()) {
          Map<String, String> one = new LinkedHashMap<>(shorter);
          one.put(param.getKey(), value);
          longer.add(one);
        }
      }
      combinations = longer;
    }
    return combinations;
  }
}
