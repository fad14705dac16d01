package io.github.jmhruntime.engine.kubernetes;

/** The end of an API server in memory. */
final class MadeUpServer {

  private MadeUpServer() {}

  /** Ends it; one that takes long for that, as with a watch still open, is no test's concern. */
  static void end(Runnable ending) {
    try {
      ending.run();
    } catch (IllegalStateException e) {
      // It goes on ending by itself.
    }
  }
}
