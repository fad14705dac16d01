package io.github.jmhruntime.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.jmhruntime.measurement.ForkRecord;
import io.github.jmhruntime.measurement.ForkRecord.Status;
import io.github.jmhruntime.measurement.ForkResult;
import io.github.jmhruntime.plan.Cell;
import io.github.jmhruntime.statistics.VarianceComponents;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * What the plan's blocks tell of the forks of further ones: how many iterations these should have,
 * by what forks and iterations cost and by how much each varies.
 */
final class Pilot {

  private final Map<Integer, Map<String, ForkRecord>> blocks = new TreeMap<>();
  private int runtimes;

  private Pilot() {}

  /**
   * The number of iterations by the cells' keys. A cell of which the blocks do not tell it keeps
   * the number that it has.
   *
   * @param blocks how many the pilot has
   */
  static Map<String, Integer> iterations(int blocks, List<ForkRecord> forks) {
    Map<String, Pilot> pilots = new HashMap<>();
    for (ForkRecord fork : forks) {
      if (fork.status() == Status.OK && fork.block() <= blocks) {
        Cell cell = new Cell(fork.benchmark(), fork.mode(), fork.params());
        pilots.computeIfAbsent(cell.key(), key -> new Pilot()).add(fork);
      }
    }
    Map<String, Integer> found = new HashMap<>();
    pilots.forEach((key, pilot) -> pilot.iterations().ifPresent(n -> found.put(key, n)));
    return found;
  }

  /** Of a fork that was measured again the later one counts. */
  private void add(ForkRecord fork) {
    Map<String, ForkRecord> block = blocks.computeIfAbsent(fork.block(), number -> new TreeMap<>());
    block.put(fork.runtime(), fork);
    runtimes = Math.max(runtimes, block.size());
  }

  private OptionalInt iterations() {
    List<Collection<ForkRecord>> complete =
        blocks.values().stream()
            .filter(block -> block.size() == runtimes)
            .map(Map::values)
            .toList();
    List<double[][]> values = new ArrayList<>();
    double iterationSeconds = 0;
    double forkSeconds = 0;
    int own = Integer.MAX_VALUE;
    for (Collection<ForkRecord> block : complete) {
      values.add(block.stream().map(Pilot::values).toArray(double[][]::new));
      for (ForkRecord fork : block) {
        Double each = fork.iterationSeconds();
        int has = values(fork).length;
        if (each == null || !isPositive(values(fork))) {
          return OptionalInt.empty();
        }
        iterationSeconds += each;
        forkSeconds += Math.max(0, fork.seconds() - has * each);
        own = Math.min(own, has);
      }
    }
    int count = own;
    double costs = forkSeconds;
    double cost = iterationSeconds;
    return VarianceComponents.of(values).stream()
        .mapToInt(found -> found.iterations(costs, cost, count))
        .findFirst();
  }

  /** None where JMH keeps a histogram instead. */
  private static double[] values(ForkRecord fork) {
    ForkResult result = fork.result();
    if (result == null) {
      return new double[0];
    }
    JsonNode raw = result.json().at("/primaryMetric/rawData/0");
    double[] values = new double[raw.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = raw.get(i).asDouble();
    }
    return values;
  }

  private static boolean isPositive(double[] values) {
    for (double value : values) {
      if (!(value > 0) || Double.isInfinite(value)) {
        return false;
      }
    }
    return values.length > 0;
  }
}
