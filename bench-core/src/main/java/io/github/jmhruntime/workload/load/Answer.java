package io.github.jmhruntime.workload.load;

import org.jspecify.annotations.Nullable;

/**
 * Reads the answer to a request in bytes that come in any pieces, and judges it. One is used again
 * for each request of a connection, and must allocate nothing.
 */
public interface Answer {

  /** Makes ready for the next answer. */
  void reset();

  /**
   * Reads on.
   *
   * @return how many of the bytes belong to this answer; all of them unless it is complete or
   *     malformed
   */
  int accept(byte[] in, int from, int to);

  /**
   * Says that the server has closed the connection.
   *
   * @return whether the answer is complete
   */
  boolean endOfStream();

  /** Whether all of it has been read. */
  boolean complete();

  /** Whether what was read is no answer. */
  boolean malformed();

  /** What is wrong with the complete answer; null where it is the one that was wanted. */
  @Nullable Failure fault();

  /** In which words the server refused a request last; empty where it did not, or has none. */
  default String complaint() {
    return "";
  }

  /** Whether the server keeps the connection for another request. */
  boolean persistent();
}
