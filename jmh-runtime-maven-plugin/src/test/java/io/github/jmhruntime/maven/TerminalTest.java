package io.github.jmhruntime.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {

  @Test
  void theWidthThatTheUserSetsIsTaken() {
    assertThat(Terminal.of(Map.of("COLUMNS", "132"), true, () -> "50 100").columns())
        .isEqualTo(132);
  }

  @Test
  void elseTheTerminalSaysHowWideItIs() {
    assertThat(Terminal.of(Map.of(), true, () -> "50 211\n").columns()).isEqualTo(211);
  }

  @ParameterizedTest
  @CsvSource({"true, ''", "true, 0 0", "true, stty: no tty", "false, 50 211"})
  void whereThereIsNoTerminalOrOneWithoutASizeALineHasEightyColumns(
      boolean interactive, String size) {
    assertThat(Terminal.of(Map.of("COLUMNS", "wide"), interactive, () -> size).columns())
        .isEqualTo(80);
  }
}
