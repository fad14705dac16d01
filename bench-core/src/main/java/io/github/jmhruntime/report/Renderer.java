package io.github.jmhruntime.report;

import java.io.IOException;
import java.io.Writer;

/**
 * Writes something in one format.
 *
 * @param <R> what it writes
 */
@FunctionalInterface
public interface Renderer<R> {

  /** Writes the whole of it; the writer stays open. */
  void render(R report, Writer out) throws IOException;
}
