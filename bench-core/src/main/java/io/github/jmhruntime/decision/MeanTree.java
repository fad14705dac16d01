package io.github.jmhruntime.decision;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** Means within means: the cells of one criterion, parted by one axis after the other. */
sealed interface MeanTree {

  /** A single cell. */
  record Leaf(Cell cell) implements MeanTree {}

  /** A mean over its parts. */
  record Branch(List<MeanTree> parts) implements MeanTree {}

  /** Parts the cells; of the axes to average over, the first is the innermost. */
  static MeanTree of(List<Cell> cells, List<String> over) {
    List<MeanTree> parts = new ArrayList<>();
    Map<Map<String, String>, List<Cell>> byOthers = new LinkedHashMap<>();
    for (Cell cell : cells) {
      Map<String, String> others = new TreeMap<>(cell.axes());
      over.forEach(others::remove);
      byOthers.computeIfAbsent(others, key -> new ArrayList<>()).add(cell);
    }
    byOthers.values().forEach(same -> parts.add(within(same, over, over.size() - 1)));
    return joined(parts);
  }

  private static MeanTree within(List<Cell> cells, List<String> over, int axis) {
    List<MeanTree> parts = new ArrayList<>();
    if (axis < 0) {
      cells.forEach(cell -> parts.add(new Leaf(cell)));
      return joined(parts);
    }
    Map<String, List<Cell>> byValue = new LinkedHashMap<>();
    for (Cell cell : cells) {
      String value = cell.axes().getOrDefault(over.get(axis), "");
      byValue.computeIfAbsent(value, key -> new ArrayList<>()).add(cell);
    }
    byValue.values().forEach(same -> parts.add(within(same, over, axis - 1)));
    return joined(parts);
  }

  private static MeanTree joined(List<MeanTree> parts) {
    return parts.size() == 1 ? parts.get(0) : new Branch(parts);
  }

  /** The mean of all, with what is asked for each cell. */
  default double mean(ToDoubleFunction<Cell> value, Means means, Scale scale) {
    if (this instanceof Branch branch) {
      double[] values = new double[branch.parts().size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = branch.parts().get(i).mean(value, means, scale);
      }
      return means.of(values, scale);
    }
    return value.applyAsDouble(((Leaf) this).cell());
  }
}
