package io.github.jmhruntime.workload.load;

/** A server gave no correct answer in time. */
public class NoAnswerException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Creates one whose message names the server, the time limit and what came instead. */
  public NoAnswerException(String message) {
    super(message);
  }
}
