package io.github.jmhruntime.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a pod uses, as the kubelet's summary tells. It counts what the node's control groups and the
 * runtime tell it, and is taken anew only every few seconds: two readings with the same time are
 * the same reading.
 *
 * @param cpuAt when the CPU time was read, by the node's clock, or null where there is none
 * @param cpuNanos the CPU time of the pod's containers since they started, in nanoseconds
 * @param memoryAt when the memory was read, by the node's clock, or null where there is none
 * @param workingSetBytes the memory of the pod's containers that the kernel cannot take back, in
 *     bytes
 */
public record PodUsage(
    @Nullable Instant cpuAt, long cpuNanos, @Nullable Instant memoryAt, long workingSetBytes) {}
