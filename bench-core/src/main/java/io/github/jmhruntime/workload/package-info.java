/**
 * What containers are exercised with, and what they take meanwhile.
 *
 * <p>{@code workload.load} puts load on servers and waits for their first answer; {@code
 * workload.http} and {@code workload.redis} are what they are asked, and {@code workload.network}
 * is load without a protocol; {@code workload.memory} says how much memory sandboxes take, {@code
 * workload.cpu} how much CPU time.
 */
@NullMarked
package io.github.jmhruntime.workload;

import org.jspecify.annotations.NullMarked;
