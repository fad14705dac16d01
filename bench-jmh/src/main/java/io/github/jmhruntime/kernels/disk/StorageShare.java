package io.github.jmhruntime.kernels.disk;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The secondary metric {@code storageShare}: bytes that storage moved over bytes that the benchmark
 * asked for, in an iteration.
 *
 * <p>0 means that the page cache did all of it, 1 that nothing came from the cache; more than 1 is
 * read-ahead, or the file system's own bookkeeping. It is not a number where {@code /proc/self/io}
 * does not exist, as under gVisor: then nobody knows the page cache's part.
 */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class StorageShare {

  private double asked;
  private ProcessIo before = new ProcessIo(Double.NaN, Double.NaN);
  private double share;

  /** Notes what was moved before the iteration. */
  @Setup(Level.Iteration)
  public void begin() {
    asked = 0;
    share = Double.NaN;
    before = ProcessIo.now();
  }

  /** Takes the share at the end of the iteration. */
  @TearDown(Level.Iteration)
  public void end() {
    ProcessIo after = ProcessIo.now();
    double moved =
        after.readBytes() - before.readBytes() + after.writtenBytes() - before.writtenBytes();
    share = moved / asked;
  }

  void ask(int bytes) {
    asked += bytes;
  }

  /** The share of the iteration. */
  public double storageShare() {
    return share;
  }
}
