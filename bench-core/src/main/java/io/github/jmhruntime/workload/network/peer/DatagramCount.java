package io.github.jmhruntime.workload.network.peer;

import java.util.Locale;

/**
 * What has come of the datagrams of one trial.
 *
 * @param datagrams how many came
 * @param bytes their payload
 * @param late how many came after one that was sent later
 * @param jitterNanos the jitter at the end, RFC 3550
 */
public record DatagramCount(long datagrams, long bytes, long late, double jitterNanos) {

  /** As one line. */
  String line() {
    return String.format(Locale.ROOT, "%d %d %d %.1f", datagrams, bytes, late, jitterNanos);
  }

  /** Reads such a line. */
  public static DatagramCount read(String line) {
    String[] words = line.split(" ", -1);
    return new DatagramCount(
        Long.parseLong(words[0]),
        Long.parseLong(words[1]),
        Long.parseLong(words[2]),
        Double.parseDouble(words[3]));
  }
}
