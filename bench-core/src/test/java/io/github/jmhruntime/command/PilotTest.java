package io.github.jmhruntime.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.jmhruntime.measurement.Axes;
import io.github.jmhruntime.measurement.ForkRecord;
import io.github.jmhruntime.measurement.ForkResult;
import io.github.jmhruntime.plan.Cell;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PilotTest {

  private static final int BLOCKS = 5;
  private static final Cell CELL = new Cell("a.B.c", "ss", Map.of("image", "busybox"));

  @Test
  void moreIterationsPayWhereForksAreAlikeAndDear() {
    assertThat(iterations(forks(0.001, 0.1, 20, 1.0))).containsExactly(Map.entry(CELL.key(), 20));
  }

  @Test
  void halfIsEnoughWhereForksDifferAndIterationsDoNot() {
    assertThat(iterations(forks(0.1, 0.001, 20, 1.0))).containsExactly(Map.entry(CELL.key(), 3));
  }

  @Test
  void dearIterationsAreFewer() {
    int cheap = iterations(forks(0.03, 0.08, 20, 0.1)).getOrDefault(CELL.key(), 0);
    int dear = iterations(forks(0.03, 0.08, 20, 3.5)).getOrDefault(CELL.key(), 0);

    assertThat(cheap).isGreaterThan(dear);
    assertThat(dear).isPositive();
  }

  @Test
  void forksWhoseIterationsNobodyTimedKeepTheirNumber() {
    assertThat(iterations(forks(0.03, 0.05, 20, null))).isEmpty();
  }

  @Test
  void whatCameAfterThePilotDoesNotCountNorDoesABlockWithoutItsPartner() {
    List<ForkRecord> forks = new ArrayList<>(forks(0.001, 0.1, 20, 1.0));
    forks.add(fork(6, "runc", new double[] {1, 1e9}, 20, 1.0));
    forks.remove(0);

    assertThat(iterations(forks)).containsExactly(Map.entry(CELL.key(), 20));
  }

  private static Map<String, Integer> iterations(List<ForkRecord> forks) {
    return Pilot.iterations(BLOCKS, forks);
  }

  private static List<ForkRecord> forks(
      double fork, double iteration, double seconds, @Nullable Double each) {
    RandomGenerator random = new SplittableRandom(7);
    List<ForkRecord> forks = new ArrayList<>();
    for (int block = 1; block <= BLOCKS; block++) {
      for (String runtime : List.of("runc", "crun")) {
        double level = fork * random.nextGaussian();
        double[] values = new double[5];
        for (int i = 0; i < values.length; i++) {
          values[i] = 200 * Math.exp(level + iteration * random.nextGaussian());
        }
        forks.add(fork(block, runtime, values, seconds, each));
      }
    }
    return forks;
  }

  private static ForkRecord fork(
      int block, String runtime, double[] values, double seconds, @Nullable Double each) {
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    ArrayNode raw = result.putObject("primaryMetric").putArray("rawData").addArray();
    for (double value : values) {
      raw.add(value);
    }
    return new ForkRecord(
        block,
        null,
        runtime,
        CELL.benchmark(),
        CELL.mode(),
        CELL.params(),
        Axes.NONE,
        ForkRecord.Status.OK,
        null,
        null,
        Map.of(),
        Instant.EPOCH,
        seconds,
        each,
        ForkResult.of(result));
  }
}
