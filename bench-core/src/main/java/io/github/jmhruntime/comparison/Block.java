package io.github.jmhruntime.comparison;

import java.util.Comparator;

/**
 * A block of a run. Forks of one block ran beside each other, whatever files they are in.
 *
 * @param run the run's id, which begins with the time of its start
 * @param number the block's number in that run
 */
record Block(String run, int number) implements Comparable<Block> {

  private static final Comparator<Block> ORDER =
      Comparator.comparing(Block::run).thenComparingInt(Block::number);

  @Override
  public int compareTo(Block other) {
    return ORDER.compare(this, other);
  }
}
