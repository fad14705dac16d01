package io.github.jmhruntime.probe;

import java.util.List;
import java.util.stream.Stream;

/** Every probe that there is, in the order in which they are tried. */
public final class Probes {

  private static final List<Probe> ENFORCED =
      List.of(
          new MemoryProbe(),
          new CpuProbe(),
          new PidsProbe(),
          new IoProbe(),
          new DiskProbe(),
          new StorageSizeProbe(),
          new NeighbourProbe(NeighbourProbe.Resource.CPU),
          new NeighbourProbe(NeighbourProbe.Resource.MEMORY),
          new NeighbourProbe(NeighbourProbe.Resource.IO),
          new KernelProbe(),
          new NamespacesProbe(),
          new UserMappingProbe(),
          new HostProcessesProbe(false),
          new CapabilitiesProbe(),
          new DroppedCapabilityProbe(),
          new NoNewPrivilegesProbe(),
          new SeccompProbe(),
          new SystemCallsProbe(),
          new SandboxFilterProbe(),
          new LsmProbe(),
          new ProtectedPathsProbe(),
          new KernelParametersProbe(),
          new DevicesProbe(),
          new PrivilegedProbe(),
          new HostProcessesProbe(true),
          new EngineSocketProbe());

  private static final List<Probe> ALL =
      Stream.concat(ENFORCED.stream(), Features.ALL.stream()).toList();

  private Probes() {}

  /** All of them. */
  public static List<Probe> all() {
    return ALL;
  }
}
