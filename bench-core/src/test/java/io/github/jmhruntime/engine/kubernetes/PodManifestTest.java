package io.github.jmhruntime.engine.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Volume;
import io.github.jmhruntime.engine.Confinement;
import io.github.jmhruntime.engine.ContainerServices;
import io.github.jmhruntime.engine.ContainerSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PodManifestTest {

  private static final PodManifest IN_IMAGE = new PodManifest("node-a", "m", true, false);
  private static final PodManifest ON_NODE = new PodManifest("node-a", "m", false, true);

  @Test
  void theSpecificationIsThePods() {
    Pod pod = IN_IMAGE.of(FakePods.spec(), new OwnerReference());
    Container container = pod.getSpec().getContainers().get(0);

    assertThat(container.getImage()).isEqualTo("redis:7");
    assertThat(container.getImagePullPolicy()).isEqualTo("IfNotPresent");
    assertThat(container.getCommand()).containsExactly("/entry");
    assertThat(container.getArgs())
        .as("no variable is put in its place")
        .containsExactly("--port", "$$(PORT)");
    assertThat(container.getEnv()).containsExactly(new EnvVar("A", "b", null));
    assertThat(container.getResources().getLimits())
        .isEqualTo(Map.of("cpu", new Quantity("1500m"), "memory", new Quantity("268435456")))
        .isEqualTo(container.getResources().getRequests());
    assertThat(container.getSecurityContext().getSeccompProfile().getType())
        .isEqualTo("RuntimeDefault");
    assertThat(pod.getSpec().getRestartPolicy()).isEqualTo("Never");
    assertThat(pod.getSpec().getRuntimeClassName()).isEqualTo("gvisor");
    assertThat(pod.getSpec().getNodeName()).as("the scheduler's work").isNull();
    assertThat(pod.getSpec().getAutomountServiceAccountToken()).isFalse();
    assertThat(
            pod.getSpec()
                .getAffinity()
                .getNodeAffinity()
                .getRequiredDuringSchedulingIgnoredDuringExecution()
                .getNodeSelectorTerms()
                .get(0)
                .getMatchFields()
                .get(0)
                .getValues())
        .containsExactly("node-a");
  }

  @Test
  void theNodesOwnRuntimeNeedsNoClassUnlessThereIsOne() {
    ContainerSpec spec = spec(List.of(), "runc");

    assertThat(IN_IMAGE.of(spec, new OwnerReference()).getSpec().getRuntimeClassName()).isNull();
    assertThat(ON_NODE.of(spec, new OwnerReference()).getSpec().getRuntimeClassName())
        .isEqualTo("runc");
  }

  @Test
  void aContainerThatIsKilledStillHasItsKubeletWaitedFor() {
    Pod pod = IN_IMAGE.of(FakePods.spec().stoppedBy("SIGKILL"), new OwnerReference());

    assertThat(pod.getSpec().getTerminationGracePeriodSeconds()).isEqualTo(1);
  }

  @Test
  void whatIsInTheImageIsNotMounted(@TempDir Path folder) {
    List<ContainerSpec.Mount> mounts =
        List.of(
            new ContainerSpec.Mount("/usr/lib/jvm", "/usr/lib/jvm", true),
            new ContainerSpec.Mount(
                "/var/tmp/jmh-runtime-pods/r-0/x", "/var/tmp/jmh-runtime-pods/r-0/x", true),
            new ContainerSpec.Mount(folder.toString(), "/data", false),
            ContainerSpec.Mount.volume("/empty"));

    List<Volume> inImage = volumes(IN_IMAGE, mounts);
    assertThat(inImage).hasSize(3);
    assertThat(inImage.get(0).getHostPath().getPath()).isEqualTo("/var/tmp/jmh-runtime-pods/r-0/x");
    assertThat(inImage.get(1).getHostPath().getType()).isEqualTo("Directory");
    assertThat(inImage.get(2).getEmptyDir()).isNotNull();
    assertThat(volumes(ON_NODE, mounts)).hasSize(4);
  }

  private static List<Volume> volumes(PodManifest manifest, List<ContainerSpec.Mount> mounts) {
    return manifest.of(spec(mounts, null), new OwnerReference()).getSpec().getVolumes();
  }

  static Stream<Arguments> whatIsRefused() {
    ContainerSpec spec = FakePods.spec();
    return Stream.of(
        Arguments.of("ports published", spec.with(ContainerServices.publishing(80))),
        Arguments.of("host's network", spec.with(ContainerServices.inHostNetwork())),
        Arguments.of("networks to choose", spec.with(ContainerServices.in("n", "alias"))),
        Arguments.of(
            "health checks",
            spec.with(
                ContainerServices.checked(
                    new ContainerServices.HealthCheck(
                        List.of("true"), Duration.ofSeconds(1), Duration.ofSeconds(1))))),
        Arguments.of("limit of processes", with(Confinement.confining().pids(7))),
        Arguments.of("control group", spec.in("/group")),
        Arguments.of(
            "temporary file systems", with(Confinement.confining().temporary("/t", "size=1m"))),
        Arguments.of("options of storage", with(Confinement.confining().storage("size", "1g"))),
        Arguments.of(
            "limit on writing",
            with(Confinement.confining().writing(new Confinement.WriteLimit("/dev/vda", 1)))),
        Arguments.of("security option 'label=x'", with(Confinement.confining().secured("label=x"))),
        Arguments.of("volume 'v'", spec(List.of(new ContainerSpec.Mount("v", "/v", false)), null)));
  }

  @ParameterizedTest
  @MethodSource("whatIsRefused")
  void whatAPodCannotBeAskedForIsRefusedByName(String what, ContainerSpec spec) {
    assertThatThrownBy(() -> Refusals.check(spec))
        .hasMessageStartingWith("Kubernetes has no ")
        .hasMessageContaining(what);
  }

  @Test
  void howAContainerIsConfinedIsThePods() {
    ContainerSpec spec =
        with(
            Confinement.confining()
                .hostPids()
                .without("NET_RAW")
                .secured("no-new-privileges")
                .secured("seccomp=unconfined"));
    Refusals.check(spec);

    Pod pod = IN_IMAGE.of(spec, new OwnerReference());
    var security = pod.getSpec().getContainers().get(0).getSecurityContext();
    assertThat(pod.getSpec().getHostPID()).isTrue();
    assertThat(security.getCapabilities().getDrop()).containsExactly("NET_RAW");
    assertThat(security.getAllowPrivilegeEscalation()).isFalse();
    assertThat(security.getSeccompProfile().getType()).isEqualTo("Unconfined");
  }

  private static ContainerSpec with(Confinement.Builder confinement) {
    return new ContainerSpec(
        "i",
        List.of(),
        List.of(),
        null,
        null,
        null,
        FakePods.spec().labels(),
        Map.of(),
        List.of(),
        null,
        confinement.build(),
        ContainerServices.NONE);
  }

  private static ContainerSpec spec(List<ContainerSpec.Mount> mounts, @Nullable String runtime) {
    return new ContainerSpec(
        "i",
        List.of(),
        List.of(),
        runtime,
        null,
        null,
        FakePods.spec().labels(),
        Map.of(),
        mounts,
        null);
  }
}
