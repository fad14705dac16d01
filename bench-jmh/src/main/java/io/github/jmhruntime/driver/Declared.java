package io.github.jmhruntime.driver;

import io.github.jmhruntime.engine.Offering;
import io.github.jmhruntime.measurement.Axes;
import io.github.jmhruntime.plan.Axis;
import io.github.jmhruntime.plan.Cell;
import io.github.jmhruntime.plan.Declaration;
import io.github.jmhruntime.plan.Workload;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What benchmarks have declared that start containers themselves.
 *
 * @param byBenchmark the declarations, by the benchmarks' full names
 * @param operations the unit of an operation of those that say it, by the same
 * @param setUps the seconds of set-up of those that say it, by the same
 */
record Declared(
    Map<String, Declaration> byBenchmark,
    Map<String, String> operations,
    Map<String, Double> setUps) {

  private static final Set<Workload> LOADED = Set.of(Workload.WEB_SERVER, Workload.REDIS);

  /** Whether a cell's benchmark starts containers itself, and so runs on the host. */
  boolean managesContainers(Cell cell) {
    return byBenchmark.containsKey(cell.benchmark());
  }

  /** Whether it manages them, and starts some. */
  boolean startsContainers(Cell cell) {
    Declaration declaration = byBenchmark.get(cell.benchmark());
    return declaration != null && declaration.startsContainers();
  }

  /** Whether there is something to measure of a cell under what no engine runs. */
  boolean fitsOutsideEngine(Cell cell) {
    Declaration declaration = byBenchmark.get(cell.benchmark());
    return declaration == null || declaration.alsoOutsideEngine();
  }

  /** Whether it puts load on servers, and tells what they use. */
  boolean loadsServers(Cell cell) {
    Declaration declaration = byBenchmark.get(cell.benchmark());
    return declaration != null
        && LOADED.contains(declaration.workload())
        && declaration.axes().contains(Axis.PATH);
  }

  /** The seconds that a fork takes besides its iterations and starting containers. */
  double setUpSeconds(Cell cell) {
    return setUps.getOrDefault(cell.benchmark(), 0.0);
  }

  /** What an operation of its benchmark is, where that is not just an operation. */
  Optional<String> operation(Cell cell) {
    return Optional.ofNullable(operations.get(cell.benchmark()));
  }

  /** The cells that can be measured on an engine that offers so much. */
  List<Cell> fitting(List<Cell> cells, Set<Offering> offered) {
    return cells.stream().filter(cell -> offered.containsAll(needs(cell))).toList();
  }

  private Set<Offering> needs(Cell cell) {
    Declaration declaration = byBenchmark.get(cell.benchmark());
    return declaration == null ? Set.of() : declaration.needs();
  }

  /** Where a cell lies on the axes that its benchmark has declared. */
  Axes axes(Cell cell) {
    Declaration declaration = byBenchmark.get(cell.benchmark());
    if (declaration == null) {
      return Axes.NONE;
    }
    String scale = value(cell, declaration.axes(), Axis.SCALE);
    return new Axes(
        value(cell, declaration.axes(), Axis.IMAGE),
        value(cell, declaration.axes(), Axis.LIMITS),
        scale == null ? null : Integer.valueOf(scale),
        value(cell, declaration.axes(), Axis.PATH));
  }

  private static @Nullable String value(Cell cell, Set<Axis> axes, Axis axis) {
    return axes.contains(axis) ? cell.params().get(axis.parameter()) : null;
  }
}
