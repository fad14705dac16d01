package io.github.jmhruntime.kernels.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StreamArraysTest {

  /** STREAM's own check: the scalar recurrence gives the value that every element must have. */
  @Test
  void afterSomePassesEveryElementHasTheValueThatStreamExpects() {
    StreamArrays arrays = new StreamArrays(1000);
    double a = 1;
    double b = 2;
    double c = 0;
    for (int pass = 0; pass < 5; pass++) {
      arrays.copy(0, 1000);
      arrays.scale(0, 1000);
      arrays.add(0, 1000);
      arrays.triad(0, 1000);
      c = a;
      b = 3 * c;
      c = a + b;
      a = b + 3 * c;
    }
    assertThat(arrays.a).containsOnly(a);
    assertThat(arrays.b).containsOnly(b);
    assertThat(arrays.c).containsOnly(c);
  }

  @Test
  void aPassOverAPartLeavesTheRestAlone() {
    StreamArrays arrays = new StreamArrays(10);
    arrays.copy(3, 6);
    assertThat(arrays.c).containsExactly(0, 0, 0, 1, 1, 1, 0, 0, 0, 0);
  }
}
