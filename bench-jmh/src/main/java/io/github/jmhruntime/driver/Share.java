package io.github.jmhruntime.driver;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Which blocks one driver measures of those that several deal out among themselves: every so-manyth
 * one. A block is measured at one place, since its forks are compared with each other.
 *
 * @param number the driver's number, from 0 on
 * @param places how many drivers there are
 */
record Share(int number, int places) {

  /** All blocks. */
  static final Share WHOLE = new Share(0, 1);

  Share {
    if (number < 0 || number >= places) {
      throw new IllegalArgumentException("there is no driver %d of %d".formatted(number, places));
    }
  }

  /** Its blocks of so many, in their order. */
  List<Integer> of(int blocks) {
    return IntStream.iterate(number + 1, block -> block <= blocks, block -> block + places)
        .boxed()
        .toList();
  }
}
