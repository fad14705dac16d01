package io.github.jmhruntime.kernels.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PointerRingTest {

  @ParameterizedTest
  @ValueSource(longs = {128, 192, 4096, 100_000, 1 << 20})
  void aWalkMeetsEveryLineOnceBeforeItComesBack(long bytes) {
    for (long seed = 0; seed < 5; seed++) {
      PointerRing ring = PointerRing.random(bytes, seed);
      int lines = (int) (bytes / 64);
      Set<Integer> met = new HashSet<>();
      int at = 0;
      while (met.add(at)) {
        at = ring.walk(at, 1);
      }
      assertThat(at).isZero();
      assertThat(met).hasSize(lines);
      assertThat(ring.walk(0, lines)).isZero();
    }
  }

  @Test
  void aRingNeedsTwoLines() {
    assertThatThrownBy(() -> PointerRing.random(64, 0)).hasMessageContaining("64 bytes");
  }
}
