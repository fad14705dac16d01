/** Estimates and intervals: {@code double[]} in, records out. A leaf that sees no other package. */
@NullMarked
package io.github.jmhruntime.statistics;

import org.jspecify.annotations.NullMarked;
