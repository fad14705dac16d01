package io.github.jmhruntime.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BlockOrderTest {

  private static final List<String> RUNTIMES = List.of("runc", "crun", "gvisor");
  private static final Cell CELL = new Cell("a.B.c", "ss", Map.of("image", "busybox"));

  @Test
  void everyBlockHasEveryRuntimeOnce() {
    for (int block = 1; block <= 50; block++) {
      assertThat(BlockOrder.of(42, block, CELL, RUNTIMES))
          .containsExactlyInAnyOrderElementsOf(RUNTIMES);
    }
  }

  @Test
  void theSameSeedGivesTheSameOrder() {
    assertThat(BlockOrder.of(42, 7, CELL, RUNTIMES))
        .isEqualTo(BlockOrder.of(42, 7, CELL, RUNTIMES));
  }

  @Test
  void noRuntimeHasAPlaceOfItsOwn() {
    Map<String, Integer> first = new HashMap<>();
    for (int block = 1; block <= 600; block++) {
      first.merge(BlockOrder.of(42, block, CELL, RUNTIMES).get(0), 1, Integer::sum);
    }

    assertThat(first.values()).hasSize(3).allSatisfy(n -> assertThat(n).isBetween(140, 260));
  }
}
