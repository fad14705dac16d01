package io.github.jmhruntime.container.launch;

import io.github.jmhruntime.container.Exchange;
import io.github.jmhruntime.container.ForkWitness;
import io.github.jmhruntime.profile.Recognition;
import io.github.jmhruntime.profile.RuntimeProfile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a fork's own JVM saw of where it ran.
 *
 * @param files what files held, by path; those that could not be read are absent
 * @param jvm facts of the JVM by name, such as {@code java.vm.version}
 */
record Seen(Map<String, String> files, Map<String, String> jvm) {

  private static final String FILE = "file:";
  private static final String MEMORY = "/proc/meminfo";

  private static final List<String> ALWAYS =
      List.of(
          "/proc/version",
          "/proc/self/cgroup",
          MEMORY,
          "/sys/fs/cgroup/cpu.max",
          "/sys/fs/cgroup/memory.max",
          "/sys/fs/cgroup/cpu/cpu.cfs_quota_us",
          "/sys/fs/cgroup/memory/memory.limit_in_bytes");

  /** The files that a fork has to look at, one per line. */
  static String questions(RuntimeProfile profile) {
    Set<String> files = new LinkedHashSet<>(ALWAYS);
    files.addAll(profile.clueFiles());
    return String.join("\n", files);
  }

  /** What was seen, or empty where the fork has not come so far. */
  static Optional<Seen> in(Path folder) {
    Path file = folder.resolve(ForkWitness.SEEN);
    return Files.exists(file) ? Optional.of(of(Exchange.read(file))) : Optional.empty();
  }

  static Seen of(Map<String, String> values) {
    Map<String, String> files = new LinkedHashMap<>();
    Map<String, String> jvm = new LinkedHashMap<>();
    values.forEach(
        (key, value) -> {
          if (key.startsWith(FILE)) {
            String path = key.substring(FILE.length());
            files.put(path, path.equals(MEMORY) ? firstLine(value) : value);
          } else {
            jvm.put(key, value);
          }
        });
    return new Seen(files, jvm);
  }

  /** The CPUs that the JVM counts on. */
  @Nullable Integer cpus() {
    String cpus = jvm.get("cpus");
    return cpus == null ? null : Integer.valueOf(cpus);
  }

  /** MemTotal of {@code /proc/meminfo}, which is the machine's or the sandbox's. */
  @Nullable Long memoryBytes() {
    String[] words = files.getOrDefault(MEMORY, "").split("\\s+", -1);
    return words.length < 2 ? null : Long.valueOf(Long.parseLong(words[1]) * 1024);
  }

  /** Only the first line, MemTotal, is about the place and not about the moment. */
  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }

  String kernel() {
    String version = files.getOrDefault("/proc/version", "unknown");
    String[] words = version.split(" ", -1);
    return words.length < 3 ? version : words[2];
  }

  String vmVersion() {
    return jvm.getOrDefault("java.vm.version", "unknown");
  }

  /** What speaks against the fork having run under this runtime, or null where nothing does. */
  @Nullable String objection(RuntimeProfile profile) {
    Recognition recognition = profile.recogniseHere(files);
    return recognition.contradicted()
        ? "the fork did not run under %s: %s".formatted(profile.name(), recognition.objections())
        : null;
  }
}
