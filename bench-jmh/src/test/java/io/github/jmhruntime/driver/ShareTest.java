package io.github.jmhruntime.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShareTest {

  @ParameterizedTest
  @CsvSource({"0, 3", "1, 3", "2, 2", "10, 3", "30, 7", "99, 100", "200, 1"})
  void sharesHaveEveryBlockOnceAndDifferByOneAtMost(int blocks, int places) {
    List<Integer> all = new ArrayList<>();
    for (int number = 0; number < places; number++) {
      List<Integer> share = new Share(number, places).of(blocks);
      assertThat(share).isSorted().hasSizeBetween(blocks / places, blocks / places + 1);
      all.addAll(share);
    }

    assertThat(all)
        .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, blocks).boxed().toList());
  }

  @Test
  void blocksAreDealtOutInTurns() {
    assertThat(new Share(1, 3).of(10)).containsExactly(2, 5, 8);
    assertThat(new Share(2, 3).of(2)).isEmpty();
    assertThat(Share.WHOLE.of(3)).containsExactly(1, 2, 3);
  }

  @Test
  void aNumberBeyondTheDriversIsNone() {
    assertThatThrownBy(() -> new Share(3, 3)).hasMessage("there is no driver 3 of 3");
  }
}
