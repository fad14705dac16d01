package io.github.jmhruntime.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostFactsTest {

  @TempDir Path root;

  @Test
  void everythingIsReadFromAVirtualMachineOnX86() {
    Tree tree =
        new Tree(root)
            .with(
                "/proc/cpuinfo",
                """
                processor	: 0
                model name	: Intel(R) Xeon(R) Processor @ 2.90GHz
                flags		: fpu vme hypervisor lahf_lm

                processor	: 1
                model name	: Intel(R) Xeon(R) Processor @ 2.90GHz
                """)
            .with("/proc/stat", "cpu  1 2 3 4 5 6 7 8 0 0\ncpu0 1 2\ncpu1 1 2\nctxt 5\n")
            .with("/proc/meminfo", "MemTotal:       24689340 kB\nMemFree: 1 kB\n")
            .with("/proc/sys/kernel/osrelease", "6.1.0-18-amd64\n")
            .with("/etc/os-release", "NAME=x\nPRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\n")
            .with("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor", "powersave\n")
            .with("/sys/devices/system/cpu/cpu1/cpufreq/scaling_governor", "performance\n")
            .with("/sys/fs/cgroup/unified/cgroup.controllers", "")
            .with("/sys/class/dmi/id/sys_vendor", "QEMU\n")
            .with("/sys/class/dmi/id/product_name", "Standard PC\n");

    HostFacts facts = HostFacts.read(tree.root());

    assertThat(facts)
        .isEqualTo(
            new HostFacts(
                "Intel(R) Xeon(R) Processor @ 2.90GHz",
                2,
                24689340L * 1024,
                "6.1.0-18-amd64",
                "Debian GNU/Linux 12 (bookworm)",
                "performance,powersave",
                "hybrid",
                "QEMU Standard PC",
                facts.jvm()));
  }

  @Test
  void whatAMachineDoesNotTellIsAbsent() {
    HostFacts facts = HostFacts.read(root);

    assertThat(facts.asMap()).containsOnlyKeys("jvm");
  }

  @Test
  void bareMetalIsTold() {
    Tree tree = new Tree(root).with("/proc/cpuinfo", "flags\t: fpu vme\n");

    assertThat(HostFacts.read(tree.root()).virtualisation()).isEqualTo("none");
  }

  @Test
  void thisMachineTellsItsKernelAndCpus() {
    assertThat(HostFacts.read().asMap()).containsKeys("kernel", "cpus", "memoryBytes", "jvm");
  }
}
