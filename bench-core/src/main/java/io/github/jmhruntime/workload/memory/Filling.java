package io.github.jmhruntime.workload.memory;

import java.util.ArrayList;
import java.util.List;

/**
 * How many containers fit in memory, found from what each further one takes.
 *
 * <p>That is the larger of two slopes: of the processes' PSS, and of the host's available memory,
 * which has the kernel's part and the engine's, too. Each is the slope of the straight line of
 * least squares through all readings; where there is but one, a further container is taken to need
 * as much as the first.
 */
public final class Filling {

  private static final double LEAST_SLOPE = 1 << 20;

  private final long reserveBytes;
  private final List<Reading> readings = new ArrayList<>();

  private record Reading(int containers, long pssBytes, long availableBytes) {}

  /**
   * Nothing has been started yet.
   *
   * @param reserveBytes what has to stay available
   */
  public Filling(long reserveBytes) {
    this.reserveBytes = reserveBytes;
  }

  /** What ready containers take together, and what is left beside them. */
  public void add(int containers, long pssBytes, long availableBytes) {
    readings.add(new Reading(containers, pssBytes, availableBytes));
  }

  /** What a further one takes, in bytes; at least 1 MiB. */
  public double slopeBytes() {
    double mean = readings.stream().mapToInt(Reading::containers).average().orElse(0);
    double square = 0;
    double pss = 0;
    double available = 0;
    for (Reading reading : readings) {
      double distance = reading.containers() - mean;
      square += distance * distance;
      pss += distance * reading.pssBytes();
      available += distance * reading.availableBytes();
    }
    double slope = square == 0 ? last().pssBytes() / mean : Math.max(pss, -available) / square;
    return Math.max(LEAST_SLOPE, slope);
  }

  /** How many fit in all before the reserve is touched, by calculation. */
  public int fit() {
    double more = (last().availableBytes() - reserveBytes) / slopeBytes();
    return last().containers() + (int) Math.max(0, more);
  }

  /** Whether less than the reserve is left. */
  public boolean touchesReserve() {
    return last().availableBytes() < reserveBytes;
  }

  private Reading last() {
    return readings.get(readings.size() - 1);
  }
}
