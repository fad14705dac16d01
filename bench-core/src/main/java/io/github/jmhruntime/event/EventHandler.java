package io.github.jmhruntime.event;

/** Receives events, in order, on the thread that does the work. */
@FunctionalInterface
public interface EventHandler {

  /** Takes note of an event. It must neither block for long nor throw. */
  void handle(Event event);

  /** A handler that ignores every event. */
  static EventHandler none() {
    return event -> {};
  }
}
