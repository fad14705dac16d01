package io.github.jmhruntime.kernels.memory;

import java.util.Arrays;

/**
 * STREAM's three arrays and its four loops, each over a part of the arrays.
 *
 * <p>Source: McCalpin, <em>Memory Bandwidth and Machine Balance in Current High Performance
 * Computers</em>, IEEE TCCA Newsletter, December 1995, and cs.virginia.edu/stream.
 */
final class StreamArrays {

  /** STREAM's factor. */
  static final double SCALAR = 3.0;

  final double[] a;
  final double[] b;
  final double[] c;

  /** Arrays of so many elements with STREAM's initial values, 1, 2 and 0. */
  StreamArrays(int length) {
    a = new double[length];
    b = new double[length];
    c = new double[length];
    Arrays.fill(a, 1.0);
    Arrays.fill(b, 2.0);
    Arrays.fill(c, 0.0); // a page that was never written may be the kernel's one page of zeros
  }

  /** {@code c = a}. */
  void copy(int from, int to) {
    for (int i = from; i < to; i++) {
      c[i] = a[i];
    }
  }

  /** {@code b = scalar · c}. */
  void scale(int from, int to) {
    for (int i = from; i < to; i++) {
      b[i] = SCALAR * c[i];
    }
  }

  /** {@code c = a + b}. */
  void add(int from, int to) {
    for (int i = from; i < to; i++) {
      c[i] = a[i] + b[i];
    }
  }

  /** {@code a = b + scalar · c}. */
  void triad(int from, int to) {
    for (int i = from; i < to; i++) {
      a[i] = b[i] + SCALAR * c[i];
    }
  }
}
