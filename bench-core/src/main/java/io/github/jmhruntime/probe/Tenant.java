package io.github.jmhruntime.probe;

import io.github.jmhruntime.engine.Confinement;
import io.github.jmhruntime.engine.ContainerSpec.Mount;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who a container is for: a program, and what it is given.
 *
 * @param command what runs
 * @param cpus how many CPUs it may use, or null for no limit
 * @param memoryBytes how much memory it may use, or null for no limit
 * @param mounts what of the host it sees
 * @param confinement how it is kept apart from the host
 */
public record Tenant(
    List<String> command,
    @Nullable Double cpus,
    @Nullable Long memoryBytes,
    List<Mount> mounts,
    Confinement confinement) {

  public Tenant {
    command = List.copyOf(command);
    mounts = List.copyOf(mounts);
  }

  /** One that is given what the engine gives by itself. */
  public static Tenant of(List<String> command) {
    return new Tenant(command, null, null, List.of(), Confinement.DEFAULT);
  }

  /** The same with a limit of CPUs. */
  public Tenant cpus(double most) {
    return new Tenant(command, most, memoryBytes, mounts, confinement);
  }

  /** The same with a limit of memory. */
  public Tenant memory(long mostBytes) {
    return new Tenant(command, cpus, mostBytes, mounts, confinement);
  }

  /** The same with a path of the host. */
  public Tenant mounting(Mount mount) {
    return new Tenant(command, cpus, memoryBytes, List.of(mount), confinement);
  }

  /** The same, kept apart in another way. */
  public Tenant confined(Confinement.Builder how) {
    return new Tenant(command, cpus, memoryBytes, mounts, how.build());
  }
}
