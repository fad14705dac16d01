package io.github.jmhruntime.plan;

/**
 * A benchmark that the driver has found.
 *
 * @param name its full name
 * @param managesContainers whether it starts containers itself, see {@link ManagesContainers}
 */
public record ListedBenchmark(String name, boolean managesContainers) {

  private static final String MARK = " *";

  /** One line that {@link #of} reads. */
  public String line() {
    return managesContainers ? name + MARK : name;
  }

  /** Reads what {@link #line} has written. */
  public static ListedBenchmark of(String line) {
    return line.endsWith(MARK)
        ? new ListedBenchmark(line.substring(0, line.length() - MARK.length()), true)
        : new ListedBenchmark(line, false);
  }
}
