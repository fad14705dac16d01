package io.github.jmhruntime.kernels.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ChecksumsTest {

  @Test
  void theChecksumIsThatOfAllBytes() {
    Checksums checksums = new Checksums();
    checksums.fill();
    byte[] bytes = new byte[1 << 20];
    new SplittableRandom(1).nextBytes(bytes);
    assertThat(checksums.crc32c()).isEqualTo(castagnoli(bytes));
  }

  @Test
  void theDefinitionUsedHereGivesThePublishedCheckValue() {
    assertThat(castagnoli("123456789".getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
        .isEqualTo(0xE3069283L);
  }

  /** Bit by bit, from the polynomial. */
  private static long castagnoli(byte[] bytes) {
    int crc = ~0;
    for (byte b : bytes) {
      crc ^= b & 0xff;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc >>> 1) ^ ((crc & 1) != 0 ? 0x82F63B78 : 0);
      }
    }
    return ~crc & 0xFFFFFFFFL;
  }
}
