package io.github.jmhruntime.probe;

import io.github.jmhruntime.profile.Finding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Whether what Docker masks in {@code /proc} and {@code /sys}, or makes read-only, is so. */
final class ProtectedPathsProbe implements Probe {

  private static final List<String> MASKED =
      List.of(
          "/proc/acpi",
          "/proc/asound",
          "/proc/kcore",
          "/proc/keys",
          "/proc/latency_stats",
          "/proc/sched_debug",
          "/proc/scsi",
          "/proc/timer_list",
          "/proc/timer_stats",
          "/sys/firmware");

  private static final List<String> READ_ONLY =
      List.of(
          "/proc/sysrq-trigger",
          "/proc/sys/kernel/domainname",
          "/proc/sys/kernel/core_pattern",
          "/proc/sys/vm/swappiness",
          "/proc/irq/default_smp_affinity");

  @Override
  public String name() {
    return "protected-paths";
  }

  @Override
  public Found tryUnder(ProbedRuntime runtime) {
    return judge(runtime.view().said(), runtime.hasOwnKernel());
  }

  static Found judge(Said said, boolean ownKernel) {
    Map<String, String> facts = new LinkedHashMap<>();
    MASKED.forEach(path -> facts.put(path, said.last("masked." + path)));
    READ_ONLY.forEach(path -> facts.put(path, said.last("written." + path)));
    if (facts.containsValue("")) {
      return Found.notRun("not all of the paths could be looked at").with(facts);
    }
    List<String> open =
        Stream.concat(MASKED.stream(), READ_ONLY.stream())
            .filter(path -> List.of("open", "writable").contains(facts.getOrDefault(path, "")))
            .toList();
    if (open.isEmpty()) {
      return new Found(
          Finding.ENFORCED,
          "%d paths of the kernel are masked, absent or empty, and %d cannot be written"
              .formatted(MASKED.size(), READ_ONLY.size()),
          facts);
    }
    return new Found(
        open.size() == facts.size() ? Finding.NOT_ENFORCED : Finding.PARTLY,
        "these can be read although masked, or written: %s%s"
            .formatted(
                String.join(", ", open),
                ownKernel ? "; they are those of the sandbox's own kernel" : ""),
        facts);
  }
}
