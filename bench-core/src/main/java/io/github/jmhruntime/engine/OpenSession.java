package io.github.jmhruntime.engine;

/** An engine that is open, and what was started for it, which ends with it. */
public final class OpenSession implements EngineSession {

  private final ContainerEngine engine;
  private final String endpoint;
  private final Runnable end;
  private boolean closed;

  /** One of an engine that was found, and goes on. */
  public OpenSession(ContainerEngine engine, String endpoint) {
    this(engine, endpoint, () -> {});
  }

  /**
   * One of an engine that was started.
   *
   * @param end ends it
   */
  public OpenSession(ContainerEngine engine, String endpoint, Runnable end) {
    this.engine = engine;
    this.endpoint = endpoint;
    this.end = end;
  }

  @Override
  public ContainerEngine engine() {
    return engine;
  }

  @Override
  public String endpoint() {
    return endpoint;
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      engine.close();
    } finally {
      end.run();
    }
  }
}
