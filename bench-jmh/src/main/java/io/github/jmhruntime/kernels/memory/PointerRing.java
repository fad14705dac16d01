package io.github.jmhruntime.kernels.memory;

import java.util.SplittableRandom;

/**
 * Cache lines that point at each other in random order, all of them on a single ring.
 *
 * <p>Source of the shuffle: Sattolo, <em>An algorithm to generate a random cyclic permutation</em>,
 * Information Processing Letters 22(6), 1986.
 */
final class PointerRing {

  /** Elements of a cache line of 64 bytes. */
  private static final int LINE = 16;

  private final int[] next;

  private PointerRing(int[] next) {
    this.next = next;
  }

  /** A ring over so many bytes, in an order that follows from the seed. */
  static PointerRing random(long bytes, long seed) {
    int lines = Math.toIntExact(bytes / (LINE * Integer.BYTES));
    if (lines < 2) {
      throw new IllegalArgumentException(
          "The size is %d bytes; a ring needs at least two lines of 64.".formatted(bytes));
    }
    int[] order = new int[lines];
    for (int i = 0; i < lines; i++) {
      order[i] = i;
    }
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = lines - 1; i > 0; i--) {
      int other = random.nextInt(i); // below i, never i itself: this makes it one cycle
      int kept = order[i];
      order[i] = order[other];
      order[other] = kept;
    }
    int[] next = new int[Math.multiplyExact(lines, LINE)];
    for (int i = 0; i < lines; i++) {
      next[i * LINE] = order[i] * LINE;
    }
    return new PointerRing(next);
  }

  /** Where so many steps from {@code start} lead; each step has to wait for the one before. */
  int walk(int start, int steps) {
    int[] ring = next;
    int at = start;
    for (int i = 0; i < steps; i++) {
      at = ring[at];
    }
    return at;
  }
}
