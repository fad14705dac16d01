package io.github.jmhruntime.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/**
 * The order in which a block visits the runtimes.
 *
 * <p>Every cell of every block has an order of its own, drawn from the run's seed, so that no
 * runtime is always measured first, and so that a run that is continued takes the same course.
 */
public final class BlockOrder {

  private BlockOrder() {}

  /**
   * The runtimes in the order in which {@code block} measures {@code cell}.
   *
   * @param seed the run's seed
   * @param block the block, from 1
   * @param cell the benchmark and its parameters
   */
  public static <T> List<T> of(long seed, int block, Cell cell, List<T> runtimes) {
    List<T> order = new ArrayList<>(runtimes);
    long mixed = seed * 0x9E3779B97F4A7C15L + Objects.hash(block, cell.key());
    Collections.shuffle(order, new Random(mixed));
    return order;
  }
}
