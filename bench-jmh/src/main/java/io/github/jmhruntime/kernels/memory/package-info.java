/**
 * Memory kernels: STREAM's four loops, the latency of dependent loads, and the first touch of
 * pages.
 */
@NullMarked
package io.github.jmhruntime.kernels.memory;

import org.jspecify.annotations.NullMarked;
