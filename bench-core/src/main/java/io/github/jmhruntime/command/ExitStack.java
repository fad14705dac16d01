package io.github.jmhruntime.command;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What has to be undone, in reverse order, when a command ends, and also when the JVM is told to
 * end while the command is still at work.
 */
final class ExitStack implements AutoCloseable {

  /** An undoing step. */
  @FunctionalInterface
  interface Step {
    void undo();
  }

  private final Deque<Step> steps = new ArrayDeque<>();
  private final Thread hook;

  private ExitStack(Runnable farewell) {
    hook =
        new Thread(
            () -> {
              undoAll();
              farewell.run();
            },
            "undo");
  }

  /**
   * A stack that the JVM's shutdown undoes, too.
   *
   * @param farewell is run when it was the JVM's shutdown that has undone everything
   */
  static ExitStack open(Runnable farewell) {
    ExitStack stack = new ExitStack(farewell);
    Runtime.getRuntime().addShutdownHook(stack.hook);
    return stack;
  }

  /** Remembers a step. */
  synchronized void push(Step step) {
    steps.push(step);
  }

  @Override
  public void close() {
    undoAll();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is ending, and the hook is at work or has been.
    }
  }

  /** A step that fails does not keep the others from being undone. */
  private synchronized void undoAll() {
    RuntimeException failure = null;
    while (!steps.isEmpty()) {
      try {
        steps.pop().undo();
      } catch (RuntimeException e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
