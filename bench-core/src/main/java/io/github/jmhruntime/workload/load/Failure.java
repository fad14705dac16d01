package io.github.jmhruntime.workload.load;

/** The ways in which a request fails. */
public enum Failure {
  /** The connection was refused. */
  REFUSED("refused", "refused"),
  /** No connection came about for another reason, such as no route to the host. */
  UNREACHABLE("unreachable", "unreachable"),
  /** The client had no local port left: its own fault, not the server's. */
  NO_LOCAL_PORT("noLocalPort", "without a local port"),
  /** The connection was reset before the answer was complete. */
  RESET("reset", "reset"),
  /** The server closed the connection before the answer was complete. */
  CLOSED_EARLY("closedEarly", "closed early"),
  /** The answer was not complete within the plan's time limit. */
  TIMED_OUT("timedOut", "timed out"),
  /** The answer says that the server could not do it, or is of another kind than was wanted. */
  WRONG_STATUS("wrongStatus", "with a wrong status"),
  /** What the answer carries had another length than was wanted. */
  WRONG_LENGTH("wrongLength", "with a wrong length"),
  /** What the answer carries was something else of the right length. */
  WRONG_VALUE("wrongValue", "with a wrong value"),
  /** The answer did not keep to the protocol, or had bytes beyond its end. */
  MALFORMED("malformed", "malformed");

  private final String key;
  private final String words;

  Failure(String key, String words) {
    this.key = key;
    this.words = words;
  }

  /** Its name in a secondary result. */
  public String key() {
    return key;
  }

  /** What a message says behind a number of such requests. */
  String words() {
    return words;
  }
}
