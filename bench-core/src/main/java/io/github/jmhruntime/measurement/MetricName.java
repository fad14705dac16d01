package io.github.jmhruntime.measurement;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of secondary metrics, which JMH 1.37 has changed: of profilers from {@code ·gc.count} to
 * {@code gc.count}; of percentiles in mode {@code sample} from {@code method·p0.50} to {@code
 * p0.50}, and in a group from {@code member·p0.50} to {@code member:p0.50}. Source: {@code
 * SampleTimeResult.getDerivativeResults} of jmh-core 1.36 and 1.37.
 */
public final class MetricName {

  /** The middle dot, also where it has been through another encoding or become a question mark. */
  private static final String DOT = "(?:[^\\x00-\\x7F]+|\\?)";

  private static final Pattern OF_PROFILER = Pattern.compile(DOT + "(?<name>[\\x00-\\x7F].*)");
  private static final Pattern PERCENTILE =
      Pattern.compile("(?<label>.+?)" + DOT + "(?<rank>p[01]\\.\\d+)");

  private MetricName() {}

  /**
   * The name as JMH 1.37 has it.
   *
   * @param benchmark the benchmark's full name
   * @param metric the name as it stands in a file of any version
   */
  public static String inAllVersions(String benchmark, String metric) {
    Matcher percentile = PERCENTILE.matcher(metric);
    if (percentile.matches()) {
      String label = percentile.group("label");
      boolean own = label.equals(benchmark.substring(benchmark.lastIndexOf('.') + 1));
      return (own ? "" : label + ":") + percentile.group("rank");
    }
    Matcher ofProfiler = OF_PROFILER.matcher(metric);
    return ofProfiler.matches() ? ofProfiler.group("name") : metric;
  }
}
