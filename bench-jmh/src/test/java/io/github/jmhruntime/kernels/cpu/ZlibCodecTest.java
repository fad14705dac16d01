package io.github.jmhruntime.kernels.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.zip.DataFormatException;
import org.junit.jupiter.api.Test;

class ZlibCodecTest {

  @Test
  void whatWasCompressedComesBack() throws Exception {
    byte[] text = WordText.bytes(100_000, 3);
    try (ZlibCodec codec = new ZlibCodec()) {
      for (int again = 0; again < 2; again++) {
        byte[] compressed = codec.compress(text);
        byte[] restored = new byte[text.length];
        assertThat(codec.decompress(compressed, compressed.length, restored))
            .isEqualTo(text.length);
        assertThat(restored).isEqualTo(text);
      }
    }
  }

  @Test
  void textCompressesAboutAsWellAsProse() {
    byte[] text = WordText.bytes(1 << 20, 1);
    try (ZlibCodec codec = new ZlibCodec()) {
      assertThat(codec.compress(text).length / (double) text.length).isBetween(0.3, 0.6);
    }
  }

  @Test
  void whatDoesNotFitOrIsCutOffIsRefused() {
    byte[] text = WordText.bytes(10_000, 3);
    try (ZlibCodec codec = new ZlibCodec()) {
      assertThatThrownBy(() -> codec.compress(text, new byte[100]))
          .hasMessageContaining("100 bytes");
      byte[] compressed = codec.compress(text);
      assertThatThrownBy(
              () -> codec.decompress(compressed, compressed.length / 2, new byte[10_000]))
          .isInstanceOf(DataFormatException.class);
    }
  }
}
