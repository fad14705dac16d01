package io.github.jmhruntime.engine.docker;

import com.github.dockerjava.api.model.BlkioRateDevice;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import io.github.jmhruntime.engine.Confinement;
import io.github.jmhruntime.engine.Confinement.WriteLimit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A confinement in docker-java's words; what is not asked for is left to the engine. */
final class Confining {

  private Confining() {}

  static HostConfig apply(Confinement confinement, @Nullable Long memoryBytes, HostConfig host) {
    if (confinement.equals(Confinement.DEFAULT)) {
      return host;
    }
    if (confinement.privileged()) {
      host.withPrivileged(true);
    }
    if (confinement.hostPids()) {
      host.withPidMode("host");
    }
    host.withCapDrop(capabilities(confinement.droppedCapabilities()))
        .withSecurityOpts(confinement.securityOptions());
    limit(confinement, memoryBytes, host);
    if (!confinement.temporaryFileSystems().isEmpty()) {
      host.withTmpFs(confinement.temporaryFileSystems());
    }
    if (!confinement.storageOptions().isEmpty()) {
      host.withStorageOpt(confinement.storageOptions());
    }
    if (confinement.cgroupParent() != null) {
      host.withCgroupParent(confinement.cgroupParent());
    }
    return host;
  }

  private static void limit(Confinement confinement, @Nullable Long memoryBytes, HostConfig host) {
    if (confinement.pids() != null) {
      host.withPidsLimit(confinement.pids());
    }
    if (!confinement.swap() && memoryBytes != null) {
      host.withMemorySwap(memoryBytes);
    }
    WriteLimit writing = confinement.writeLimit();
    if (writing != null) {
      host.withBlkioDeviceWriteBps(
          List.of(
              new BlkioRateDevice().withPath(writing.device()).withRate(writing.bytesPerSecond())));
    }
  }

  private static Capability[] capabilities(List<String> names) {
    return names.stream().map(Capability::valueOf).toArray(Capability[]::new);
  }
}
