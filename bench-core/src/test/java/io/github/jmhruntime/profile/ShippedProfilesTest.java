package io.github.jmhruntime.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jmhruntime.profile.RuntimeProfile.Limitation;
import io.github.jmhruntime.profile.RuntimeProfile.Shim;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ShippedProfilesTest {

  private final Catalog catalog = Catalog.load(null);

  @Test
  void everyShippedFileLoads() {
    assertThat(catalog.runtimes().keySet())
        .containsExactly(
            "crun",
            "firecracker-containerd",
            "gvisor",
            "gvisor-hostnet",
            "gvisor-kvm",
            "gvisor-ptrace",
            "host",
            "kata",
            "kata-clh",
            "kata-fc",
            "ladder-cgroup",
            "ladder-chroot",
            "ladder-namespaces",
            "ladder-network",
            "ladder-restricted",
            "nabla",
            "runc",
            "sysbox",
            "youki");
    assertThat(catalog.limits().keySet()).containsExactly("default", "max", "min");
    assertThat(catalog.images().keySet())
        .containsExactly(
            "alpine",
            "busybox",
            "debian",
            "go-httpd",
            "httpd",
            "iperf3",
            "jre",
            "mongo",
            "nginx",
            "node-express",
            "postgres",
            "python-tornado",
            "redis",
            "tomcat",
            "traefik",
            "ubuntu");
    assertThat(catalog.suites().keySet())
        .containsExactlyInAnyOrder(
            "kernels", "ladder", "pods", "project", "quick", "standard", "thesis");
    assertThat(catalog.notices()).isEmpty();
  }

  @Test
  void theThesisStartsItsThirteenImagesAndEndsInADay() {
    Suite thesis = catalog.suite("", "thesis");
    assertThat(thesis.images()).hasSize(13);
    assertThat(thesis.scales()).containsExactly(1, 2, 3, 5, 8, 13, 21);
    assertThat(thesis.narrow()).isEqualTo(new Suite.Narrow(0.025, 35, true, 24 * 60));
    assertThat(thesis.blocks()).isEqualTo(5);
  }

  @Test
  void theLadderLeadsFromTheHostToRuncByOneStepMoreEachTime() {
    Suite ladder = catalog.suite("", "ladder");
    assertThat(ladder.baseline()).isEqualTo("host");
    assertThat(ladder.runtimes()).startsWith("host").endsWith("runc").hasSize(7);
    List<RuntimeProfile> rungs =
        ladder.runtimes().stream().map(name -> catalog.runtime("", name)).toList();
    assertThat(rungs.get(0).isHost()).isTrue();
    for (int rung = 1; rung < rungs.size() - 1; rung++) {
      assertThat(rungs.get(rung).isHandmade()).isTrue();
      assertThat(rungs.get(rung).isHost()).isFalse();
      assertThat(rungs.get(rung).steps())
          .isEqualTo(List.of(RuntimeProfile.Step.values()).subList(0, rung));
    }
  }

  @Test
  void aStepCannotBeLimitedUntilThereAreControlGroups() {
    assertThat(catalog.runtimes().values())
        .filteredOn(RuntimeProfile::isHandmade)
        .allSatisfy(
            profile -> {
              boolean limited = profile.steps().contains(RuntimeProfile.Step.CGROUP);
              assertThat(profile.objection(Limitation.CPU_LIMIT).isEmpty()).isEqualTo(limited);
              assertThat(profile.objection(Limitation.MEMORY_LIMIT).isEmpty()).isEqualTo(limited);
            });
  }

  @Test
  void everyRuntimeNamesItsSources() {
    assertThat(catalog.runtimes().values())
        .allSatisfy(profile -> assertThat(profile.sources()).isNotEmpty());
  }

  @Test
  void onlyWhatTheProjectHasRunItselfCountsAsMeasured() {
    assertThat(catalog.runtimes().values().stream().filter(RuntimeProfile::measured))
        .extracting(RuntimeProfile::name)
        .containsExactly(
            "crun",
            "gvisor",
            "gvisor-hostnet",
            "gvisor-ptrace",
            "host",
            "ladder-cgroup",
            "ladder-chroot",
            "ladder-namespaces",
            "ladder-network",
            "ladder-restricted",
            "runc");
  }

  @Test
  void onlyFirecrackerContainerdCannotRunUnderDockerAtAll() {
    assertThat(
            catalog.runtimes().values().stream().filter(profile -> profile.unsupported() != null))
        .extracting(RuntimeProfile::name)
        .containsExactly("firecracker-containerd");
  }

  @Test
  void everyShippedImageIsPinnedByItsDigest() {
    assertThat(catalog.images().values())
        .extracting(Image::reference)
        .allMatch(Pattern.compile("\\S+:\\S+@sha256:[0-9a-f]{64}").asMatchPredicate());
  }

  @Test
  void theThesisLimitsAreInBaseUnits() {
    assertThat(catalog.limits("-Dlimits", "min").cpus()).isEqualTo(1);
    assertThat(catalog.limits("-Dlimits", "min").memoryBytes()).isEqualTo(2_000_000_000L);
    assertThat(catalog.limits("-Dlimits", "default").cpus()).isNull();
    assertThat(catalog.limits("-Dlimits", "default").memoryBytes()).isNull();
    assertThat(catalog.limits("-Dlimits", "max").cpus()).isEqualTo(Limits.HOST);
    assertThat(catalog.limits("-Dlimits", "max").memoryBytes()).isEqualTo(Limits.HOST);
  }

  @Test
  void theFirstRegisteredNameOfARuntimeIsTaken() {
    RuntimeProfile kata = catalog.runtime("-Druntime", "kata");
    assertThat(kata.matchingEngineName(Set.of("runc", "io.containerd.kata.v2", "kata-runtime")))
        .contains("kata-runtime");
    assertThat(kata.matchingEngineName(Set.of("runc", "crun"))).isEmpty();
  }

  @Test
  void aShimIsAskedForByTheNameOfItsBinary() {
    assertThat(catalog.runtime("-Druntime", "kata-fc").shims())
        .containsExactly(new Shim("io.containerd.kata-fc.v2", "containerd-shim-kata-fc-v2"));
    assertThat(catalog.runtime("-Druntime", "crun").shims()).isEmpty();
  }

  @Test
  void messagesOfKataAndNablaAreExplained() {
    assertThat(
            catalog
                .runtime("-Druntime", "nabla")
                .explain(
                    "ERR: Unable to construct nabla run args: entrypoint is not a .nabla file"))
        .hasValueSatisfying(message -> assertThat(message.means()).contains("ordinary image"));
    RuntimeProfile kata = catalog.runtime("-Druntime", "kata");
    assertThat(
            List.of(
                "Could not access KVM kernel module: No such file or directory",
                "Could not setup vhost fds",
                "rpc error: Failed to check if grpc server is working: context deadline",
                "Host networking requested, not supported by runtime",
                "Unknown runtime specified io.containerd.kata.v2",
                "unknown or invalid runtime name: kata",
                "/opt/kata/share/kata-containers.img: file /opt/kata.img does not exist"))
        .allSatisfy(text -> assertThat(kata.explain(text)).isPresent());
    assertThat(kata.explain("no space left on device")).isEmpty();
    assertThat(
            catalog
                .runtime("-Druntime", "kata-fc")
                .explain("rootfs (/run/kata-containers/shared/b5/rootfs) does not exist"))
        .hasValueSatisfying(
            message -> assertThat(message.remedy()).contains("storage driver devicemapper"));
  }

  @Test
  void nablaAndKataFirecrackerEndWhereDockerTookAwayWhatTheyNeed() {
    assertThat(catalog.runtime("", "nabla").needs().worksWithEngine("25.0.5")).isTrue();
    assertThat(catalog.runtime("", "nabla").needs().worksWithEngine("26.0.0")).isFalse();
    assertThat(catalog.runtime("", "kata-fc").needs().worksWithEngine("20.10.24+dfsg1")).isTrue();
    assertThat(catalog.runtime("", "kata-fc").needs().worksWithEngine("25.0.0-rc.1")).isFalse();
    assertThat(catalog.runtime("", "runc").needs().worksWithEngine("29.1.3")).isTrue();
  }

  @Test
  void whatBreaksTheHostsNetworkIsRuledOut() {
    assertThat(List.of("gvisor", "gvisor-ptrace", "gvisor-kvm", "kata", "kata-fc", "nabla"))
        .allSatisfy(
            name ->
                assertThat(catalog.runtime("", name).cannot())
                    .containsKey(Limitation.HOST_NETWORK));
  }

  @Test
  void aUsersFolderIsNotNeededForImagesToKeepTheirBuildContext() {
    assertThat(catalog.image("-Dimages", "busybox").buildContext()).doesNotContainKey("image.yaml");
    assertThat(catalog.image("-Dimages", "busybox").ready().output()).isEqualTo("^ready$");
    assertThat(catalog.image("-Dimages", "busybox").command()).hasSize(3).startsWith("sh", "-c");
  }

  @Test
  void cluesTellGvisorFromRuncAndItsNetworkStacksFromEachOther() {
    Map<String, String> host =
        Map.of(
            "/proc/version", "Linux version 6.18.44\n",
            "/proc/sys/kernel/random/boot_id", "22e0c181\n",
            "/proc/sys/net/ipv4/tcp_rmem", "4096\t131072\t33554432\n");
    Map<String, String> gvisor =
        Map.of(
            "/proc/version",
            "Linux version 4.4.0 #1 SMP Sun Jan 10 15:06:54 PST 2016\n",
            "/proc/sys/kernel/random/boot_id",
            "f1fd1a40\n",
            "/proc/sys/net/ipv4/tcp_rmem",
            "4096 1048576 4194304\n");

    assertProved(recognise("runc", host, host));
    assertProved(recognise("gvisor", gvisor, host));
    assertThat(recognise("runc", gvisor, host).contradicted()).isTrue();
    assertThat(recognise("gvisor", host, host).contradicted()).isTrue();
    assertThat(recognise("gvisor-hostnet", gvisor, host).objections())
        .isEqualTo(
            "/proc/sys/net/ipv4/tcp_rmem inside is '4096 1048576 4194304' and on the host"
                + " '4096\t131072\t33554432', but must be the same");
  }

  @Test
  void cluesTellKataFromGvisor() {
    Map<String, String> host =
        Map.of("/proc/version", "Linux version 6.1.0", "/proc/sys/kernel/random/boot_id", "a");
    Map<String, String> guest =
        Map.of(
            "/proc/version", "Linux version 5.4.60",
            "/proc/sys/kernel/random/boot_id", "b",
            "/proc/self/mounts", "kataShared / 9p rw,dirsync 0 0\nproc /proc proc rw 0 0\n");
    Map<String, String> sentry =
        Map.of(
            "/proc/version", "Linux version 4.4.0 #1",
            "/proc/sys/kernel/random/boot_id", "c",
            "/proc/self/mounts", "none / overlay rw 0 0\nnone /proc proc rw 0 0\n");

    assertProved(recognise("kata", guest, host));
    assertThat(recognise("kata", sentry, host).contradicted()).isTrue();
    assertThat(recognise("kata", host, host).contradicted()).isTrue();
  }

  private static void assertProved(Recognition recognition) {
    assertThat(recognition.findings())
        .isNotEmpty()
        .allMatch(finding -> finding.outcome() == Recognition.Outcome.HOLDS);
  }

  private Recognition recognise(
      String runtime, Map<String, String> inside, Map<String, String> onHost) {
    return catalog.runtime("-Druntime", runtime).recognise(inside, onHost);
  }
}
