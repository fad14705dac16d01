package io.github.jmhruntime.engine.cri;

import io.github.jmhruntime.engine.Confinement;
import io.github.jmhruntime.engine.ContainerServices;
import io.github.jmhruntime.engine.ContainerSpec;
import io.github.jmhruntime.engine.EngineException;
import java.util.List;

/** What a container may be asked for that CRI has no words for. */
final class Refusals {

  private static final String NO_NEW_PRIVILEGES = "no-new-privileges";
  private static final String NO_SECCOMP = "seccomp=unconfined";

  private Refusals() {}

  /** One that names what is lacking, and why. */
  static EngineException lacking(String what, String why) {
    return new EngineException("CRI has no %s: %s".formatted(what, why));
  }

  /**
   * Fails where a part of it would silently be left out.
   *
   * @throws EngineException that names the part, and who does it on a Kubernetes node
   */
  static void check(ContainerSpec spec) {
    Confinement confinement = spec.confinement();
    if (confinement.pids() != null) {
      throw lacking(
          "limit of processes for a container", "the kubelet sets it on the pod's control group");
    }
    if (confinement.writeLimit() != null) {
      throw lacking("limit on writing", "Kubernetes does not limit it");
    }
    if (!confinement.temporaryFileSystems().isEmpty()) {
      throw lacking(
          "temporary file systems", "the kubelet mounts them on the host, and then into the pod");
    }
    if (!confinement.storageOptions().isEmpty()) {
      throw lacking("options of storage", "the engine's configuration has them for all containers");
    }
    for (String option : confinement.securityOptions()) {
      if (!List.of(NO_NEW_PRIVILEGES, NO_SECCOMP).contains(option)) {
        throw lacking("security option '%s'".formatted(option), "it has profiles of its own");
      }
    }
    for (ContainerSpec.Mount mount : spec.mounts()) {
      String source = mount.source();
      if (source != null && !source.startsWith("/")) {
        throw lacking("volume '%s'".formatted(source), "volumes are Kubernetes', not the engine's");
      }
    }
    check(spec.services());
  }

  private static void check(ContainerServices services) {
    if (services.healthCheck() != null) {
      throw lacking("health checks", "the kubelet makes them, by exec or over the network");
    }
    if (services.published() != null) {
      throw lacking(
          "published ports of its own",
          "a pod has an address that the machine reaches, and CNI's plugin 'portmap' does the rest");
    }
    if (services.network() != null || services.alias() != null) {
      throw lacking("networks to choose from", "CNI's configuration gives every pod the same");
    }
  }

  static boolean isUnconfined(Confinement confinement) {
    return confinement.securityOptions().contains(NO_SECCOMP);
  }

  static boolean hasNoNewPrivileges(Confinement confinement) {
    return confinement.securityOptions().contains(NO_NEW_PRIVILEGES);
  }
}
