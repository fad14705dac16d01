package io.github.jmhruntime.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jmhruntime.host.HostProcess;
import io.github.jmhruntime.host.HostProcess.ControlGroup;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whether a sandbox's processes are held by the group around them. */
class ProberTest {

  private static final String GROUP = "/jmh-runtime-probe.1";

  @Test
  void everyProcessButTheShimMustBeInTheGroup() {
    HostProcess shim = process("containerd-shim-runc-v2", "/");
    HostProcess inside = process("perl", GROUP + "/abc");

    assertThat(Prober.looseness(GROUP, List.of(shim, inside))).isEmpty();
  }

  @Test
  void aMonitorOfAVirtualMachineOutsideOfItIsNamed() {
    HostProcess inside = process("kata-shim", GROUP + "/abc");
    HostProcess outside = process("qemu-system-x86_64", "/docker");

    assertThat(Prober.looseness(GROUP, List.of(inside, outside)))
        .startsWith("qemu-system-x86_64 of its sandbox would be outside");
  }

  @Test
  void aGroupWhoseNameOnlyBeginsAlikeIsAnotherOne() {
    assertThat(Prober.looseness(GROUP, List.of(process("perl", GROUP + "2/abc")))).contains("perl");
  }

  @Test
  void everyControllerThatLimitsMustHoldAProcess() {
    HostProcess half =
        new HostProcess(
            1,
            0,
            "perl",
            List.of("perl"),
            List.of(
                new ControlGroup(List.of("memory"), GROUP + "/abc"),
                new ControlGroup(List.of("cpu", "cpuacct"), "/elsewhere"),
                new ControlGroup(List.of("devices"), "/elsewhere")));

    assertThat(Prober.looseness(GROUP, List.of(half))).contains("perl");
  }

  @Test
  void whereNoProcessIsSeenTheEngineMayBeElsewhere() {
    assertThat(Prober.looseness(GROUP, List.of())).contains("another");
  }

  private static HostProcess process(String name, String group) {
    return new HostProcess(
        1, 0, name, List.of(name), List.of(new ControlGroup(List.of("memory"), group)));
  }
}
