package io.github.jmhruntime.comparison;

import io.github.jmhruntime.statistics.Estimate;
import io.github.jmhruntime.statistics.GroupedValues;
import io.github.jmhruntime.statistics.Heterogeneity;
import io.github.jmhruntime.statistics.Holm;
import io.github.jmhruntime.statistics.LogMean;
import io.github.jmhruntime.statistics.LogRatio;
import io.github.jmhruntime.statistics.VarianceComponents;
import io.github.jmhruntime.statistics.Warning;
import io.github.jmhruntime.unit.Direction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/** Questions to a simulated machine, each answered from many runs with a fixed seed. */
final class Simulation {

  static final double CONFIDENCE = 0.95;
  private static final Judgement JUDGEMENT = new Judgement(CONFIDENCE, 0.02);

  private Simulation() {}

  /** The part of runs whose interval holds the true ratio. */
  static double coverage(
      int runs,
      double ratio,
      Function<RandomGenerator, Machine.Sample> measure,
      Function<Machine.Sample, LogRatio> method) {
    RandomGenerator random = new SplittableRandom(1);
    int covered = 0;
    for (int run = 0; run < runs; run++) {
      LogRatio found = method.apply(measure.apply(random));
      covered += found.log().interval(CONFIDENCE).exp().contains(ratio) ? 1 : 0;
    }
    return covered / (double) runs;
  }

  /** Coverage of a paired comparison. */
  static double paired(Machine machine, int blocks, int runs) {
    return coverage(
        runs, 1.07, random -> machine.inBlocks(blocks, 1.07, random), Simulation::paired);
  }

  /** Coverage of an unpaired comparison of forks in random order. */
  static double unpaired(Machine machine, int forks, int runs) {
    return coverage(
        runs, 1.07, random -> machine.inBlocks(forks, 1.07, random), Simulation::unpaired);
  }

  /** Coverage of scores and errors, as JMH computes them from the iterations of so many forks. */
  static double scores(Machine machine, int forks, int runs) {
    RandomGenerator random = new SplittableRandom(1);
    int covered = 0;
    for (int run = 0; run < runs; run++) {
      LogRatio found =
          LogRatio.unpaired(
              score(machine, forks, 0, random), score(machine, forks, Math.log(1.07), random));
      covered += found.log().interval(CONFIDENCE).exp().contains(1.07) ? 1 : 0;
    }
    return covered / (double) runs;
  }

  private static LogMean score(Machine machine, int forks, double log, RandomGenerator random) {
    SummaryStatistics all = new SummaryStatistics();
    for (int fork = 0; fork < forks; fork++) {
      for (double value : machine.iterations(0, log, random)) {
        all.addValue(value);
      }
    }
    Estimate mean =
        new Estimate(
            all.getMean(), all.getStandardDeviation() / Math.sqrt(all.getN()), all.getN() - 1.0);
    double error = mean.interval(LogMean.JMH_CONFIDENCE).upper() - mean.value();
    return LogMean.ofScore(all.getMean(), error, all.getN(), forks);
  }

  /** The part of families without any difference in which a row is called faster or slower. */
  static double falseFamilies(
      Machine machine,
      int blocks,
      int rows,
      int families,
      Function<Machine.Sample, LogRatio> method) {
    RandomGenerator random = new SplittableRandom(2);
    int wrong = 0;
    for (int family = 0; family < families; family++) {
      LogRatio[] ratios = new LogRatio[rows];
      double[] p = new double[rows];
      for (int row = 0; row < rows; row++) {
        ratios[row] = method.apply(machine.inBlocks(blocks, 1, random));
        p[row] = ratios[row].p();
      }
      wrong += anyDifferent(ratios, Holm.adjust(p)) ? 1 : 0;
    }
    return wrong / (double) families;
  }

  private static boolean anyDifferent(LogRatio[] ratios, double[] adjusted) {
    for (int i = 0; i < ratios.length; i++) {
      Verdict verdict =
          JUDGEMENT.of(Ratio.of(ratios[i].log(), CONFIDENCE), adjusted[i], Direction.LOWER);
      if (verdict == Verdict.FASTER || verdict == Verdict.SLOWER) {
        return true;
      }
    }
    return false;
  }

  /** How often each method's interval excludes 100 %, on the same data. */
  record Seen(double paired, double welch) {}

  static Seen power(Machine machine, int blocks, double ratio, int runs) {
    RandomGenerator random = new SplittableRandom(3);
    int paired = 0;
    int welch = 0;
    for (int run = 0; run < runs; run++) {
      Machine.Sample sample = machine.inBlocks(blocks, ratio, random);
      paired += paired(sample).p() <= 1 - CONFIDENCE ? 1 : 0;
      welch += unpaired(sample).p() <= 1 - CONFIDENCE ? 1 : 0;
    }
    return new Seen(paired / (double) runs, welch / (double) runs);
  }

  /** By how much the estimates are off on average, in percent of the truth. */
  static double biasPercent(
      int runs,
      double ratio,
      Function<RandomGenerator, Machine.Sample> measure,
      Function<Machine.Sample, LogRatio> method) {
    RandomGenerator random = new SplittableRandom(4);
    double sum = 0;
    for (int run = 0; run < runs; run++) {
      sum += method.apply(measure.apply(random)).log().value() - Math.log(ratio);
    }
    return 100 * Math.expm1(sum / runs);
  }

  /** How often a paired result carries a warning. */
  static double warned(Machine machine, int blocks, Class<? extends Warning> kind, int runs) {
    RandomGenerator random = new SplittableRandom(5);
    int warned = 0;
    for (int run = 0; run < runs; run++) {
      LogRatio found = paired(machine.inBlocks(blocks, 1, random));
      warned += found.warnings().stream().anyMatch(kind::isInstance) ? 1 : 0;
    }
    return warned / (double) runs;
  }

  /** Coverage of runs that measure further blocks until the interval is narrow enough. */
  static Stopped stopped(Machine machine, int blocks, Precision precision, int runs) {
    return stopped(machine, blocks, precision, pilot -> machine, runs);
  }

  /**
   * The same where the first blocks decide how many iterations the forks of the others have.
   *
   * @param costs what a fork costs besides its iterations, over what one of these costs
   */
  static Stopped piloted(Machine machine, int blocks, Precision precision, double costs, int runs) {
    return stopped(
        machine,
        blocks,
        precision,
        pilot ->
            VarianceComponents.of(pilot)
                .map(found -> machine.iterating(found.iterations(costs, 1, machine.iterations())))
                .orElse(machine),
        runs);
  }

  private static Stopped stopped(
      Machine machine,
      int blocks,
      Precision precision,
      Function<List<double[][]>, Machine> after,
      int runs) {
    RandomGenerator random = new SplittableRandom(6);
    int covered = 0;
    long measured = 0;
    long iterations = 0;
    for (int run = 0; run < runs; run++) {
      List<double[][]> pilot = machine.forksInBlocks(blocks, 1.07, random);
      Machine later = after.apply(pilot);
      Machine.Sample sample = Machine.Sample.of(pilot);
      LogRatio found = paired(sample);
      int has = blocks;
      while (!precision.isReached(found.log()) && has < precision.most()) {
        int further = precision.next(found.log(), has) - has;
        sample = sample.followedBy(later.inBlocks(further, 1.07, random));
        found = paired(sample);
        has += further;
      }
      covered += found.log().interval(CONFIDENCE).exp().contains(1.07) ? 1 : 0;
      measured += has;
      iterations += later.iterations();
    }
    double all = runs;
    return new Stopped(covered / all, measured / all, iterations / all);
  }

  /**
   * How often the interval holds the truth, after how many blocks on average, and how many
   * iterations the forks after the first blocks have.
   */
  record Stopped(double coverage, double blocks, double iterations) {}

  /**
   * What comes of blocks on several nodes.
   *
   * @param coverage how often the interval holds what it speaks of: the ratio of nodes like these
   *     where the node is the unit of replication, else the mean ratio of these nodes
   * @param plain how often one does that takes all blocks for repetitions, of nodes like these
   * @param told how often the result says that nodes differ
   */
  record OnNodes(double coverage, double plain, double told) {}

  /**
   * Blocks that are dealt out in turn.
   *
   * @param machine each of the nodes, whose levels differ besides
   * @param deviation by how much the ratio differs between nodes, on the log scale
   */
  static OnNodes onNodes(Machine machine, int nodes, int blocks, double deviation, int runs) {
    RandomGenerator random = new SplittableRandom(7);
    int covered = 0;
    int plain = 0;
    int told = 0;
    for (int run = 0; run < runs; run++) {
      List<String> names = new ArrayList<>();
      Machine.Sample all = new Machine.Sample(new double[0], new double[0]);
      double effects = 0;
      for (int node = 0; node < nodes; node++) {
        double effect = deviation * random.nextGaussian();
        int own = blocks / nodes + (node < blocks % nodes ? 1 : 0);
        all = all.followedBy(machine.inBlocks(own, 1.07 * Math.exp(effect), random));
        names.addAll(Collections.nCopies(own, "node-" + node));
        effects += effect / nodes;
      }
      LogRatio found = LogRatio.paired(all.baseline(), all.candidate(), names);
      double truth = found.method() == LogRatio.Method.OVER_NODES ? 1.07 : 1.07 * Math.exp(effects);
      covered += found.log().interval(CONFIDENCE).exp().contains(truth) ? 1 : 0;
      plain += paired(all).log().interval(CONFIDENCE).exp().contains(1.07) ? 1 : 0;
      told +=
          GroupedValues.of(LogRatio.logRatios(all.baseline(), all.candidate()), names)
                  .heterogeneity()
                  .map(Heterogeneity::isEvident)
                  .orElse(false)
              ? 1
              : 0;
    }
    double count = runs;
    return new OnNodes(covered / count, plain / count, told / count);
  }

  static LogRatio paired(Machine.Sample sample) {
    return LogRatio.paired(sample.baseline(), sample.candidate());
  }

  static LogRatio unpaired(Machine.Sample sample) {
    return LogRatio.unpaired(sample.baseline(), sample.candidate());
  }

  /** How often intervals of a mean hold the truth, and how often the plain one reaches below 0. */
  record ScoreIntervals(double positive, double plain, double belowZero) {}

  /** Forks whose values are log-normal, with the given deviation on the log scale. */
  static ScoreIntervals scoreIntervals(double deviation, int forks, int runs) {
    RandomGenerator random = new SplittableRandom(1);
    double truth = Math.exp(deviation * deviation / 2);
    int positive = 0;
    int plain = 0;
    int belowZero = 0;
    for (int run = 0; run < runs; run++) {
      Estimate mean =
          Estimate.mean(
              DoubleStream.generate(() -> Math.exp(deviation * random.nextGaussian()))
                  .limit(forks)
                  .toArray());
      positive += mean.positiveInterval(CONFIDENCE).contains(truth) ? 1 : 0;
      plain += mean.interval(CONFIDENCE).contains(truth) ? 1 : 0;
      belowZero += mean.interval(CONFIDENCE).lower() < 0 ? 1 : 0;
    }
    double all = runs;
    return new ScoreIntervals(positive / all, plain / all, belowZero / all);
  }
}
