package io.github.jmhruntime.kernels.cpu;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The secondary metric of the Linpack kernels: 10⁹ floating-point operations per second, more is
 * better.
 *
 * <p>It divides {@link LinearSystem#flops} by the time inside the timed region, over all solutions
 * of an iteration. JMH labels the value {@code #}, as it does with every counter of events.
 */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class LinpackRate {

  private double flops;
  private long nanoseconds;

  /** Forgets the iteration before. */
  @Setup(Level.Iteration)
  public void reset() {
    flops = 0;
    nanoseconds = 0;
  }

  void add(int order, long elapsedNanoseconds) {
    flops += LinearSystem.flops(order);
    nanoseconds += elapsedNanoseconds;
  }

  /** GFlop/s of the iteration. */
  public double gflops() {
    return flops / nanoseconds;
  }
}
