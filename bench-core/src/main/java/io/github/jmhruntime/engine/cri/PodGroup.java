package io.github.jmhruntime.engine.cri;

import io.github.jmhruntime.engine.ContainerSpec;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.host.Cgroups;
import io.github.jmhruntime.host.GroupLimits;
import io.github.jmhruntime.host.OwnedGroups;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The control group around a pod, whose limits hold for all that is in it: as a kubelet makes one.
 * A sandbox that runs beside its containers, such as gVisor's, is limited by nothing else.
 */
final class PodGroup {

  private static final String PREFIX = "/jmh-runtime-pod.";
  private static final List<String> CONTROLLERS = List.of("cpu", "memory");

  private PodGroup() {}

  /**
   * Makes one where a container's limits ask for it.
   *
   * @return its path from the root of every hierarchy; empty where nothing is to be limited
   */
  static Optional<String> make(ContainerSpec spec) {
    String parent = spec.confinement().cgroupParent();
    boolean limited = spec.cpus() != null || spec.memoryBytes() != null;
    boolean possible = parent == null || Cgroups.hierarchy("memory").isPresent();
    if (!limited || !possible) {
      return Optional.empty();
    }
    String name = OwnedGroups.name(parent == null ? PREFIX : parent + PREFIX);
    limit(name, new GroupLimits(spec.cpus(), spec.memoryBytes()));
    return Optional.of(name);
  }

  /** Sets limits; what is null stays as it is. */
  static void limit(String name, GroupLimits limits) {
    try {
      set(name, limits);
    } catch (IOException e) {
      throw new EngineException(
          "the pod's control group %s cannot be limited: %s; use sudo".formatted(name, e), e);
    }
  }

  /** Sets limits, unless what is in it has more at the moment; returns whether they are set. */
  static boolean admits(String name, GroupLimits limits) {
    try {
      set(name, limits);
      return true;
    } catch (IOException refused) {
      return false;
    }
  }

  private static void set(String name, GroupLimits limits) throws IOException {
    for (String controller : CONTROLLERS) {
      var unused = OwnedGroups.make(name, controller, limits);
    }
  }

  /** Removes it, once its pod is gone. */
  static void remove(String name) {
    if (!OwnedGroups.remove(name)) {
      throw new EngineException("the pod's control group %s cannot be removed".formatted(name));
    }
  }

  /** Removes those of dead processes. */
  static List<String> sweep() {
    return OwnedGroups.sweep(PREFIX);
  }
}
