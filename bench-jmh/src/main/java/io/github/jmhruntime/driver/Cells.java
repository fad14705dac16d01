package io.github.jmhruntime.driver;

import io.github.jmhruntime.measurement.ForkRecord;
import io.github.jmhruntime.plan.Axis;
import io.github.jmhruntime.plan.Cell;
import io.github.jmhruntime.plan.Declaration;
import io.github.jmhruntime.plan.ListedBenchmark;
import io.github.jmhruntime.plan.ManagesContainers;
import io.github.jmhruntime.plan.OperationUnit;
import io.github.jmhruntime.plan.RunPlan;
import io.github.jmhruntime.plan.RunPlan.PlannedImage;
import io.github.jmhruntime.plan.SetUpTime;
import io.github.jmhruntime.plan.Workload;
import io.github.jmhruntime.profile.Limits;
import java.io.ByteArrayOutputStream;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
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
        BenchmarkList.defaultList().find(format, plan.subject().benchmarks(), List.of());
    if (entries.isEmpty()) {
      throw new IllegalArgumentException(
          "-Dbenchmarks=%s selects no benchmark; `mvn jmh-runtime:list` shows those that exist"
              .formatted(String.join(",", plan.subject().benchmarks())));
    }
    requireKnown(plan.subject().params().keySet(), format);
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
          "-Dbenchmarks=%s puts load on servers of a kind that -Dimages names none of; for web servers take nginx, or another image whose 'ready' is 'http', for Redis take redis"
              .formatted(String.join(",", plan.subject().benchmarks())));
    }
    return List.copyOf(cells);
  }

  /** The cell that a fork has measured. */
  static Cell of(ForkRecord fork) {
    return new Cell(fork.benchmark(), fork.mode(), fork.params());
  }

  /** The benchmarks on the class path that regular expressions select, in JMH's order. */
  static Set<ListedBenchmark> list(List<String> patterns) {
    OutputFormat format = JmhFork.format(new ByteArrayOutputStream());
    Set<ListedBenchmark> found = new LinkedHashSet<>();
    for (BenchmarkListEntry entry : BenchmarkList.defaultList().find(format, patterns, List.of())) {
      found.add(new ListedBenchmark(entry.getUsername(), declaration(entry)));
    }
    return found;
  }

  /** What those of them declare that start containers themselves. */
  static Declared declared(List<String> patterns) {
    Map<String, Declaration> byBenchmark = new HashMap<>();
    Map<String, String> operations = new HashMap<>();
    Map<String, Double> setUps = new HashMap<>();
    for (ListedBenchmark benchmark : list(patterns)) {
      if (benchmark.declaration() != null) {
        byBenchmark.put(benchmark.name(), benchmark.declaration());
        Class<?> type = type(benchmark.name());
        ofMethod(type, benchmark.name(), OperationUnit.class)
            .ifPresent(unit -> operations.put(benchmark.name(), unit.value()));
        ofMethod(type, benchmark.name(), SetUpTime.class)
            .or(() -> Optional.ofNullable(type.getAnnotation(SetUpTime.class)))
            .ifPresent(setUp -> setUps.put(benchmark.name(), setUp.seconds()));
      }
    }
    return new Declared(Map.copyOf(byBenchmark), Map.copyOf(operations), Map.copyOf(setUps));
  }

  /** The benchmark's class; only asked for where it has been loaded. */
  private static Class<?> type(String benchmark) {
    try {
      String name = benchmark.substring(0, benchmark.lastIndexOf('.'));
      return Class.forName(name, false, Cells.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(benchmark + " is not on the class path any more", e);
    }
  }

  /** What the benchmark's own method declares, else what its class does. */
  private static @Nullable Declaration declaration(BenchmarkListEntry entry) {
    try {
      Class<?> type = Class.forName(entry.getUserClassQName(), false, Cells.class.getClassLoader());
      ManagesContainers ofClass = type.getAnnotation(ManagesContainers.class);
      return ofClass == null
          ? null
          : Declaration.of(
              ofMethod(type, entry.getUsername(), ManagesContainers.class).orElse(ofClass));
    } catch (ClassNotFoundException | LinkageError e) {
      // A class that this JVM cannot load is none of ours, and may well load in its fork.
      return null;
    }
  }

  private static <A extends Annotation> Optional<A> ofMethod(
      Class<?> type, String benchmark, Class<A> annotation) {
    String name = benchmark.substring(benchmark.lastIndexOf('.') + 1);
    return Arrays.stream(type.getMethods())
        .filter(method -> method.getName().equals(name))
        .map(method -> method.getAnnotation(annotation))
        .filter(Objects::nonNull)
        .findFirst();
  }

  private static List<Mode> modes(BenchmarkListEntry entry) {
    if (entry.getMode() != Mode.All) {
      return List.of(entry.getMode());
    }
    return List.of(Mode.Throughput, Mode.AverageTime, Mode.SampleTime, Mode.SingleShotTime);
  }

  /** The parameter values of a benchmark; the plan decides those that are declared as axes. */
  private static Map<String, List<String>> values(BenchmarkListEntry entry, RunPlan plan) {
    Map<String, List<String>> values = new TreeMap<>();
    entry
        .getParams()
        .orElse(Map.of())
        .forEach((name, defaults) -> values.put(name, List.of(defaults)));
    plan.subject()
        .params()
        .forEach((name, given) -> values.computeIfPresent(name, (n, o) -> given));
    Declaration declaration = declaration(entry);
    if (declaration == null) {
      if (plan.supplies().limits().stream().anyMatch(Cells::limits)) {
        values.put(
            ContainedFork.LIMITS, plan.supplies().limits().stream().map(Limits::name).toList());
      }
      return values;
    }
    for (Axis axis : declaration.axes()) {
      List<String> own = values.get(axis.parameter());
      if (own == null) {
        throw new IllegalArgumentException(
            "%s declares the axis '%s' and has no @Param of that name"
                .formatted(entry.getUsername(), axis.parameter()));
      }
      values.put(axis.parameter(), values(axis, own, declaration.workload(), plan));
    }
    return values;
  }

  private static List<String> values(Axis axis, List<String> own, Workload workload, RunPlan plan) {
    return switch (axis) {
      case IMAGE -> plan.supplies().of(workload).stream().map(PlannedImage::name).toList();
      case LIMITS -> plan.supplies().limits().stream().map(Limits::name).toList();
      case SCALE -> plan.subject().scales().stream().map(String::valueOf).toList();
      case PATH -> own;
    };
  }

  /**
   * A suite's parameters need not be those of what is selected, but some benchmark must have them.
   */
  private static void requireKnown(Set<String> names, OutputFormat format) {
    Set<String> known = new TreeSet<>();
    BenchmarkList.defaultList()
        .find(format, List.of(".*"), List.of())
        .forEach(entry -> known.addAll(entry.getParams().orElse(Map.of()).keySet()));
    for (String name : names) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException(
            "-Dparams=%s=…: no benchmark has a parameter '%s'; known are %s"
                .formatted(name, name, String.join(", ", known)));
      }
    }
  }

  private static boolean limits(Limits limits) {
    return limits.cpus() != null || limits.memoryBytes() != null;
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
