package io.github.jmhruntime.kernels.memory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The secondary metrics {@code faults} and {@code touchedPages}: page faults of this process during
 * the calls, and the pages that the calls touch, both summed over all iterations. They are counted
 * outside of the timed region. {@code faults} is not a number where the system does not show them.
 *
 * <p>Source: field {@code minflt} of {@code /proc/self/stat}, see proc(5).
 */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class FaultCount {

  private static final Path STAT = Path.of("/proc/self/stat");
  private static final int MINFLT_BEHIND_NAME = 7;

  private double faults;
  private double pages;
  private double before;

  /** Forgets the iteration before. */
  @Setup(Level.Iteration)
  public void reset() {
    faults = 0;
    pages = 0;
  }

  /** Notes the count before a call. */
  @Setup(Level.Invocation)
  public void begin() {
    before = minorFaults();
  }

  /** Adds what the call brought. */
  @TearDown(Level.Invocation)
  public void end() {
    faults += minorFaults() - before;
    pages += PageTouch.PAGES;
  }

  /** Minor page faults during the calls. */
  public double faults() {
    return faults;
  }

  /** Pages of 4 KiB that the calls touched. */
  public double touchedPages() {
    return pages;
  }

  private static double minorFaults() {
    try {
      String stat = Files.readString(STAT);
      String behindName = stat.substring(stat.lastIndexOf(')') + 2);
      return Double.parseDouble(behindName.split(" ")[MINFLT_BEHIND_NAME]);
    } catch (IOException e) {
      return Double.NaN;
    }
  }
}
