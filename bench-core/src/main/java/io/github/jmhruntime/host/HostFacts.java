package io.github.jmhruntime.host;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the machine is. A fact that it does not tell is null.
 *
 * @param cpuModel the CPU's name
 * @param cpus CPUs that are online
 * @param memoryBytes memory that the kernel can use
 * @param kernel the kernel's release
 * @param distribution the distribution's name with its version
 * @param governor the frequency governors of all CPUs, separated by commas
 * @param cgroups the version of control groups: {@code 1}, {@code 2} or {@code hybrid}
 * @param virtualisation what it runs on, such as {@code KVM}, or {@code none}
 * @param jvm the JVM that asks
 */
public record HostFacts(
    @Nullable String cpuModel,
    @Nullable Integer cpus,
    @Nullable Long memoryBytes,
    @Nullable String kernel,
    @Nullable String distribution,
    @Nullable String governor,
    @Nullable String cgroups,
    @Nullable String virtualisation,
    String jvm) {

  private static final List<String> CPU_NAMES = List.of("model name", "cpu model", "Model", "cpu");

  /** Reads the facts of this machine. */
  public static HostFacts read() {
    return read(Path.of("/"));
  }

  /** Reads the facts from a tree that holds {@code proc}, {@code sys} and {@code etc}. */
  static HostFacts read(Path root) {
    HostFiles files = new HostFiles(root);
    Map<String, Double> memory = files.numbers("/proc/meminfo");
    Map<String, Double> cpuLines = files.numbers("/proc/stat");
    long cpus = cpuLines.keySet().stream().filter(key -> key.matches("cpu\\d+")).count();
    Double kibibytes = memory.get("MemTotal");
    return new HostFacts(
        cpuModel(files).orElse(null),
        cpus == 0 ? null : (int) cpus,
        kibibytes == null ? null : (long) (kibibytes * 1024),
        files.text("/proc/sys/kernel/osrelease").orElse(null),
        distribution(files).orElse(null),
        governor(files).orElse(null),
        cgroups(files),
        virtualisation(files),
        System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"));
  }

  /** The facts that are known, as text by name, for {@code run.json}. */
  public Map<String, String> asMap() {
    Map<String, String> map = new LinkedHashMap<>();
    put(map, "cpuModel", cpuModel);
    put(map, "cpus", cpus);
    put(map, "memoryBytes", memoryBytes);
    put(map, "kernel", kernel);
    put(map, "distribution", distribution);
    put(map, "governor", governor);
    put(map, "cgroups", cgroups);
    put(map, "virtualisation", virtualisation);
    put(map, "jvm", jvm);
    return map;
  }

  private static void put(Map<String, String> map, String name, @Nullable Object value) {
    if (value != null) {
      map.put(name, value.toString());
    }
  }

  private static Optional<String> cpuModel(HostFiles files) {
    return CPU_NAMES.stream().flatMap(name -> cpuInfo(files, name).stream()).findFirst();
  }

  private static Optional<String> cpuInfo(HostFiles files, String name) {
    return files.lines("/proc/cpuinfo").stream()
        .map(line -> line.split("\\s*:\\s*", 2))
        .filter(pair -> pair.length == 2 && pair[0].equals(name))
        .map(pair -> pair[1])
        .findFirst();
  }

  private static Optional<String> distribution(HostFiles files) {
    return files.lines("/etc/os-release").stream()
        .filter(line -> line.startsWith("PRETTY_NAME="))
        .map(line -> line.substring("PRETTY_NAME=".length()).replace("\"", ""))
        .findFirst();
  }

  static Optional<String> governor(HostFiles files) {
    TreeSet<String> governors =
        new TreeSet<>(
            files.textsBelow("/sys/devices/system/cpu", "cpu", "cpufreq/scaling_governor"));
    return governors.isEmpty() ? Optional.empty() : Optional.of(String.join(",", governors));
  }

  private static @Nullable String cgroups(HostFiles files) {
    if (files.exists("/sys/fs/cgroup/cgroup.controllers")) {
      return "2";
    }
    if (files.exists("/sys/fs/cgroup/unified/cgroup.controllers")) {
      return "hybrid";
    }
    return files.exists("/sys/fs/cgroup/memory") || files.exists("/sys/fs/cgroup/cpu") ? "1" : null;
  }

  /** The flag is set by every hypervisor that does not hide itself; only x86 has it. */
  private static @Nullable String virtualisation(HostFiles files) {
    Optional<String> flags = cpuInfo(files, "flags");
    boolean flagged = flags.isPresent() && (" " + flags.get() + " ").contains(" hypervisor ");
    Optional<String> hypervisor = files.text("/sys/hypervisor/type");
    Optional<String> product =
        files
            .text("/sys/class/dmi/id/sys_vendor")
            .map(
                vendor ->
                    vendor
                        + files
                            .text("/sys/class/dmi/id/product_name")
                            .map(p -> " " + p)
                            .orElse(""));
    if (flagged || hypervisor.isPresent()) {
      return hypervisor.or(() -> product).orElse("unknown hypervisor");
    }
    return flags.isPresent() ? "none" : null;
  }
}
