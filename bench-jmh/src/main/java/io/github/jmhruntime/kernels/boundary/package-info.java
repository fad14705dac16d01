/**
 * Kernels of the boundary between a process and its kernel: system calls, clocks, small files,
 * pipes, threads, processes and locks.
 *
 * <p>This is where runtimes differ most: gVisor answers system calls by itself, Kata in a guest.
 * Which system calls a JDK method really makes was found with {@code strace}; docs/kernels.md says
 * how to see it again.
 */
@NullMarked
package io.github.jmhruntime.kernels.boundary;

import org.jspecify.annotations.NullMarked;
