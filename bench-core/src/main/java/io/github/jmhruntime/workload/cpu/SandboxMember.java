package io.github.jmhruntime.workload.cpu;

import io.github.jmhruntime.host.ProcessCpu;
import org.jspecify.annotations.Nullable;

/**
 * A process of a sandbox, as it was at a reading.
 *
 * @param cpu its CPU time
 * @param parent its parent's id
 * @param part what it is there for
 * @param group the folder of the container's control group that it is in, or null where it is in
 *     none
 */
record SandboxMember(ProcessCpu cpu, long parent, SandboxPart part, @Nullable String group) {}
