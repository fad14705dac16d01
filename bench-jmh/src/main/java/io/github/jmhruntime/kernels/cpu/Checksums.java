package io.github.jmhruntime.kernels.cpu;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32C;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Integer work: SHA-256 and CRC32C over 1 MiB of random bytes.
 *
 * <p>Unit: microseconds per MiB, less is better. Inside the timed region: one pass over the bytes.
 * HotSpot uses the processor's own instructions for both where it has them, so the result also says
 * whether the runtime hides them. Source: FIPS 180-4; RFC 3720, appendix B.4.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class Checksums {

  private final byte[] bytes = new byte[1 << 20];

  /** Fills the bytes. */
  @Setup
  public void fill() {
    new SplittableRandom(1).nextBytes(bytes);
  }

  /** SHA-256. */
  @Benchmark
  public byte[] sha256() throws NoSuchAlgorithmException {
    return MessageDigest.getInstance("SHA-256").digest(bytes);
  }

  /** CRC32C. */
  @Benchmark
  public long crc32c() {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return crc.getValue();
  }
}
