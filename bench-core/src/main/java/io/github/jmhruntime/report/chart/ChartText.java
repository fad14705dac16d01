package io.github.jmhruntime.report.chart;

/**
 * What a chart is called and says, for those who do not see it.
 *
 * @param id an id that nothing else on the page has
 * @param title what it shows
 * @param description what can be read from it, in a sentence or two
 */
public record ChartText(String id, String title, String description) {

  /** The same for a second picture of the same. */
  public ChartText again(String suffix) {
    return new ChartText(id + suffix, title, description);
  }
}
