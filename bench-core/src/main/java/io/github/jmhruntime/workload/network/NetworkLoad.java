package io.github.jmhruntime.workload.network;

/** Load that is put on only while its caller waits, in the caller's thread. */
public interface NetworkLoad extends AutoCloseable {

  /** Begins to count, from nothing, after a tenth of a second that does not count. */
  default void begin() {
    begin(() -> {});
  }

  /**
   * The same.
   *
   * @param whenWarm what is done after that tenth of a second, before counting begins
   */
  void begin(Runnable whenWarm);

  /**
   * Goes on until so many operations more are done: bits of payload, answers, or connections.
   *
   * @throws StalledException when nothing is done for ten seconds
   */
  void await(long operations);

  /** Ends counting; what was counted since {@link #begin}. */
  NetworkResult end();

  @Override
  void close();
}
