/**
 * What containers are exercised with, and what they take meanwhile.
 *
 * <p>{@code workload.http} puts load on servers and waits for their first answer; {@code
 * workload.memory} says how much memory sandboxes take, {@code workload.cpu} how much CPU time.
 */
@NullMarked
package io.github.jmhruntime.workload;

import org.jspecify.annotations.NullMarked;
