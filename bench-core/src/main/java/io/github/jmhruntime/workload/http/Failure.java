package io.github.jmhruntime.workload.http;

/** The ways in which a request fails. */
enum Failure {
  REFUSED,
  UNREACHABLE,
  NO_LOCAL_PORT,
  RESET,
  CLOSED_EARLY,
  TIMED_OUT,
  WRONG_STATUS,
  WRONG_LENGTH,
  MALFORMED
}
