package io.github.jmhruntime.engine;

/**
 * A container that is removed however its use ends. In a {@code try}, a removal that fails, too,
 * does not hide what failed before it: a runtime that hangs in a start hangs in the removal again.
 *
 * @param engine where it is
 * @param id its full id
 */
public record TemporaryContainer(ContainerEngine engine, String id) implements AutoCloseable {

  /** Creates it. */
  public static TemporaryContainer create(ContainerEngine engine, ContainerSpec spec) {
    return new TemporaryContainer(engine, engine.create(spec));
  }

  @Override
  public void close() {
    engine.remove(id);
  }
}
