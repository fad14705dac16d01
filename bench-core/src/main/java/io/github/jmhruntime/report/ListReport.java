package io.github.jmhruntime.report;

import java.util.List;

/**
 * What options can name.
 *
 * @param sections one for each option
 * @param notes sentences at the end
 */
public record ListReport(List<Section> sections, List<String> notes) {

  /** What one option can name. */
  public record Section(String heading, List<Entry> entries) {}

  /**
   * One name.
   *
   * @param name what a user writes
   * @param title one line that says what it is; empty where the name says it
   */
  public record Entry(String name, String title) {}
}
