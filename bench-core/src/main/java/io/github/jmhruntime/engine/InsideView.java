package io.github.jmhruntime.engine;

import io.github.jmhruntime.host.GroupLimits;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
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
 * @param groups what control groups of this host allowed all of its sandbox; known only where the
 *     engine runs here and limits were asked for
 */
public record InsideView(
    String engineRuntime,
    Map<String, String> files,
    @Nullable Integer cpus,
    @Nullable Long memoryBytes,
    GroupLimits groups) {

  private static final String MARK = "=== ";
  private static final String END = MARK + "end";

  /** Until somebody has looked from outside, which takes a fraction of a second. */
  private static final String STAY = "sleep 600";

  private static final Duration FIRST_PAUSE = Duration.ofMillis(10);

  /** A cluster's API server is not asked more often, whoever else asks it. */
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(200);

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
   * looked at from outside where limits are asked for, and removed again.
   *
   * @param shellImage an image with {@code sh}, {@code head} and {@code nproc}
   * @param files what to read besides what is always read
   * @throws EngineException when the container cannot be started, or does not tell all
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
      String said = awaitAll(engine, id, limit);
      boolean limited = like.cpus() != null || like.memoryBytes() != null;
      return of(
          engine.inspect(id).runtime(),
          sections(said),
          limited ? groups(engine, id) : GroupLimits.NONE);
    }
  }

  /**
   * What control groups of this host allow all of a running container's sandbox; nothing is known
   * where its processes are not seen here.
   */
  public static GroupLimits groups(ContainerEngine engine, String id) {
    return engine.offerings().contains(Offering.HOST_PROCESSES)
        ? GroupLimits.of(id)
        : GroupLimits.NONE;
  }

  private static String awaitAll(ContainerEngine engine, String id, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    long pause = FIRST_PAUSE.toNanos();
    while (true) {
      ContainerState state = engine.inspect(id);
      String said = String.join("\n", engine.logs(id, LINES));
      if (said.endsWith(END)) {
        return said;
      }
      String told = (said + " " + state.error()).strip();
      if (!state.running()) {
        throw new EngineException(
            "a container under '%s' that was to tell where it runs ended with exit code %d: %s"
                .formatted(state.runtime(), state.exitCode(), told));
      }
      if (System.nanoTime() > deadline) {
        throw new EngineException(
            "a container under '%s' that was to tell where it runs has not done so within %.1f s: %s"
                .formatted(state.runtime(), limit.toMillis() / 1e3, told));
      }
      LockSupport.parkNanos(pause);
      pause = Math.min(2 * pause, LONGEST_PAUSE.toNanos());
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
    script +=
        "echo '%snproc'; nproc; echo '%smemory'; head -n 1 /proc/meminfo; echo '%s'; %s"
            .formatted(MARK, MARK, END, STAY);
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

  private static InsideView of(
      String engineRuntime, Map<String, String> sections, GroupLimits groups) {
    Map<String, String> files = new LinkedHashMap<>(sections);
    String cpus = files.remove("nproc");
    String memory = files.remove("memory");
    return new InsideView(
        engineRuntime,
        files,
        cpus == null ? null : Integer.valueOf(cpus.strip()),
        memory == null ? null : memoryBytes(memory),
        groups);
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
