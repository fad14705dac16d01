/**
 * Benchmarks of what a container runtime may change: processor, memory, the boundary to the kernel,
 * and disk.
 *
 * <p>Each sub-package holds JMH classes and the plain computations behind them. They need nothing
 * but the JDK and JMH, so that the same classes run on the host and, mounted, inside a container
 * under any runtime:
 *
 * <pre>{@code
 * java -cp <class path> org.openjdk.jmh.Main io.github.jmhruntime.kernels.memory.Stream
 * }</pre>
 */
@NullMarked
package io.github.jmhruntime.kernels;

import org.jspecify.annotations.NullMarked;
