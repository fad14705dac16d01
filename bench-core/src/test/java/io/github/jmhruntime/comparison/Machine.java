package io.github.jmhruntime.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.stat.StatUtils;

/**
 * A simulated machine that measures a baseline and a candidate of known ratio.
 *
 * <p>The log of a fork's level is the benchmark's, plus the machine's drift at that time, plus the
 * fork's own deviation, plus now and then a disturbance. Its iterations scatter around that on the
 * log scale, and the fork's value is their mean.
 *
 * @param forkDeviation standard deviation between forks, on the log scale
 * @param iterationDeviation standard deviation between iterations of a fork, on the log scale
 * @param drift by how much the machine slows from the first fork to the last, on the log scale
 * @param outlierRate the part of forks that are disturbed
 * @param outlierSize by how much a disturbed fork is slower, on the log scale
 * @param memory the lag-1 autocorrelation of what distinguishes the two sides in a block
 * @param iterations how many iterations a fork has
 */
record Machine(
    double forkDeviation,
    double iterationDeviation,
    double drift,
    double outlierRate,
    double outlierSize,
    double memory,
    int iterations) {

  private static final int ITERATIONS = 5;

  /** The standard deviation of what lasts from block to block, where anything does. */
  private static final double LASTING = 0.03;

  static final Machine STEADY = new Machine(0.03, 0.05, 0, 0, 0, 0);
  static final Machine DRIFTING = STEADY.drifting(0.2);
  static final Machine DISTURBED = STEADY.disturbed(0.05, 0.2);
  static final Machine ALL = DRIFTING.disturbed(0.05, 0.2);

  Machine(
      double forkDeviation,
      double iterationDeviation,
      double drift,
      double outlierRate,
      double outlierSize,
      double memory) {
    this(forkDeviation, iterationDeviation, drift, outlierRate, outlierSize, memory, ITERATIONS);
  }

  /** One value per fork of each side, in the order of measuring. */
  record Sample(double[] baseline, double[] candidate) {

    /** The means of forks in blocks. */
    static Sample of(List<double[][]> forks) {
      return new Sample(
          forks.stream().mapToDouble(block -> StatUtils.mean(block[0])).toArray(),
          forks.stream().mapToDouble(block -> StatUtils.mean(block[1])).toArray());
    }

    /** The forks of both, one after the other. */
    Sample followedBy(Sample later) {
      return new Sample(
          DoubleStream.concat(Arrays.stream(baseline), Arrays.stream(later.baseline)).toArray(),
          DoubleStream.concat(Arrays.stream(candidate), Arrays.stream(later.candidate)).toArray());
    }
  }

  Machine drifting(double drift) {
    return new Machine(
        forkDeviation, iterationDeviation, drift, outlierRate, outlierSize, memory, iterations);
  }

  Machine iterating(int iterations) {
    return new Machine(
        forkDeviation, iterationDeviation, drift, outlierRate, outlierSize, memory, iterations);
  }

  Machine disturbed(double rate, double size) {
    return new Machine(forkDeviation, iterationDeviation, drift, rate, size, memory, iterations);
  }

  Machine remembering(double memory) {
    return new Machine(
        forkDeviation, iterationDeviation, drift, outlierRate, outlierSize, memory, iterations);
  }

  /** In blocks: one fork of each side per block, in random order. */
  Sample inBlocks(int blocks, double ratio, RandomGenerator random) {
    return Sample.of(forksInBlocks(blocks, ratio, random));
  }

  /** The same with the iterations of each fork: for each block those of both sides. */
  List<double[][]> forksInBlocks(int blocks, double ratio, RandomGenerator random) {
    List<double[][]> forks = new ArrayList<>();
    double lasting = random.nextGaussian();
    for (int block = 0; block < blocks; block++) {
      int first = random.nextBoolean() ? 1 : 0;
      double time = 2.0 * block;
      double end = 2.0 * blocks - 1;
      double[] baseline = iterations((time + first) / end, 0, random);
      double own = Math.log(ratio) + own(lasting);
      forks.add(new double[][] {baseline, iterations((time + 1 - first) / end, own, random)});
      lasting = memory * lasting + Math.sqrt(1 - memory * memory) * random.nextGaussian();
    }
    return forks;
  }

  /** As JMH does by itself: all forks of the baseline, then all of the candidate. */
  Sample inSequence(int forks, double ratio, RandomGenerator random) {
    Sample sample = new Sample(new double[forks], new double[forks]);
    double end = 2.0 * forks - 1;
    for (int i = 0; i < forks; i++) {
      sample.baseline[i] = fork(i / end, 0, random);
    }
    for (int i = 0; i < forks; i++) {
      sample.candidate[i] = fork((forks + i) / end, Math.log(ratio), random);
    }
    return sample;
  }

  /** The iterations of one fork. */
  double[] iterations(double time, double log, RandomGenerator random) {
    double level = log + drift * time + forkDeviation * random.nextGaussian();
    if (random.nextDouble() < outlierRate) {
      level += outlierSize;
    }
    double[] values = new double[iterations];
    for (int i = 0; i < iterations; i++) {
      values[i] = 100 * Math.exp(level + iterationDeviation * random.nextGaussian());
    }
    return values;
  }

  private double own(double lasting) {
    return memory == 0 ? 0 : LASTING * lasting;
  }

  private double fork(double time, double log, RandomGenerator random) {
    return StatUtils.mean(iterations(time, log, random));
  }
}
