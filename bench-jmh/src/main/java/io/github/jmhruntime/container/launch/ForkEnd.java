package io.github.jmhruntime.container.launch;

import io.github.jmhruntime.host.GroupLimits;
import io.github.jmhruntime.workload.cpu.SandboxCpu;
import org.jspecify.annotations.Nullable;

/**
 * How a fork ended.
 *
 * @param exitCode its exit code
 * @param engineRuntime the runtime that the engine says it ran under, or {@code none}
 * @param groups what control groups of the host allowed all of its container
 * @param cpu the CPU time that its container took, or null where it had none or it is not known
 * @param failure why it counts for nothing, or null where that is for JMH to say
 */
record ForkEnd(
    int exitCode,
    String engineRuntime,
    GroupLimits groups,
    @Nullable SandboxCpu cpu,
    @Nullable String failure) {}
