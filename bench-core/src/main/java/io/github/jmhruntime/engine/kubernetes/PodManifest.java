package io.github.jmhruntime.engine.kubernetes;

import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.AffinityBuilder;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import io.github.jmhruntime.engine.Confinement;
import io.github.jmhruntime.engine.ContainerSpec;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes pods of containers' specifications.
 *
 * @param node the node that they are for
 * @param maker stands for this JVM, in a label of theirs
 * @param inImage whether this project is in the image of forks
 * @param hasDefaultClass whether there is a RuntimeClass called as the default runtime is here
 */
record PodManifest(String node, String maker, boolean inImage, boolean hasDefaultClass) {

  /** The container's name in its pod. */
  static final String CONTAINER = "main";

  /**
   * The shortest time to end in good order after which the API server still waits for the kubelet;
   * with none, it forgets the pod at once, while its container runs on.
   */
  static final long SHORTEST_GRACE_SECONDS = 1;

  private static final long GRACE_SECONDS = 10;
  private static final int MILLI = 3;
  private static final SecureRandom UNIQUE = new SecureRandom();

  /** A pod with that container, of a name of its own. */
  Pod of(ContainerSpec spec, OwnerReference root) {
    PodVolumes volumes = PodVolumes.of(spec, inImage);
    return new PodBuilder()
        .withNewMetadata()
        .withName("jmh-" + unique())
        .withLabels(Labels.of(spec, node, maker))
        .withOwnerReferences(root)
        .endMetadata()
        .withNewSpec()
        .withRestartPolicy("Never")
        .withRuntimeClassName(runtimeClass(spec.runtime()))
        .withAffinity(only(node))
        .withAutomountServiceAccountToken(false)
        .withEnableServiceLinks(false)
        .withTerminationGracePeriodSeconds(grace(spec))
        .withHostPID(spec.confinement().hostPids() ? true : null)
        .withVolumes(volumes.volumes())
        .withContainers(container(spec, volumes))
        .endSpec()
        .build();
  }

  /** Letters and digits that no other pod's name has. */
  static String unique() {
    return HexFormat.of().toHexDigits(UNIQUE.nextLong());
  }

  /** Has the scheduler choose that node, as it chooses one for any other pod. */
  static Affinity only(String node) {
    return new AffinityBuilder()
        .withNewNodeAffinity()
        .withNewRequiredDuringSchedulingIgnoredDuringExecution()
        .addNewNodeSelectorTerm()
        .addNewMatchField()
        .withKey("metadata.name")
        .withOperator("In")
        .withValues(node)
        .endMatchField()
        .endNodeSelectorTerm()
        .endRequiredDuringSchedulingIgnoredDuringExecution()
        .endNodeAffinity()
        .build();
  }

  private @Nullable String runtimeClass(@Nullable String runtime) {
    return RuntimeClasses.DEFAULT.equals(runtime) && !hasDefaultClass ? null : runtime;
  }

  /** Pods have no field for another signal up to Kubernetes 1.32; the engine sends the image's. */
  private static long grace(ContainerSpec spec) {
    return "SIGKILL".equals(spec.stopSignal()) ? SHORTEST_GRACE_SECONDS : GRACE_SECONDS;
  }

  private static Container container(ContainerSpec spec, PodVolumes volumes) {
    Map<String, Quantity> limits = limits(spec);
    boolean terminal = spec.services().terminal();
    return new ContainerBuilder()
        .withName(CONTAINER)
        .withImage(spec.image())
        .withImagePullPolicy("IfNotPresent")
        .withCommand(literal(spec.entrypoint()))
        .withArgs(literal(spec.command()))
        .withEnv(environment(spec))
        .withVolumeMounts(volumes.mounts())
        .withNewResources()
        .withLimits(limits)
        .withRequests(limits)
        .endResources()
        .withSecurityContext(security(spec.confinement()))
        .withTty(terminal ? true : null)
        .withStdin(terminal ? true : null)
        .build();
  }

  private static List<EnvVar> environment(ContainerSpec spec) {
    return new TreeMap<>(spec.environment())
        .entrySet().stream()
            .map(entry -> new EnvVar(entry.getKey(), literal(entry.getValue()), null))
            .toList();
  }

  private static List<String> literal(List<String> words) {
    return words.stream().map(PodManifest::literal).toList();
  }

  /** The kubelet puts variables in the place of {@code $(NAME)}, and one {@code $} for two. */
  private static String literal(String text) {
    return text.replace("$", "$$");
  }

  private static Map<String, Quantity> limits(ContainerSpec spec) {
    Map<String, Quantity> limits = new TreeMap<>();
    Double cpus = spec.cpus();
    if (cpus != null) {
      long millis =
          BigDecimal.valueOf(cpus)
              .movePointRight(MILLI)
              .setScale(0, RoundingMode.HALF_UP)
              .longValueExact();
      limits.put("cpu", new Quantity(Math.max(1, millis) + "m"));
    }
    Long bytes = spec.memoryBytes();
    if (bytes != null) {
      limits.put("memory", new Quantity(bytes.toString()));
    }
    return limits;
  }

  /** The filter of system calls that Docker has by itself, and a kubelet with seccompDefault. */
  private static SecurityContext security(Confinement confinement) {
    SecurityContextBuilder security = new SecurityContextBuilder();
    if (confinement.privileged()) {
      return security.withPrivileged(true).build();
    }
    if (Refusals.hasNoNewPrivileges(confinement)) {
      security.withAllowPrivilegeEscalation(false);
    }
    if (!confinement.droppedCapabilities().isEmpty()) {
      security.withNewCapabilities().withDrop(confinement.droppedCapabilities()).endCapabilities();
    }
    return security
        .withNewSeccompProfile()
        .withType(Refusals.isUnconfined(confinement) ? "Unconfined" : "RuntimeDefault")
        .endSeccompProfile()
        .build();
  }
}
