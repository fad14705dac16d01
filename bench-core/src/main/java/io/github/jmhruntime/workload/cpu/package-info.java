/**
 * How much CPU time sandboxes take, and where it goes.
 *
 * <pre>{@code
 * CpuInterval interval = CpuMeter.ofHost().begin(containerIds);
 * // put load on the containers
 * SandboxCpu taken = interval.end();
 * log(taken.total().seconds() / requests);
 * log(taken.of(SandboxPart.RUNTIME).systemSeconds());
 * }</pre>
 *
 * <p><b>Which processes.</b> Those whose memory {@code workload.memory} counts, as {@code
 * host.SandboxProcesses} finds them: the workload, the shim, and the runtime's own. Where the
 * workload runs inside of a process of the runtime, as under gVisor or in a virtual machine, its
 * time is that process's, and so the runtime's.
 *
 * <p><b>Where the time comes from.</b> The container's control group accounts for everything in it,
 * to the nanosecond (version 1) or microsecond (version 2), with processes that have ended or were
 * there for a moment only. What is outside of it, mostly the shim, has its own time from {@code
 * /proc/PID/stat}, in whole ticks of 10 ms, and that of its ended children, as far as the group has
 * not accounted for them: a lower bound, so that nothing counts twice. Where there is no control
 * group, {@code stat} alone has to do. How user and system share a time is the kernel's estimate
 * from the ticks of its clock.
 *
 * <p><b>What is not seen.</b> The engine itself and its proxy for published ports; threads of the
 * kernel that work for a container, such as {@code ksoftirqd} or {@code vhost}; outside of the
 * group, processes that came and ended and that no process of the sandbox has waited for; in a
 * virtual machine, what of its processor time goes to which program.
 */
@NullMarked
package io.github.jmhruntime.workload.cpu;

import org.jspecify.annotations.NullMarked;
