package io.github.jmhruntime.report;

import io.github.jmhruntime.comparison.Comparison;
import io.github.jmhruntime.comparison.Scaling;
import io.github.jmhruntime.measurement.FailureRate;
import java.util.List;

/**
 * What is told of a comparison, in every format.
 *
 * @param comparison candidates against the baseline
 * @param failures forks that failed; empty where files are compared
 * @param scalings what more containers of each runtime give and take, where that was measured
 * @param notes further sentences, such as the part of the time that was spent in measured forks
 */
public record ComparisonReport(
    Comparison comparison,
    List<FailureRate> failures,
    List<RuntimeScaling> scalings,
    List<String> notes) {

  /** What more containers of one runtime give and take, by benchmark. */
  public record RuntimeScaling(String runtime, List<Scaling> scalings) {}

  /** A report of what was measured without several numbers of containers. */
  public ComparisonReport(Comparison comparison, List<FailureRate> failures, List<String> notes) {
    this(comparison, failures, List.of(), notes);
  }

  /** A report of a comparison of files, of which no failures are known. */
  public static ComparisonReport of(Comparison comparison) {
    return new ComparisonReport(comparison, List.of(), List.of());
  }
}
