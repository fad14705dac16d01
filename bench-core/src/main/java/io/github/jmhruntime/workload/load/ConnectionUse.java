package io.github.jmhruntime.workload.load;

/** How requests use connections. */
public enum ConnectionUse {
  /** A connection carries requests for as long as the server keeps it. */
  KEEP_ALIVE,
  /** Each request has a connection of its own, which the server is asked to close. */
  PER_REQUEST
}
