package io.github.jmhruntime.engine.cri;

import com.google.protobuf.ByteString;
import io.github.jmhruntime.engine.Confinement;
import io.github.jmhruntime.engine.ContainerSpec;
import io.github.jmhruntime.engine.cri.proto.Capability;
import io.github.jmhruntime.engine.cri.proto.ContainerConfig;
import io.github.jmhruntime.engine.cri.proto.ContainerMetadata;
import io.github.jmhruntime.engine.cri.proto.ImageSpec;
import io.github.jmhruntime.engine.cri.proto.KeyValue;
import io.github.jmhruntime.engine.cri.proto.LinuxContainerConfig;
import io.github.jmhruntime.engine.cri.proto.LinuxContainerResources;
import io.github.jmhruntime.engine.cri.proto.LinuxContainerSecurityContext;
import io.github.jmhruntime.engine.cri.proto.LinuxPodSandboxConfig;
import io.github.jmhruntime.engine.cri.proto.LinuxSandboxSecurityContext;
import io.github.jmhruntime.engine.cri.proto.Mount;
import io.github.jmhruntime.engine.cri.proto.NamespaceMode;
import io.github.jmhruntime.engine.cri.proto.NamespaceOption;
import io.github.jmhruntime.engine.cri.proto.PodSandboxConfig;
import io.github.jmhruntime.engine.cri.proto.PodSandboxMetadata;
import io.github.jmhruntime.engine.cri.proto.SecurityProfile;
import io.github.jmhruntime.engine.cri.proto.Signal;
import io.github.jmhruntime.host.Owner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** This project's records in CRI's words. */
final class PodRequests {

  /** The label that says which process created something. */
  static final String OWNER_LABEL = "io.github.jmhruntime.owner";

  /** The label that keeps the signal that asks a container to end. */
  static final String STOP_LABEL = "io.github.jmhruntime.stop-signal";

  private static final String NAME = "jmh-runtime";
  private static final long PERIOD_MICROS = 100_000;
  private static final String OWNER = Owner.current().toString();

  private PodRequests() {}

  /** A pod for a container like that. */
  static PodSandboxConfig sandbox(Pod pod, ContainerSpec spec) {
    Confinement confinement = spec.confinement();
    LinuxPodSandboxConfig.Builder linux =
        LinuxPodSandboxConfig.newBuilder()
            .setSecurityContext(
                LinuxSandboxSecurityContext.newBuilder()
                    .setPrivileged(confinement.privileged())
                    .setNamespaceOptions(namespaces(confinement)));
    String group = pod.group() == null ? confinement.cgroupParent() : pod.group();
    if (group != null) {
      linux.setCgroupParent(group);
    }
    return PodSandboxConfig.newBuilder()
        .setMetadata(
            PodSandboxMetadata.newBuilder().setName(NAME).setNamespace(NAME).setUid(pod.uid()))
        .setHostname(NAME + "-" + pod.uid())
        .setLogDirectory(pod.folder().toString())
        .putAllLabels(owned(spec.labels()))
        .putAllAnnotations(pod.annotations())
        .setLinux(linux)
        .build();
  }

  /** The container in it. */
  static ContainerConfig container(Pod pod, ContainerSpec spec) {
    ContainerConfig.Builder container =
        ContainerConfig.newBuilder()
            .setMetadata(ContainerMetadata.newBuilder().setName(NAME))
            .setImage(ImageSpec.newBuilder().setImage(spec.image()))
            .addAllCommand(spec.entrypoint())
            .addAllArgs(spec.command())
            .addAllMounts(mounts(pod, spec))
            .putAllLabels(owned(spec.labels()))
            .setLogPath(Pod.LOG)
            .setTty(spec.services().terminal())
            .setLinux(
                LinuxContainerConfig.newBuilder()
                    .setResources(resources(spec))
                    .setSecurityContext(security(spec.confinement())));
    spec.environment()
        .forEach(
            (name, value) ->
                container.addEnvs(
                    KeyValue.newBuilder().setKey(name).setValue(ByteString.copyFromUtf8(value))));
    String signal = spec.stopSignal();
    if (signal != null) {
      container.putLabels(STOP_LABEL, signal);
      container.setStopSignal(signal(signal));
    }
    return container.build();
  }

  /** Limits of a container; what is null stays as it is. */
  static LinuxContainerResources limits(@Nullable Double cpus, @Nullable Long memoryBytes) {
    LinuxContainerResources.Builder resources = LinuxContainerResources.newBuilder();
    if (cpus != null) {
      resources.setCpuPeriod(PERIOD_MICROS).setCpuQuota(Math.round(cpus * PERIOD_MICROS));
    }
    if (memoryBytes != null) {
      resources.setMemoryLimitInBytes(memoryBytes);
    }
    return resources.build();
  }

  /** These labels with that of the process that creates what carries them. */
  static Map<String, String> owned(Map<String, String> labels) {
    Map<String, String> owned = new LinkedHashMap<>(labels);
    owned.put(OWNER_LABEL, OWNER);
    return owned;
  }

  private static LinuxContainerResources resources(ContainerSpec spec) {
    LinuxContainerResources limits = limits(spec.cpus(), spec.memoryBytes());
    Long bytes = spec.memoryBytes();
    return spec.confinement().swap() || bytes == null
        ? limits
        : limits.toBuilder().setMemorySwapLimitInBytes(bytes).build();
  }

  private static LinuxContainerSecurityContext security(Confinement confinement) {
    LinuxContainerSecurityContext.Builder security =
        LinuxContainerSecurityContext.newBuilder()
            .setPrivileged(confinement.privileged())
            .setNoNewPrivs(Refusals.hasNoNewPrivileges(confinement))
            .setNamespaceOptions(namespaces(confinement))
            .setCapabilities(
                Capability.newBuilder().addAllDropCapabilities(confinement.droppedCapabilities()));
    if (!confinement.privileged()) {
      security.setSeccomp(seccomp(confinement));
    }
    return security.build();
  }

  /** As Docker does by itself, and a kubelet with {@code seccompDefault}. */
  private static SecurityProfile seccomp(Confinement confinement) {
    return SecurityProfile.newBuilder()
        .setProfileType(
            Refusals.isUnconfined(confinement)
                ? SecurityProfile.ProfileType.Unconfined
                : SecurityProfile.ProfileType.RuntimeDefault)
        .build();
  }

  private static NamespaceOption namespaces(Confinement confinement) {
    return NamespaceOption.newBuilder()
        .setPid(confinement.hostPids() ? NamespaceMode.NODE : NamespaceMode.CONTAINER)
        .build();
  }

  /** An empty folder of the pod's own stands for a volume without a name. */
  private static List<Mount> mounts(Pod pod, ContainerSpec spec) {
    List<Mount> mounts = new ArrayList<>();
    for (ContainerSpec.Mount mount : spec.mounts()) {
      String source = mount.source();
      mounts.add(
          Mount.newBuilder()
              .setHostPath(source == null ? pod.emptyFolder(mounts.size()).toString() : source)
              .setContainerPath(mount.target())
              .setReadonly(mount.readOnly())
              .build());
    }
    return mounts;
  }

  /** Engines that know no such field use the image's own signal. */
  private static Signal signal(String name) {
    for (Signal signal : Signal.values()) {
      if (signal.name().equals(name)) {
        return signal;
      }
    }
    return Signal.RUNTIME_DEFAULT;
  }
}
