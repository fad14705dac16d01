/**
 * Estimates and intervals: {@code double[]} in, records out. A leaf that sees no other package.
 *
 * <p>The unit of replication is the fork: one value per fork, the mean of its iterations. Ratios
 * are estimated on logs, and every result is an {@link io.github.jmhruntime.statistics.Estimate}: a
 * value, its standard error and the degrees of freedom that this error is known with. Intervals and
 * p-values of one estimate come from the same t distribution, so that an interval excludes a value
 * exactly where the p-value says so.
 *
 * <pre>{@code
 * LogRatio ratio = LogRatio.paired(runcByBlock, gvisorByBlock);
 * Math.exp(ratio.log().value());      // 1.54
 * ratio.log().interval(0.95).exp();   // Interval[lower=1.49, upper=1.60]
 * ratio.p();                          // 1.1e-7
 * ratio.warnings();                   // what weakens it, each with its remedy
 * }</pre>
 *
 * <p>Values of no use for a ratio (zero, negative, not finite) are refused with an {@link
 * io.github.jmhruntime.statistics.ImpossibleValueException}; nothing is dropped or clipped.
 */
@NullMarked
package io.github.jmhruntime.statistics;

import org.jspecify.annotations.NullMarked;
