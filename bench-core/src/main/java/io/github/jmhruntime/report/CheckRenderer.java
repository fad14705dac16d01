package io.github.jmhruntime.report;

import java.io.IOException;
import java.io.Writer;

/** Writes what a regression gate found in one format. */
public interface CheckRenderer {

  /** Writes the whole report; the writer stays open. */
  void render(CheckReport report, Writer out) throws IOException;
}
