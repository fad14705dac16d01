package io.github.jmhruntime.workload.cpu;

import static io.github.jmhruntime.workload.cpu.SandboxPart.RUNTIME;
import static io.github.jmhruntime.workload.cpu.SandboxPart.SHIM;
import static io.github.jmhruntime.workload.cpu.SandboxPart.WORKLOAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jmhruntime.host.CpuTime;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CpuMeterTest {

  private static final String ID = "c0ffee42".repeat(8);
  private static final String GROUP = "/docker/" + ID;
  private static final long TICK = 10_000_000;
  private static final long MS = 1_000_000;

  @TempDir Path folder;

  private FixtureHost host;

  @BeforeEach
  void describeTheHost() throws IOException {
    host = new FixtureHost(folder);
    host.shim(ID, 5, 3, 4, 2);
  }

  @Test
  void whatTheGroupAccountsForIsTheWorkloadsWithProcessesThatCameAndEnded() throws IOException {
    host.process(601, 600, GROUP, 20, 10, 0, 0, "nginx: master process nginx");
    host.groupV1(GROUP, 333 * MS, 22, 11);
    CpuInterval interval = begin();

    host.process(601, 600, GROUP, 40, 20, 0, 0, "nginx: master process nginx");
    host.groupV1(GROUP, 1_233 * MS, 82, 41);
    host.shim(ID, 6, 5, 4, 2);
    SandboxCpu taken = interval.end();

    assertThat(taken.of(WORKLOAD)).isEqualTo(new CpuTime(600 * MS, 300 * MS));
    assertThat(taken.of(SHIM)).isEqualTo(new CpuTime(TICK, 2 * TICK));
    assertThat(taken.of(RUNTIME)).isEqualTo(CpuTime.NONE);
    assertThat(taken.total().seconds()).isEqualTo(0.93);
    assertThat(taken.wall()).isPositive();
  }

  /** The shim waits both for what was started in the container and for the runtime that did so. */
  @Test
  void endedChildrenOfTheShimCountOnceAlthoughTheGroupHasThemToo() throws IOException {
    host.process(601, 600, GROUP, 20, 10, 0, 0, "sleep", "1000");
    host.groupV1(GROUP, 300 * MS, 20, 10);
    CpuInterval interval = begin();

    host.groupV1(GROUP, 800 * MS, 50, 30);
    host.shim(ID, 5, 3, 4 + 40, 2 + 40);
    SandboxCpu taken = interval.end();

    assertThat(taken.of(WORKLOAD).nanos()).isEqualTo(500 * MS);
    assertThat(taken.of(RUNTIME)).isEqualTo(new CpuTime(150 * MS, 150 * MS));
    assertThat(taken.of(SHIM)).isEqualTo(CpuTime.NONE);
  }

  /** Its whole life becomes its parent's, of which only the part since the first reading counts. */
  @Test
  void ofAProcessThatEndsOnlyWhatItTookSinceCounts() throws IOException {
    host.process(601, 600, "/", 100, 100, 0, 0, "/bin/sh");
    host.process(602, 601, "/", 1000, 1000, 0, 0, "make");
    CpuInterval interval = begin();

    host.ends(602);
    host.process(601, 600, "/", 100, 100, 1005, 1007, "/bin/sh");
    SandboxCpu taken = interval.end();

    assertThat(taken.total()).isEqualTo(new CpuTime(5 * TICK, 7 * TICK));
    assertThat(taken.of(WORKLOAD)).isEqualTo(taken.total());
  }

  @Test
  void aProcessThatBeginsInBetweenCountsFromItsStart() throws IOException {
    host.process(601, 600, "/", 100, 100, 0, 0, "/bin/sh");
    CpuInterval interval = begin();

    host.process(603, 601, "/", 8, 2, 0, 0, "make");

    assertThat(interval.end().of(WORKLOAD)).isEqualTo(new CpuTime(8 * TICK, 2 * TICK));
  }

  @Test
  void underGVisorAllOfTheGroupIsTheRuntimes() throws IOException {
    String bundle = "--bundle=/run/containerd/io.containerd.runtime.v2.task/moby/" + ID;
    host.process(610, 600, GROUP, 1, 1, 0, 0, "runsc-gofer", "gofer", bundle);
    host.process(611, 600, GROUP, 10, 30, 0, 0, "runsc-sandbox", "boot", bundle, ID);
    host.process(612, 611, GROUP, 50, 5, 0, 0, "exe");
    host.groupV1(GROUP, 970 * MS, 61, 36);
    CpuInterval interval = begin();

    host.process(611, 600, GROUP, 20, 60, 0, 0, "runsc-sandbox", "boot", bundle, ID);
    host.process(612, 611, GROUP, 100, 10, 0, 0, "exe");
    host.groupV1(GROUP, 1_920 * MS, 121, 71);

    assertThat(interval.end().parts())
        .containsEntry(RUNTIME, new CpuTime(600 * MS, 350 * MS))
        .doesNotContainKey(WORKLOAD);
  }

  @Test
  void aVirtualMachineOutsideOfTheGroupIsNotForgotten() throws IOException {
    host.process(620, 600, "/", 700, 100, 0, 0, "/usr/bin/qemu", "-name", "sandbox-" + ID);
    host.process(621, 600, "/docker/kata_" + ID, 0, 1, 0, 0, "/usr/bin/kata-shim", "-c", ID);
    host.groupV2("/docker/kata_" + ID, 10_000, 0, 10_000);
    CpuInterval interval = begin();

    host.process(620, 600, "/", 800, 120, 0, 0, "/usr/bin/qemu", "-name", "sandbox-" + ID);
    host.groupV2("/docker/kata_" + ID, 12_345, 0, 12_345);

    assertThat(interval.end().of(RUNTIME))
        .isEqualTo(new CpuTime(100 * TICK, 20 * TICK + 2_345_000));
  }

  /** The shim of a container in a container is in the outer one's group. */
  @Test
  void aGroupOfAnotherContainerIsNoneOfTheSandboxs() throws IOException {
    String outer = "/docker/" + "deadbeef".repeat(8);
    host.process(600, 1, outer, 5, 5, 0, 0, "containerd-shim-runc-v2", "-id", ID);
    host.process(601, 600, outer + GROUP, 1, 1, 0, 0, "nginx");
    host.groupV1(outer, 9_000 * MS, 450, 450);
    host.groupV1(outer + GROUP, 20 * MS, 1, 1);
    CpuInterval interval = begin();

    host.groupV1(outer, 19_000 * MS, 950, 950);
    host.groupV1(outer + GROUP, 40 * MS, 2, 2);

    assertThat(interval.end().total().nanos()).isEqualTo(20 * MS);
  }

  @Test
  void aContainerThatHasEndedIsRefused() throws IOException {
    CpuInterval interval = begin();

    host.ends(600);

    assertThatThrownBy(interval::end)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(ID)
        .hasMessageContaining("it has ended");
  }

  private CpuInterval begin() {
    return host.meter().begin(List.of(ID));
  }
}
