package io.github.jmhruntime.profile;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemorySizeTest {

  @Test
  void decimalAndBinaryUnitsDiffer() {
    assertThat(MemorySize.bytes("2 GB")).hasValue(2_000_000_000L);
    assertThat(MemorySize.bytes("2 GiB")).hasValue(2_147_483_648L);
    assertThat(MemorySize.bytes("1.5 GiB")).hasValue(1_610_612_736L);
    assertThat(MemorySize.bytes("64 MiB")).hasValue(67_108_864L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2",
        "2g",
        "64m",
        "2GB",
        "2  GB",
        "2 gb",
        "2 Gb",
        "-2 GB",
        "1e3 MB",
        "0.3 B",
        "2 GB ",
        "999999999999999 TB",
        "1,5 GB",
        "٢ GB"
      })
  void everythingElseIsRefused(String text) {
    assertThat(MemorySize.bytes(text)).isEmpty();
  }

  @Property
  void aUnitMultiplies(@ForAll @IntRange(min = 0, max = 1_000_000) int number) {
    assertThat(MemorySize.bytes(number + " MiB")).hasValue(number * 1_048_576L);
    assertThat(MemorySize.bytes(number + " MB")).hasValue(number * 1_000_000L);
    assertThat(MemorySize.bytes(number + " B")).hasValue(number);
  }
}
