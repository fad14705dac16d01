/**
 * Processor kernels: Linpack in two forms, checksums, compression, sorting, and work for the JIT
 * compiler.
 *
 * <p>They hardly ever enter the kernel, so a container runtime should not change them: a difference
 * hints at limits, at the clock, or at memory that is mapped in another way.
 */
@NullMarked
package io.github.jmhruntime.kernels.cpu;

import org.jspecify.annotations.NullMarked;
