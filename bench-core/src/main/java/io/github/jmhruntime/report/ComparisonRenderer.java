package io.github.jmhruntime.report;

import java.io.IOException;
import java.io.Writer;

/** Writes a comparison in one format. */
public interface ComparisonRenderer {

  /** Writes the whole report; the writer stays open. */
  void render(ComparisonReport report, Writer out) throws IOException;
}
