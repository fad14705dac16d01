package io.github.jmhruntime.kernels.cpu;

import java.util.concurrent.TimeUnit;
import java.util.zip.DataFormatException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Compression: zlib at its default level, over 1 MiB of text.
 *
 * <p>Unit: microseconds per MiB of text, less is better. Inside the timed region: one call of the
 * native zlib in one piece; buffers exist before. Source: RFC 1950, RFC 1951; the text is that of
 * {@link WordText}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class Compression {

  private final byte[] text = WordText.bytes(1 << 20, 1);
  private final byte[] buffer = new byte[2 << 20];
  private final ZlibCodec codec = new ZlibCodec();
  private final byte[] compressed = codec.compress(text);

  /** Text to compressed bytes. */
  @Benchmark
  public int compress() {
    return codec.compress(text, buffer);
  }

  /** Compressed bytes to text. */
  @Benchmark
  public int decompress() throws DataFormatException {
    return codec.decompress(compressed, compressed.length, buffer);
  }

  /** Frees zlib's native memory. */
  @TearDown
  public void close() {
    codec.close();
  }
}
