package io.github.jmhruntime.comparison;

import io.github.jmhruntime.comparison.Calibration.FalseAlarms;
import io.github.jmhruntime.statistics.Estimate;
import io.github.jmhruntime.statistics.Holm;
import io.github.jmhruntime.unit.Direction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/**
 * False alarms by chance alone: the labels of the two sides are exchanged at random within the
 * blocks, which is the randomization distribution of a paired design (Fisher, <i>The Design of
 * Experiments</i>, 1935, section 21). In a block all rows change together, so that what they have
 * in common stays.
 */
final class Relabeling {

  private static final int TIMES = 1000;

  private final List<PairRatio> rows;
  private final List<Block> blocks;
  private final Judgement judgement;

  Relabeling(List<PairRatio> rows, Judgement judgement) {
    TreeSet<Block> common = new TreeSet<>(rows.get(0).blocks());
    rows.forEach(row -> common.retainAll(row.blocks()));
    this.rows = rows;
    this.blocks = List.copyOf(common);
    this.judgement = judgement;
  }

  /** How many blocks all rows have. */
  int blocks() {
    return blocks.size();
  }

  FalseAlarms falseAlarms(int size, long seed) {
    Random random = new Random(seed);
    List<Block> drawn = new ArrayList<>(blocks);
    long excluded = 0;
    int families = 0;
    for (int time = 0; time < TIMES; time++) {
      Collections.shuffle(drawn, random);
      Estimate[] estimates = estimates(drawn.subList(0, size), random.nextLong());
      double[] p = new double[estimates.length];
      for (int i = 0; i < p.length; i++) {
        p[i] = estimates[i].p(0);
        excluded += judgement.isDifferent(p[i]) ? 1 : 0;
      }
      families += anyVerdict(estimates, Holm.adjust(p)) ? 1 : 0;
    }
    return new FalseAlarms(
        size, TIMES, excluded / ((double) TIMES * rows.size()), families / (double) TIMES);
  }

  private Estimate[] estimates(List<Block> drawn, long signSeed) {
    Random signs = new Random(signSeed);
    boolean[] turned = new boolean[drawn.size()];
    for (int i = 0; i < turned.length; i++) {
      turned[i] = signs.nextBoolean();
    }
    return rows.stream().map(row -> estimate(row, drawn, turned)).toArray(Estimate[]::new);
  }

  private static Estimate estimate(PairRatio row, List<Block> drawn, boolean[] turned) {
    double[] logs = new double[turned.length];
    for (int i = 0; i < logs.length; i++) {
      double log = row.logRatios()[Collections.binarySearch(row.blocks(), drawn.get(i))];
      logs[i] = turned[i] ? -log : log;
    }
    return Estimate.mean(logs);
  }

  private boolean anyVerdict(Estimate[] estimates, double[] adjusted) {
    for (int i = 0; i < estimates.length; i++) {
      // Without a difference to find, both directions are false alarms alike.
      Verdict verdict =
          judgement.of(
              Ratio.of(estimates[i], judgement.confidence()), adjusted[i], Direction.LOWER);
      if (verdict == Verdict.FASTER || verdict == Verdict.SLOWER) {
        return true;
      }
    }
    return false;
  }
}
