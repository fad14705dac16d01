package io.github.jmhruntime.workload.memory;

import static io.github.jmhruntime.workload.memory.FixtureHost.MIB;
import static io.github.jmhruntime.workload.memory.FixtureHost.pids;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jmhruntime.host.FoundBy;
import io.github.jmhruntime.workload.memory.Disagreement.Figure;
import io.github.jmhruntime.workload.memory.SandboxMemory.ProcessMemory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FootprintMeterTest {

  private static final String ID = "c0ffee42".repeat(8);
  private static final String OTHER = "deadbeef".repeat(8);

  @TempDir Path folder;

  private FixtureHost host;

  @BeforeEach
  void describeTheHost() throws IOException {
    host = new FixtureHost(folder);
    host.shim(700, OTHER);
    host.process(701, 700, 33, "/docker/" + OTHER, "nginx: master process nginx");
  }

  @Test
  void underRuncTheSandboxIsTheShimAndItsTree() throws IOException {
    host.shim(600, ID);
    host.process(601, 600, 6, "/docker/" + ID, "nginx: master process /usr/sbin/nginx -g x");
    host.process(602, 601, 3, "/docker/" + ID, "nginx: worker process");
    host.process(603, 601, 2, "/docker/" + ID + "/nested", "nginx: worker process");
    host.cgroupV1("/docker/" + ID, 30, 18, 1);

    Footprint footprint = measure(16);

    SandboxMemory sandbox = footprint.sandboxes().get(0);
    assertThat(pids(sandbox)).containsExactly(600L, 601L, 602L, 603L);
    assertThat(sandbox.processes())
        .extracting(ProcessMemory::name)
        .containsExactly("containerd-shim-runc-v2", "nginx", "nginx", "nginx");
    assertThat(footprint.pssBytes()).isEqualTo(15 * MIB);
    assertThat(footprint.cgroupBytes()).isEqualTo(30 * MIB);
    assertThat(footprint.cgroupWithoutFileCacheBytes()).isEqualTo(13 * MIB);
    assertThat(footprint.availableDropBytes()).isEqualTo(16 * MIB);
  }

  @Test
  void underGVisorTheSandboxHasTheSentryTheGoferAndTheStubs() throws IOException {
    host.shim(600, ID);
    String bundle = "--bundle=/run/containerd/io.containerd.runtime.v2.task/moby/" + ID;
    host.process(610, 600, 12, "/docker/" + ID, "runsc-gofer", "--root=/run", "gofer", bundle);
    host.process(611, 600, 90, "/docker/" + ID, "runsc-sandbox", "--root=/run", "boot", ID);
    host.process(612, 611, 1, "/", "exe");
    host.process(613, 612, 1, "/", "exe");

    SandboxMemory sandbox = measure(0).sandboxes().get(0);

    assertThat(pids(sandbox)).containsExactly(600L, 610L, 611L, 612L, 613L);
    assertThat(sandbox.processes().get(4).foundBy()).containsExactly(FoundBy.ANCESTRY);
  }

  /** The shim, gVisor's own process and the container that holds the namespaces have its id. */
  @Test
  void ofAPodTheSandboxBelongsToItsContainer() throws IOException {
    String pod = "feedface".repeat(8);
    host.shim(600, pod);
    host.process(630, 600, 90, "/k8s.io/" + pod, "runsc-sandbox", "--root=/run", "boot", pod);
    host.process(631, 630, 1, "/k8s.io/" + pod, "exe");
    host.process(632, 600, 12, "/k8s.io/" + ID, "runsc-gofer", "--bundle=/run/" + ID);

    SandboxMemory sandbox = measure(0).sandboxes().get(0);

    assertThat(pids(sandbox)).containsExactly(600L, 630L, 631L, 632L);
    assertThat(sandbox.processes().get(1).foundBy())
        .containsExactlyInAnyOrder(FoundBy.COMMAND_LINE, FoundBy.POD);
  }

  @Test
  void underKata1TheMachineIsFoundAlthoughItIsInNoTreeAndNoCgroupOfTheContainer()
      throws IOException {
    host.shim(600, ID);
    String proxy = "unix:///run/vc/sbs/" + ID + "/proxy.sock";
    host.process(620, 1, 180, "/", "/usr/bin/qemu-system-x86_64", "-name", "sandbox-" + ID);
    host.process(621, 1, 5, "/", "/usr/libexec/kata-proxy", "-listen-socket", proxy);
    host.process(
        622,
        600,
        6,
        "/docker/kata_" + ID,
        "/usr/libexec/kata-shim",
        "-agent",
        proxy,
        "-container",
        ID,
        "-exec-id",
        ID);
    host.process(
        623,
        600,
        6,
        "/docker/kata_" + ID,
        "/usr/libexec/kata-shim",
        "-agent",
        proxy,
        "-container",
        ID,
        "-exec-id",
        OTHER);
    host.cgroupV1("/docker/kata_" + ID, 14, 1, 0);

    Footprint footprint = measure(260);

    assertThat(pids(footprint.sandboxes().get(0))).containsExactly(600L, 620L, 621L, 622L, 623L);
    Disagreement cgroup = footprint.disagreements().get(0);
    assertThat(cgroup.figure()).isEqualTo(Figure.CGROUP);
    assertThat(cgroup.differenceBytes()).isEqualTo((13 - 201) * MIB);
    assertThat(cgroup.text())
        .isEqualTo(
            "control group: 188.0 MiB below PSS; outside of it are 189.0 MiB: qemu-system-x86_64"
                + " 180.0 MiB, kata-proxy 5.0 MiB, containerd-shim-runc-v2 4.0 MiB");
    Disagreement drop = footprint.disagreements().get(1);
    assertThat(drop.text())
        .startsWith("drop of available memory: 59.0 MiB above PSS; the drop also counts");
  }

  @Test
  void underKataShimV2TheMachineAndItsFileServerAreFound() throws IOException {
    host.process(
        630,
        1,
        30,
        "/docker/kata_" + ID,
        "/usr/bin/containerd-shim-kata-v2",
        "-namespace",
        "moby",
        "-id",
        ID);
    host.process(631, 630, 150, "/", "/opt/kata/bin/qemu-system-x86_64", "-name", "sandbox-" + ID);
    host.process(
        632, 630, 8, "/", "/opt/kata/libexec/virtiofsd", "--socket-path=/run/vc/vm/" + ID + "/s");
    host.process(633, 632, 9, "/", "/opt/kata/libexec/virtiofsd", "--fd=3");
    host.process(634, 1, 120, "/", "/firecracker", "--api-sock", "/run/vc/firecracker/" + ID);
    host.process(635, 2, -1, "/");

    assertThat(pids(measure(0).sandboxes().get(0))).containsExactly(630L, 631L, 632L, 633L, 634L);
  }

  @Test
  void underNablaTheUnikernelIsFoundByAncestryAndNoCgroupIsMissedSilently() throws IOException {
    host.shim(600, ID);
    host.process(640, 600, 512, "/", "/usr/bin/nabla-run", "--mem=512", "node.nabla");

    Footprint footprint = measure(516);

    assertThat(footprint.sandboxes().get(0).cgroup()).isNull();
    assertThat(footprint.pssBytes()).isEqualTo(516 * MIB);
    assertThat(footprint.disagreements())
        .singleElement()
        .satisfies(line -> assertThat(line.reason()).startsWith("no control group"));
  }

  @Test
  void cgroupsOfVersion2AreUnderstood() throws IOException {
    String scope = "/system.slice/docker-" + ID + ".scope";
    host.shim(600, ID);
    host.processV2(601, 600, 20, scope + "/init", "redis-server *:6379");
    host.cgroupV2(scope, 40, 25, 5);

    SandboxMemory sandbox = measure(0).sandboxes().get(0);

    assertThat(sandbox.processes().get(1).name()).isEqualTo("redis-server");
    assertThat(sandbox.cgroup())
        .isEqualTo(new CgroupMemory(folder + "/cgroup" + scope, 40 * MIB, 20 * MIB));
  }

  @Test
  void figuresThatAgreeAreNotReported() throws IOException {
    host.shim(600, ID);
    host.process(601, 600, 96, "/docker/" + ID, "busy");
    host.cgroupV1("/docker/" + ID, 98, 1, 0);

    assertThat(measure(105).disagreements()).isEmpty();
  }

  @Test
  void aDropBelowThePssIsExplained() throws IOException {
    host.shim(600, ID);
    host.process(601, 600, 96, "/docker/" + ID, "busy");
    host.cgroupV1("/docker/" + ID, 120, 0, 0);

    List<Disagreement> lines = measure(40).disagreements();

    assertThat(lines.get(0).text())
        .startsWith("control group: 20.0 MiB above PSS; outside of it are 4.0 MiB")
        .contains("it also counts 24.0 MiB");
    assertThat(lines.get(1).text())
        .startsWith("drop of available memory: 60.0 MiB below PSS; pages of files");
  }

  @Test
  void whoMerelyMentionsAContainerDoesNotBelongToIt() throws IOException {
    host.shim(600, ID);
    host.process(650, 1, 20, "/", "/usr/bin/docker", "logs", "-f", ID);
    host.process(651, 1, 20, "/", "/usr/bin/containerd", "--root", "/run/" + ID);
    host.process(652, 1, 20, "/", "dockerd", "--exec-root", "/run/" + ID);
    host.process(800, 1, 5, "/", "bash", "run-benchmarks", ID);
    host.process(FixtureHost.SELF, 800, 300, "/", "/usr/bin/java", ID);

    assertThat(pids(measure(0).sandboxes().get(0))).containsExactly(600L);
  }

  /** The shim has the id of the pod's sandbox, which belongs to each container of the pod. */
  @Test
  void aShimOfSeveralContainersCountsOnce() throws IOException {
    host.process(600, 1, 4, "/", "containerd-shim-runc-v2", "-id", ID, "-pod", OTHER);
    host.process(601, 600, 10, "/docker/" + ID, "one");
    host.process(602, 600, 20, "/docker/" + OTHER, "two");

    Footprint footprint = host.meter().measure(List.of(ID, OTHER), 0);

    assertThat(pids(footprint.sandboxes().get(0))).containsExactly(600L, 601L);
    assertThat(pids(footprint.sandboxes().get(1))).containsExactly(600L, 601L, 602L, 700L, 701L);
    assertThat(footprint.pssBytes()).isEqualTo((4 + 10 + 20 + 4 + 33) * MIB);
  }

  @Test
  void aContainerWithoutAProcessIsNotTakenForOneThatTakesNothing() {
    assertThatThrownBy(() -> measure(0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(ID + " has no process");
  }

  @Test
  void aShortIdIsRefused() {
    assertThatThrownBy(() -> host.meter().measure(Set.of("c0ffee42c0ff"), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'c0ffee42c0ff' must be the full one");
  }

  /** Measures after the available memory has dropped by so much. */
  private Footprint measure(long dropMebibytes) {
    FootprintMeter meter = host.meter();
    long before = meter.availableBytes();
    try {
      host.available(before / MIB - dropMebibytes);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return meter.measure(List.of(ID), before);
  }
}
