package io.github.jmhruntime.workload.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FillingTest {

  private static final long MIB = 1 << 20;

  @Test
  void whatFitsFollowsFromTheLargerSlope() {
    Filling filling = new Filling(2_000 * MIB);
    filling.add(2, 100 * MIB, 8_000 * MIB);
    filling.add(4, 140 * MIB, 7_900 * MIB);
    filling.add(6, 180 * MIB, 7_800 * MIB);

    assertThat(filling.slopeBytes()).isCloseTo(50 * MIB, within(1.0));
    assertThat(filling.fit()).isEqualTo(6 + 116);
    assertThat(filling.touchesReserve()).isFalse();
  }

  @Test
  void whereSomethingElseFreesMemoryTheProcessesTell() {
    Filling filling = new Filling(2_000 * MIB);
    filling.add(2, 100 * MIB, 7_000 * MIB);
    filling.add(4, 140 * MIB, 7_500 * MIB);

    assertThat(filling.slopeBytes()).isCloseTo(20 * MIB, within(1.0));
  }

  @Test
  void belowTheReserveNothingMoreFits() {
    Filling filling = new Filling(2_000 * MIB);
    filling.add(2, 100 * MIB, 2_100 * MIB);
    filling.add(4, 300 * MIB, 1_900 * MIB);

    assertThat(filling.touchesReserve()).isTrue();
    assertThat(filling.fit()).isEqualTo(4);
  }

  /** The first has libraries to itself, so that this is rather too much. */
  @Test
  void afterTheFirstAFurtherOneIsTakenToNeedAsMuch() {
    Filling filling = new Filling(1_000 * MIB);
    filling.add(1, 60 * MIB, 4_000 * MIB);

    assertThat(filling.fit()).isEqualTo(1 + 50);
  }
}
