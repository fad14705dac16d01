package io.github.jmhruntime.workload.load;

import java.time.Duration;

/**
 * The first correct answer of a server that is starting.
 *
 * @param seconds from the call to the answer's last byte
 * @param failedAttempts what came before it, by kind
 */
public record FirstAnswer(double seconds, ErrorCounts failedAttempts) {

  /**
   * Asks a server until it gives a correct answer.
   *
   * <p>While connections are refused, or answers are wrong, it asks again every 0.2 ms, so the time
   * is late by that and one attempt at most: well under a millisecond on one machine. A connection
   * that neither comes about nor is refused, as before a container's interface is up, is tried anew
   * beside the first every 5 ms, since the kernel would repeat it only after a second. An attempt
   * that is connected but not answered is left open, and another is made every 50 ms.
   *
   * @param limit how long to ask
   * @throws NoAnswerException when none was correct within the limit
   */
  public static FirstAnswer await(Target target, Duration limit) throws InterruptedException {
    try (AnswerProbe probe = new AnswerProbe(target)) {
      return probe.await(limit);
    }
  }
}
