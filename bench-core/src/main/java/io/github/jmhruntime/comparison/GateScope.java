package io.github.jmhruntime.comparison;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a gate checks besides the benchmarks' own scores, and what it may do without. A rule of the
 * budgets that is found in {@code benchmark:metric} but not in the benchmark's name alone names
 * that metric, which is then checked in any case.
 *
 * @param allMetrics whether all secondary metrics are checked that can be
 * @param metrics what is looked for in the names of secondary metrics that are to be checked; null
 *     for none
 * @param allowMissing what is looked for in the names of benchmarks that may be missing from a
 *     candidate; null for none
 */
public record GateScope(
    boolean allMetrics, @Nullable Pattern metrics, @Nullable Pattern allowMissing) {

  /** Scores only, of which none may be missing. */
  public static final GateScope SCORES = new GateScope(false, null, null);

  /** The same with all secondary metrics. */
  public GateScope withAllMetrics() {
    return new GateScope(true, null, allowMissing);
  }

  /** The same with secondary metrics in whose names that is found. */
  public GateScope withMetrics(Pattern named) {
    return new GateScope(false, named, allowMissing);
  }

  /** The same where benchmarks may be missing in whose names that is found. */
  public GateScope allowingMissing(Pattern missing) {
    return new GateScope(allMetrics, metrics, missing);
  }

  boolean checks(ResultKey key, Budgets budgets) {
    return allMetrics || demands(key, budgets);
  }

  /** Whether it is an error if that cannot be checked. */
  boolean demands(ResultKey key, Budgets budgets) {
    String metric = key.metric();
    return metric == null
        || (metrics != null && metrics.matcher(metric).find())
        || budgets.rules().stream()
            .anyMatch(rule -> rule.fits(key.name()) && !rule.fits(key.benchmark()));
  }

  boolean mayMiss(ResultKey key) {
    return allowMissing != null && allowMissing.matcher(key.name()).find();
  }
}
