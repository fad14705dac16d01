package io.github.jmhruntime.engine.kubernetes;

import io.github.jmhruntime.engine.Confinement;
import io.github.jmhruntime.engine.ContainerServices;
import io.github.jmhruntime.engine.ContainerSpec;
import io.github.jmhruntime.engine.EngineException;
import java.util.List;

/** What a container may be asked for that a pod cannot be asked for. */
final class Refusals {

  private static final String NO_NEW_PRIVILEGES = "no-new-privileges";
  private static final String NO_SECCOMP = "seccomp=unconfined";

  private Refusals() {}

  /** One that names what is lacking, and why. */
  static EngineException lacking(String what, String why) {
    return new EngineException("Kubernetes has no %s: %s".formatted(what, why));
  }

  /**
   * Fails where a part of it would silently be left out.
   *
   * @throws EngineException that names the part, and who decides on it instead
   */
  static void check(ContainerSpec spec) {
    if (!spec.labels().containsKey(ContainerSpec.RUN_LABEL)) {
      throw new IllegalArgumentException("a container without label " + ContainerSpec.RUN_LABEL);
    }
    check(spec.confinement());
    for (ContainerSpec.Mount mount : spec.mounts()) {
      String source = mount.source();
      if (source != null && !source.startsWith("/")) {
        throw lacking(
            "volume '%s'".formatted(source),
            "its volumes are claimed from storage that is not the node's own");
      }
    }
    check(spec.services());
  }

  private static void check(Confinement confinement) {
    if (confinement.pids() != null) {
      throw lacking("limit of processes for a pod", "the kubelet has one for all (podPidsLimit)");
    }
    if (confinement.writeLimit() != null) {
      throw lacking("limit on writing", "no field of a pod speaks of it");
    }
    if (!confinement.temporaryFileSystems().isEmpty()) {
      throw lacking(
          "temporary file systems with options", "an emptyDir in memory has those of the kubelet");
    }
    if (!confinement.storageOptions().isEmpty()) {
      throw lacking("options of storage", "the nodes' engine has them for all containers");
    }
    if (confinement.cgroupParent() != null) {
      throw lacking("control group to choose", "the kubelet makes one for each pod");
    }
    for (String option : confinement.securityOptions()) {
      if (!List.of(NO_NEW_PRIVILEGES, NO_SECCOMP).contains(option)) {
        throw lacking("security option '%s'".formatted(option), "it has profiles of its own");
      }
    }
  }

  private static void check(ContainerServices services) {
    if (services.healthCheck() != null) {
      throw lacking("health checks of the engine", "its probes are the kubelet's, by other rules");
    }
    if (services.published() != null) {
      throw lacking(
          "ports published on a machine",
          "a pod has an address of its own, at which its node reaches it");
    }
    if (ContainerServices.HOST_NETWORK.equals(services.network())) {
      throw lacking(
          "host's network for what is measured",
          "several pods, and the node's own services, would share its ports");
    }
    if (services.network() != null || services.alias() != null) {
      throw lacking("networks to choose from", "the nodes' CNI gives every pod the same");
    }
  }

  static boolean isUnconfined(Confinement confinement) {
    return confinement.securityOptions().contains(NO_SECCOMP);
  }

  static boolean hasNoNewPrivileges(Confinement confinement) {
    return confinement.securityOptions().contains(NO_NEW_PRIVILEGES);
  }
}
