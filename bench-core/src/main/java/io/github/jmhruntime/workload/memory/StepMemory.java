package io.github.jmhruntime.workload.memory;

import java.util.Locale;

/**
 * Whether several containers fit in memory, judged when the first of them runs.
 *
 * <p>A further container is taken to need twice what the first one takes when it is ready, since
 * load makes it grow; half a GiB is kept for everything else, so that nothing is killed that has no
 * part in the measurement.
 *
 * @param scale how many containers there are to be, the first included
 * @param firstBytes what the first one takes
 * @param availableBytes what the host has available beside it
 */
public record StepMemory(int scale, long firstBytes, long availableBytes) {

  private static final int GROWTH = 2;
  private static final long KEPT_BYTES = 512L << 20;

  /** What all containers but the first are expected to need, and what the first still grows by. */
  public long needBytes() {
    return (long) (scale - 1) * GROWTH * firstBytes + (GROWTH - 1) * firstBytes;
  }

  /** Whether they fit. */
  public boolean fits() {
    return needBytes() + KEPT_BYTES <= availableBytes;
  }

  /** The sum in words, for where they do not fit. */
  public String arithmetic() {
    return "%d containers do not fit in memory: the first takes %s once it is ready; with %d times that for each under load, %s more are needed, and %s are kept for everything else, but only %s are available; take fewer (-Dscale), or a machine with more memory"
        .formatted(
            scale,
            mebibytes(firstBytes),
            GROWTH,
            mebibytes(needBytes()),
            mebibytes(KEPT_BYTES),
            mebibytes(availableBytes));
  }

  private static String mebibytes(long bytes) {
    return String.format(Locale.ROOT, "%.0f MiB", bytes / (double) (1 << 20));
  }
}
