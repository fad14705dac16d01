package io.github.jmhruntime.kernels.cpu;

import java.util.SplittableRandom;

/**
 * A dense system of linear equations {@code A x = b}, filled with random values from a seed.
 *
 * <p>As in HPL, the right-hand side is the last column of one augmented matrix of {@code n} rows
 * and {@code n + 1} columns, stored by columns, with elements uniform in [-0.5, 0.5). A solver
 * overwrites it, so a check draws the same values again from the seed.
 */
final class LinearSystem {

  private final int order;
  private final long seed;
  private final double[] elements;

  private LinearSystem(int order, long seed) {
    if (order < 1) {
      throw new IllegalArgumentException("The order n is %d; give 1 or more.".formatted(order));
    }
    this.order = order;
    this.seed = seed;
    this.elements = new double[Math.multiplyExact(order, order + 1)];
  }

  /** A system of {@code order} equations whose values follow from the seed. */
  static LinearSystem random(int order, long seed) {
    LinearSystem system = new LinearSystem(order, seed);
    system.refill();
    return system;
  }

  /** Puts back the values that the system began with. */
  void refill() {
    SplittableRandom random = random();
    for (int i = 0; i < elements.length; i++) {
      elements[i] = random.nextDouble() - 0.5;
    }
  }

  /** The generator that gives the elements in the order in which they are stored. */
  SplittableRandom random() {
    return new SplittableRandom(seed);
  }

  /** The number of equations. */
  int order() {
    return order;
  }

  /** The augmented matrix by columns, the right-hand side behind the last one; not a copy. */
  double[] elements() {
    return elements;
  }
}
