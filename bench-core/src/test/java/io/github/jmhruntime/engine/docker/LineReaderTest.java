package io.github.jmhruntime.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LineReaderTest {

  @Test
  void linesOfTheTwoStreamsAreNotMixed() throws IOException {
    byte[] stream = join(frame(1, "out"), frame(2, "err\n"), frame(1, "put\n"), frame(2, "rest"));
    assertThat(lines(new ByteArrayInputStream(stream))).containsExactly("err", "output", "rest");
  }

  @Test
  void aFrameMayHoldSeveralLinesAndAnEmptyOne() throws IOException {
    byte[] stream = join(frame(1, "a\n\nb\r\nc\n"));
    assertThat(lines(new ByteArrayInputStream(stream))).containsExactly("a", "", "b", "c");
  }

  @Test
  void aCharacterThatIsCutInTwoIsWhole() throws IOException {
    byte[] text = "ä\n".getBytes(StandardCharsets.UTF_8);
    byte[] stream =
        join(frame(1, Arrays.copyOf(text, 1)), frame(1, Arrays.copyOfRange(text, 1, 3)));
    assertThat(lines(new ByteArrayInputStream(stream))).containsExactly("ä");
  }

  @Test
  void outputThatIsNotInFramesIsRefused() {
    byte[] terminal = "Hello from a terminal\n".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> lines(new ByteArrayInputStream(terminal)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("terminal");
  }

  @Property(tries = 200)
  void howTheStreamIsCutDoesNotMatter(
      @ForAll @Size(max = 8) List<@AlphaChars String> written,
      @ForAll @IntRange(min = 1, max = 9) int frameSize,
      @ForAll @IntRange(min = 1, max = 11) int readSize)
      throws IOException {
    byte[] text =
        written.stream()
            .map(line -> line + "\n")
            .reduce("", String::concat)
            .getBytes(StandardCharsets.UTF_8);
    List<byte[]> frames = new ArrayList<>();
    for (int from = 0; from < text.length; from += frameSize) {
      frames.add(frame(1, Arrays.copyOfRange(text, from, Math.min(text.length, from + frameSize))));
    }
    InputStream dripping =
        new ByteArrayInputStream(join(frames.toArray(byte[][]::new))) {
          @Override
          public synchronized int read(byte[] b, int off, int len) {
            return super.read(b, off, Math.min(len, readSize));
          }
        };
    assertThat(lines(dripping)).isEqualTo(written);
  }

  private static List<String> lines(InputStream stream) throws IOException {
    LineReader reader = new LineReader(stream);
    List<String> lines = new ArrayList<>();
    for (String line = reader.next(); line != null; line = reader.next()) {
      lines.add(line);
    }
    return lines;
  }

  private static byte[] frame(int stream, String payload) {
    return frame(stream, payload.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] frame(int stream, byte[] payload) {
    return ByteBuffer.allocate(8 + payload.length)
        .put((byte) stream)
        .put(new byte[3])
        .putInt(payload.length)
        .put(payload)
        .array();
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
