package io.github.jmhruntime.engine;

import org.jspecify.annotations.Nullable;

/**
 * The state of a container.
 *
 * @param id its full id
 * @param status {@code created}, {@code running}, {@code exited}, {@code dead}, …
 * @param exitCode its exit code where it has ended, otherwise 0; some runtimes lose it
 * @param outOfMemory whether the engine says that the kernel killed it for want of memory
 * @param error what the engine says went wrong; often empty although something did
 * @param runtime the runtime that the engine says it runs under
 * @param cpus the CPU limit that the engine says is set, or null for none
 * @param memoryBytes the memory limit that the engine says is set, or null for none
 * @param pid the process that the engine holds for the container's first; not the workload's under
 *     every runtime; 0 when it does not run
 * @param address the container's address on the engine's bridge, or null where it has none
 */
public record ContainerState(
    String id,
    String status,
    int exitCode,
    boolean outOfMemory,
    String error,
    String runtime,
    @Nullable Double cpus,
    @Nullable Long memoryBytes,
    long pid,
    @Nullable String address) {

  /** The same, where the engine's word for the runtime is not to be relied on. */
  public ContainerState under(String provedRuntime) {
    return new ContainerState(
        id, status, exitCode, outOfMemory, error, provedRuntime, cpus, memoryBytes, pid, address);
  }

  /** Whether the container runs. */
  public boolean running() {
    return status.equals("running");
  }
}
