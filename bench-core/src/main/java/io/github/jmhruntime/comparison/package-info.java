/** Candidates against the baseline: matching, ratios with their intervals, verdicts, the gate. */
@NullMarked
package io.github.jmhruntime.comparison;

import org.jspecify.annotations.NullMarked;
