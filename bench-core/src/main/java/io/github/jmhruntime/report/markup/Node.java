package io.github.jmhruntime.report.markup;

import java.io.IOException;

/** A part of a page. */
public interface Node {

  /** Writes it, escaped. */
  void write(Appendable out) throws IOException;
}
