package io.github.jmhruntime.comparison;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;

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
 */
record Machine(
    double forkDeviation,
    double iterationDeviation,
    double drift,
    double outlierRate,
    double outlierSize,
    double memory) {

  private static final int ITERATIONS = 5;

  /** The standard deviation of what lasts from block to block, where anything does. */
  private static final double LASTING = 0.03;

  static final Machine STEADY = new Machine(0.03, 0.05, 0, 0, 0, 0);
  static final Machine DRIFTING = STEADY.drifting(0.2);
  static final Machine DISTURBED = STEADY.disturbed(0.05, 0.2);
  static final Machine ALL = DRIFTING.disturbed(0.05, 0.2);

  /** One value per fork of each side, in the order of measuring. */
  record Sample(double[] baseline, double[] candidate) {

    /** The forks of both, one after the other. */
    Sample followedBy(Sample later) {
      return new Sample(
          DoubleStream.concat(Arrays.stream(baseline), Arrays.stream(later.baseline)).toArray(),
          DoubleStream.concat(Arrays.stream(candidate), Arrays.stream(later.candidate)).toArray());
    }
  }

  Machine drifting(double drift) {
    return new Machine(forkDeviation, iterationDeviation, drift, outlierRate, outlierSize, memory);
  }

  Machine disturbed(double rate, double size) {
    return new Machine(forkDeviation, iterationDeviation, drift, rate, size, memory);
  }

  Machine remembering(double memory) {
    return new Machine(forkDeviation, iterationDeviation, drift, outlierRate, outlierSize, memory);
  }

  /** In blocks: one fork of each side per block, in random order. */
  Sample inBlocks(int blocks, double ratio, RandomGenerator random) {
    Sample sample = new Sample(new double[blocks], new double[blocks]);
    double lasting = random.nextGaussian();
    for (int block = 0; block < blocks; block++) {
      int first = random.nextBoolean() ? 1 : 0;
      double time = 2.0 * block;
      double end = 2.0 * blocks - 1;
      sample.baseline[block] = fork((time + first) / end, 0, random);
      sample.candidate[block] =
          fork((time + 1 - first) / end, Math.log(ratio) + own(lasting), random);
      lasting = memory * lasting + Math.sqrt(1 - memory * memory) * random.nextGaussian();
    }
    return sample;
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
    double[] values = new double[ITERATIONS];
    for (int i = 0; i < ITERATIONS; i++) {
      values[i] = 100 * Math.exp(level + iterationDeviation * random.nextGaussian());
    }
    return values;
  }

  private double own(double lasting) {
    return memory == 0 ? 0 : LASTING * lasting;
  }

  private double fork(double time, double log, RandomGenerator random) {
    double sum = 0;
    for (double value : iterations(time, log, random)) {
      sum += value;
    }
    return sum / ITERATIONS;
  }
}
