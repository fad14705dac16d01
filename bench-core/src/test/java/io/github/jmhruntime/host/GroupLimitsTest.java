package io.github.jmhruntime.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jmhruntime.host.HostProcess.ControlGroup;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupLimitsTest {

  private static final HostProcess SHIM = process("containerd-shim-runc-v2", "/");

  @TempDir Path root;

  @Test
  void theLimitsOfVersionOneAreRead() {
    group1("/docker/abc", "50000", "104857600");

    assertThat(of(SHIM, process("nginx", "/docker/abc")))
        .isEqualTo(new GroupLimits(0.5, 100L << 20));
  }

  @Test
  void theLimitsOfVersionTwoAreRead() {
    tree()
        .with("/docker/abc/cpu.max", "50000 100000\n")
        .with("/docker/abc/memory.max", "67108864\n");

    assertThat(of(SHIM, second("nginx", "/docker/abc"))).isEqualTo(new GroupLimits(0.5, 64L << 20));
  }

  @Test
  void noLimitIsNone() {
    group1("/docker/abc", "-1", "9223372036854771712");
    tree().with("/docker/def/cpu.max", "max 100000\n").with("/docker/def/memory.max", "max\n");

    assertThat(of(process("nginx", "/docker/abc"))).isEqualTo(GroupLimits.NONE);
    assertThat(of(second("nginx", "/docker/def"))).isEqualTo(GroupLimits.NONE);
    assertThat(of(SHIM)).isEqualTo(GroupLimits.NONE);
    assertThat(of()).isEqualTo(GroupLimits.NONE);
  }

  @Test
  void aGroupAboveLimitsTheOnesBelow() {
    group1("/outer", "20000", "1000");
    group1("/outer/abc", "50000", "2000");

    assertThat(of(process("nginx", "/outer/abc"))).isEqualTo(new GroupLimits(0.2, 1000L));
  }

  @Test
  void aVirtualMachineOutsideOfTheGroupIsNotLimitedByIt() {
    group1("/docker/abc", "50000", "104857600");
    group1("/", "-1", "9223372036854771712");

    assertThat(of(process("kata-shim", "/docker/abc"), process("qemu-system-x86_64", "/")))
        .isEqualTo(GroupLimits.NONE);
  }

  private GroupLimits of(HostProcess... sandbox) {
    return GroupLimits.of(List.of(sandbox), root);
  }

  private Tree tree() {
    return new Tree(root);
  }

  private void group1(String path, String quota, String bytes) {
    tree()
        .with("/cpu" + path + "/cpu.cfs_quota_us", quota + "\n")
        .with("/cpu" + path + "/cpu.cfs_period_us", "100000\n")
        .with("/memory" + path + "/memory.limit_in_bytes", bytes + "\n");
  }

  private static HostProcess process(String name, String group) {
    return new HostProcess(
        7,
        1,
        name,
        List.of(name),
        List.of(
            new ControlGroup(List.of("cpu", "cpuacct"), group),
            new ControlGroup(List.of("memory"), group),
            new ControlGroup(List.of(), "/elsewhere")));
  }

  private static HostProcess second(String name, String group) {
    return new HostProcess(7, 1, name, List.of(name), List.of(new ControlGroup(List.of(), group)));
  }
}
