package io.github.jmhruntime.kernels.disk;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The secondary metrics {@code askedBytes} and {@code storageBytes}: how many bytes the benchmark
 * asked for, and how many the storage moved for this process, both summed over all iterations.
 *
 * <p>Their ratio is the storage's share, and the rest the page cache's: 0 means that the cache did
 * all of it, 1 that nothing came from the cache; more than 1 is read-ahead, or a dirty page larger
 * than the block that was written. {@code storageBytes} is not a number where {@code /proc/self/io}
 * does not exist or counts nothing, as in gVisor: then nobody inside knows the page cache's part.
 */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class PageCachePart {

  private double asked;
  private ProcessIo before = new ProcessIo(Double.NaN, Double.NaN);
  private double moved;

  /** Notes what was moved before the iteration. */
  @Setup(Level.Iteration)
  public void begin() {
    asked = 0;
    moved = Double.NaN;
    before = ProcessIo.now();
  }

  /** Takes what was moved in the iteration. */
  @TearDown(Level.Iteration)
  public void end() {
    moved = ProcessIo.now().since(before);
  }

  void ask(int bytes) {
    asked += bytes;
  }

  /** Bytes that the benchmark asked for. */
  public double askedBytes() {
    return asked;
  }

  /** Bytes that the storage read or wrote meanwhile. */
  public double storageBytes() {
    return moved;
  }
}
