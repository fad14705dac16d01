package io.github.jmhruntime.workload.load;

/** What a connection has come to. */
enum Progress {
  /** It waits for the server. */
  PENDING,
  /** It has come about, and can take a request. */
  CONNECTED,
  /** It has been kept, and can take the next request. */
  READY,
  /** A correct answer is complete. */
  ANSWERED,
  /** An answer is complete and not the one that was wanted; the connection is as good as before. */
  WRONG,
  /** It has been closed, and no request was on it. */
  CLOSED,
  /** It has been closed, and what was under way on it is lost. */
  FAILED
}
