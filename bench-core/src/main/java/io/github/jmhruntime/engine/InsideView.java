package io.github.jmhruntime.engine;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a process inside a container sees of where it runs.
 *
 * @param engineRuntime the runtime that the engine says the container ran under
 * @param files what files held, by path; those that could not be read are absent, and of long ones
 *     only the first 4 KiB are kept
 * @param cpus how many CPUs it saw, or null where it could not tell
 * @param memoryBytes how much memory it saw, or null where it could not tell
 */
public record InsideView(
    String engineRuntime,
    Map<String, String> files,
    @Nullable Integer cpus,
    @Nullable Long memoryBytes) {

  private static final String MARK = "=== ";
  private static final int LINES = 2000;
  private static final List<String> ALWAYS =
      List.of(
          "/proc/version",
          "/proc/self/cgroup",
          "/sys/fs/cgroup/cpu.max",
          "/sys/fs/cgroup/memory.max",
          "/sys/fs/cgroup/cpu/cpu.cfs_quota_us",
          "/sys/fs/cgroup/memory/memory.limit_in_bytes");

  /**
   * Has a container look around: it is started like {@code like}, from an image that has a shell,
   * and removed again.
   *
   * @param shellImage an image with {@code sh}, {@code head} and {@code nproc}
   * @param files what to read besides what is always read
   * @throws EngineException when the container cannot be started, or does not end in good order
   */
  public static InsideView look(
      ContainerEngine engine,
      ContainerSpec like,
      String shellImage,
      Collection<String> files,
      Duration limit) {
    try (var container = TemporaryContainer.create(engine, asking(like, shellImage, files))) {
      String id = container.id();
      engine.start(id);
      int exit = engine.awaitExit(id, limit);
      String said = String.join("\n", engine.logs(id, LINES));
      ContainerState state = engine.inspect(id);
      if (exit != 0) {
        throw new EngineException(
            "a container under '%s' that was to tell where it runs ended with exit code %d: %s"
                .formatted(state.runtime(), exit, (said + " " + state.error()).strip()));
      }
      return of(state.runtime(), sections(said));
    }
  }

  private static ContainerSpec asking(
      ContainerSpec like, String shellImage, Collection<String> files) {
    Set<String> all = new LinkedHashSet<>(ALWAYS);
    all.addAll(files);
    String script =
        all.stream()
            .map(
                file ->
                    "if [ -r %1$s ]; then echo '%2$s%1$s'; head -c 4096 %1$s; echo; fi; "
                        .formatted(file, MARK))
            .collect(Collectors.joining());
    script += "echo '%1$snproc'; nproc; echo '%1$smemory'; head -n 1 /proc/meminfo".formatted(MARK);
    return new ContainerSpec(
        shellImage,
        List.of("sh", "-c", script),
        List.of(),
        like.runtime(),
        like.cpus(),
        like.memoryBytes(),
        like.labels(),
        Map.of(),
        List.of(),
        null);
  }

  private static InsideView of(String engineRuntime, Map<String, String> sections) {
    Map<String, String> files = new LinkedHashMap<>(sections);
    String cpus = files.remove("nproc");
    String memory = files.remove("memory");
    return new InsideView(
        engineRuntime,
        files,
        cpus == null ? null : Integer.valueOf(cpus.strip()),
        memory == null ? null : memoryBytes(memory));
  }

  private static Map<String, String> sections(String said) {
    Map<String, String> sections = new LinkedHashMap<>();
    for (String part : said.split("(?m)^" + MARK, -1)) {
      int end = part.indexOf('\n');
      if (end > 0) {
        sections.put(part.substring(0, end).strip(), part.substring(end + 1).strip());
      }
    }
    return sections;
  }

  /** Reads {@code MemTotal: 24564204 kB}. */
  private static @Nullable Long memoryBytes(String line) {
    String[] words = line.strip().split("\\s+");
    return words.length < 2 ? null : Long.valueOf(Long.parseLong(words[1]) * 1024);
  }
}
