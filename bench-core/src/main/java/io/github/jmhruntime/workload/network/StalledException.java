package io.github.jmhruntime.workload.network;

/** A peer cannot be reached, or nothing has come or gone for too long. */
public class StalledException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Creates one whose message names the peer, what was waited for, and for how long. */
  public StalledException(String message) {
    super(message);
  }
}
