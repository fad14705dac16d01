package io.github.jmhruntime.comparison;

import io.github.jmhruntime.statistics.Interval;
import io.github.jmhruntime.statistics.LogRatio;
import io.github.jmhruntime.statistics.Warning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The full simulation, whose tables stand in {@code docs/statistics.md}. Its name keeps it out of
 * the ordinary tests, which assert the same with fewer runs; the document has the command.
 */
class SimulationTables {

  private static final int RUNS = 20_000;
  private static final int FAMILIES = 5_000;
  private static final int FEW_RUNS = 4_000;
  private static final List<Integer> BLOCKS = List.of(5, 10, 20);
  private static final List<Double> WIDTHS = List.of(0.1, 0.08, 0.05, 0.03, 0.025, 0.02, 0.01);

  private static final List<Double> DEVIATIONS = List.of(0.0, 0.02, 0.05, 0.1);
  private static final int[][] NODES_AND_BLOCKS = {
    {2, 10}, {3, 9}, {5, 10}, {5, 25}, {10, 25}, {20, 20}, {20, 100}, {100, 200}
  };

  private static final Map<String, Machine> MACHINES = new LinkedHashMap<>();

  static {
    MACHINES.put("steady", Machine.STEADY);
    MACHINES.put("drift", Machine.DRIFTING);
    MACHINES.put("outliers", Machine.DISTURBED);
    MACHINES.put("drift and outliers", Machine.ALL);
  }

  private final StringBuilder out = new StringBuilder();
  private int tables;

  /** Writes the tables to a file and to the console. */
  public static void main(String[] arguments) throws IOException {
    new SimulationTables().write();
  }

  @Test
  void write() throws IOException {
    coverage();
    families();
    power();
    bias();
    unpaired();
    autocorrelation();
    scores();
    stopped();
    positive();
    piloted();
    onNodes();
    Path file = Path.of("target", "simulation.md");
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, out);
    System.out.println(out);
  }

  private void coverage() {
    title("Coverage of 95 % intervals, paired by block (%d runs)", RUNS);
    head("machine", "5 blocks", "10 blocks", "20 blocks");
    MACHINES.forEach(
        (name, machine) ->
            row(name, BLOCKS.stream().map(n -> percent(Simulation.paired(machine, n, RUNS)))));
  }

  private void families() {
    title(
        "Families of 50 rows without a difference in which any is called faster or slower (%d families)",
        FAMILIES);
    head("machine, method", "5 blocks", "10 blocks", "20 blocks");
    MACHINES.forEach(
        (name, machine) -> {
          row(name + ", paired", families(machine, Simulation::paired));
          row(name + ", unpaired", families(machine, Simulation::unpaired));
        });
  }

  private static Stream<String> families(
      Machine machine, Function<Machine.Sample, LogRatio> method) {
    return BLOCKS.stream()
        .map(n -> percent(Simulation.falseFamilies(machine, n, 50, FAMILIES, method)));
  }

  private void power() {
    title(
        "Power: how often the interval excludes 100 %% (%d runs); paired / Welch's t on the same data",
        RUNS);
    head("machine", "blocks", "2 %", "5 %", "10 %");
    for (double drift : new double[] {0, 0.05, 0.1, 0.2}) {
      for (int blocks : BLOCKS) {
        Machine machine = Machine.STEADY.drifting(drift);
        String name = drift == 0 ? "steady" : "drift of %.0f %%".formatted(100 * drift);
        power(name, machine, blocks);
      }
    }
    BLOCKS.forEach(blocks -> power("drift of 20 % and outliers", Machine.ALL, blocks));
  }

  private void power(String name, Machine machine, int blocks) {
    row(
        name + " | " + blocks,
        Stream.of(1.02, 1.05, 1.1)
            .map(ratio -> Simulation.power(machine, blocks, ratio, RUNS))
            .map(seen -> percent(seen.paired()) + " / " + percent(seen.welch())));
  }

  private void bias() {
    title("Error of the mean estimate at a true ratio of 1.05 (%d runs)", RUNS);
    head("machine, 10 forks each", "in blocks, paired", "one after the other", "its coverage");
    MACHINES.forEach(
        (name, machine) -> {
          double blocks =
              Simulation.biasPercent(
                  RUNS, 1.05, random -> machine.inBlocks(10, 1.05, random), Simulation::paired);
          double sequence =
              Simulation.biasPercent(
                  RUNS, 1.05, random -> machine.inSequence(10, 1.05, random), Simulation::unpaired);
          double coverage =
              Simulation.coverage(
                  RUNS, 1.05, random -> machine.inSequence(10, 1.05, random), Simulation::unpaired);
          row(
              name,
              Stream.of(
                  "%+.2f %%".formatted(blocks), "%+.2f %%".formatted(sequence), percent(coverage)));
        });
  }

  private void unpaired() {
    title("Coverage of 95 % intervals, unpaired (%d runs)", FEW_RUNS);
    head("machine, forks each", "Welch's t on logs", "percentile bootstrap", "bootstrap t");
    for (String name : List.of("steady", "outliers")) {
      Machine machine = MACHINES.getOrDefault(name, Machine.STEADY);
      for (int forks : new int[] {3, 5, 10, 20}) {
        row(
            name + ", " + forks,
            Stream.of(
                percent(Simulation.unpaired(machine, forks, FEW_RUNS)),
                percent(bootstrap(machine, forks, Bootstrap::percentile)),
                percent(bootstrap(machine, forks, Bootstrap::studentized))));
      }
    }
  }

  private static double bootstrap(
      Machine machine, int forks, Function<Bootstrap, Interval> interval) {
    RandomGenerator random = new SplittableRandom(1);
    int covered = 0;
    for (int run = 0; run < FEW_RUNS; run++) {
      Machine.Sample sample = machine.inBlocks(forks, 1.07, random);
      Bootstrap bootstrap = new Bootstrap(sample.baseline(), sample.candidate());
      covered += interval.apply(bootstrap).contains(1.07) ? 1 : 0;
    }
    return covered / (double) FEW_RUNS;
  }

  private void autocorrelation() {
    title(
        "Blocks that resemble their neighbours: coverage / how often the result says so (%d runs)",
        RUNS);
    head("lag-1 autocorrelation", "10 blocks", "20 blocks", "40 blocks");
    for (double memory : new double[] {0, 0.3, 0.6, 0.9}) {
      Machine machine = new Machine(0.003, 0.003, 0, 0, 0, memory);
      row(
          String.format(Locale.ROOT, "%.1f", memory),
          Stream.of(10, 20, 40)
              .map(
                  n ->
                      percent(
                              Simulation.coverage(
                                  RUNS,
                                  1,
                                  random -> machine.inBlocks(n, 1, random),
                                  Simulation::paired))
                          + " / "
                          + percent(
                              Simulation.warned(machine, n, Warning.Autocorrelated.class, RUNS))));
    }
  }

  private void scores() {
    title("Coverage of 95 % intervals from score and error (%d runs)", RUNS);
    head("deviation between forks", "1 fork", "5 forks", "20 forks");
    for (double deviation : new double[] {0, 0.01, 0.03, 0.1}) {
      Machine machine = new Machine(deviation, 0.05, 0, 0, 0, 0);
      row(
          "%.0f %%".formatted(100 * deviation),
          Stream.of(1, 5, 20).map(forks -> percent(Simulation.scores(machine, forks, RUNS))));
    }
  }

  private void stopped() {
    title(
        "Coverage of 95 % intervals that a run with -Dprecision stops at, and its blocks on average (%d runs)",
        RUNS);
    head("machine, begun with 5 blocks", WIDTHS.stream().map(SimulationTables::width));
    for (String name : List.of("steady", "outliers")) {
      Machine machine = MACHINES.getOrDefault(name, Machine.STEADY);
      row(
          name,
          WIDTHS.stream()
              .map(half -> new Precision(half, Simulation.CONFIDENCE))
              .map(precision -> Simulation.stopped(machine, 5, precision, RUNS))
              .map(seen -> percent(seen.coverage()) + " / %.0f".formatted(seen.blocks())));
    }
  }

  private void piloted() {
    title(
        "The same with at most 35 blocks, of which the first 5 decide how many iterations the others have: coverage / blocks / iterations (%d runs)",
        RUNS);
    head("machine, what a fork costs in iterations", WIDTHS.stream().map(SimulationTables::width));
    for (String name : List.of("steady", "outliers")) {
      Machine machine = MACHINES.getOrDefault(name, Machine.STEADY);
      for (double costs : new double[] {1, 5, 30}) {
        row(
            "%s, %.0f".formatted(name, costs),
            WIDTHS.stream()
                .map(half -> new Precision(half, Simulation.CONFIDENCE, 35))
                .map(precision -> Simulation.piloted(machine, 5, precision, costs, RUNS))
                .map(
                    seen ->
                        "%s / %.0f / %.1f"
                            .formatted(
                                percent(seen.coverage()), seen.blocks(), seen.iterations())));
      }
    }
  }

  private void onNodes() {
    title(
        "Blocks on several nodes whose ratios differ by so much: coverage of 95 % intervals / of intervals that take blocks for repetitions / how often the result says that nodes differ (%d runs)",
        FEW_RUNS);
    head("machine, nodes, blocks", DEVIATIONS.stream().map(d -> "%.0f %%".formatted(100 * d)));
    for (String name : List.of("steady", "drift and outliers")) {
      Machine machine = MACHINES.getOrDefault(name, Machine.STEADY);
      for (int[] size : NODES_AND_BLOCKS) {
        row(
            "%s, %d, %d".formatted(name, size[0], size[1]),
            DEVIATIONS.stream()
                .map(d -> Simulation.onNodes(machine, size[0], size[1], d, FEW_RUNS))
                .map(
                    seen ->
                        "%s / %s / %s"
                            .formatted(
                                percent(seen.coverage()),
                                percent(seen.plain()),
                                percent(seen.told()))));
      }
    }
  }

  private static String width(double half) {
    return "±%s %%".formatted(String.format(Locale.ROOT, "%.1f", 100 * half).replace(".0", ""));
  }

  private void positive() {
    title(
        "Coverage of 95 %% intervals of a score: on the log scale / plain, and how many plain ones reach below 0 (%d runs)",
        RUNS);
    head("deviation between forks", "2 forks", "3 forks", "5 forks", "10 forks");
    for (double deviation : new double[] {0.03, 0.2, 0.5}) {
      row(
          "%.0f %%".formatted(100 * deviation),
          Stream.of(2, 3, 5, 10)
              .map(forks -> Simulation.scoreIntervals(deviation, forks, RUNS))
              .map(
                  seen ->
                      "%s / %s, %s"
                          .formatted(
                              percent(seen.positive()),
                              percent(seen.plain()),
                              percent(seen.belowZero()))));
    }
  }

  private void title(String format, int runs) {
    tables++;
    String text = format.replace("%%", "%").replace("%d", Integer.toString(runs));
    out.append("\n### ").append(tables).append(". ").append(text).append("\n\n");
  }

  private void head(String name, Stream<String> cells) {
    head(Stream.concat(Stream.of(name), cells).toArray(String[]::new));
  }

  private void head(String... cells) {
    out.append("| ").append(String.join(" | ", cells)).append(" |\n");
    out.append("|---".repeat(cells.length)).append("|\n");
  }

  private void row(String name, Stream<String> cells) {
    out.append("| ").append(name);
    cells.forEach(cell -> out.append(" | ").append(cell));
    out.append(" |\n");
  }

  private static String percent(double part) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * part);
  }
}
