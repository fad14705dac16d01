/**
 * What benchmarks that start containers themselves find besides their score. The driver switches it
 * on for each of their forks, be they this project's or the user's:
 *
 * <pre>IterationFigures.add("latency.p99", seconds, "s/op");</pre>
 */
@NullMarked
package io.github.jmhruntime.figures;

import org.jspecify.annotations.NullMarked;
