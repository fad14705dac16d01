package io.github.jmhruntime.engine.local;

/** The start of an engine of one's own, of which nothing must be left however it ends. */
public final class GuardedStart {

  private GuardedStart() {}

  /**
   * Starts it; closes it again where that fails, and where this JVM ends meanwhile.
   *
   * @param what it is, for the name of a thread
   * @param close may be called more than once, and before {@code start} has returned
   */
  public static void run(String what, Runnable start, Runnable close) {
    Thread hook = new Thread(close, "jmh-runtime-stop-" + what);
    try {
      Runtime.getRuntime().addShutdownHook(hook);
      start.run();
    } catch (RuntimeException e) {
      closeAfter(e, close);
      throw e;
    } finally {
      remove(hook);
    }
  }

  private static void closeAfter(RuntimeException e, Runnable close) {
    try {
      close.run();
    } catch (RuntimeException further) {
      e.addSuppressed(further);
    }
  }

  private static void remove(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException alreadyShuttingDown) {
      // The hook runs, and closes it.
    }
  }
}
