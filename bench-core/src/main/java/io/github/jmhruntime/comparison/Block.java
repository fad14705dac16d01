package io.github.jmhruntime.comparison;

import java.util.Comparator;

/**
 * A block of a run. Forks of one block ran beside each other, whatever files they are in. Forks of
 * one number on two nodes, as where a block was measured again elsewhere, are of two blocks.
 *
 * @param run the run's id, which begins with the time of its start
 * @param number the block's number in that run
 * @param node the cluster's node that it ran on; empty where the run had one machine
 */
record Block(String run, int number, String node) implements Comparable<Block> {

  private static final Comparator<Block> ORDER =
      Comparator.comparing(Block::run).thenComparingInt(Block::number).thenComparing(Block::node);

  @Override
  public int compareTo(Block other) {
    return ORDER.compare(this, other);
  }
}
