package io.github.jmhruntime.probe;

import io.github.jmhruntime.engine.ContainerOperations;
import io.github.jmhruntime.engine.ContainerOperations.Usage;
import io.github.jmhruntime.engine.TemporaryContainer;
import io.github.jmhruntime.profile.RuntimeProfile.Limitation;

/** What the engine says that a container uses: one that is busy and holds memory. */
final class StatsProbe extends FeatureProbe {

  private static final long MIB = 1 << 20;
  private static final long HELD_MIB = 60;
  private static final double BUSY = 0.2;
  private static final long WATCHED_MILLIS = 700;

  StatsProbe() {
    super("stats", Limitation.STATS);
  }

  @Override
  Checks use(ProbedRuntime runtime, ContainerOperations operations) {
    try (TemporaryContainer container =
        runtime.start(Tenant.of(Program.command("busy.pl", HELD_MIB)).cpus(1).memory(400 * MIB))) {
      soon(() -> runtime.said(container).has("holds"));
      long begin = System.nanoTime();
      Usage first = ask(() -> operations.usage(container.id()));
      Pause.of(WATCHED_MILLIS);
      Usage second = ask(() -> operations.usage(container.id()));
      double seconds = (System.nanoTime() - begin) / 1e9;
      return judge((second.cpuNanos() - first.cpuNanos()) / 1e9 / seconds, second.memoryBytes());
    }
  }

  static Checks judge(double cpus, long memoryBytes) {
    String told = "%.2f CPUs".formatted(cpus);
    String memory = "%d MiB".formatted(memoryBytes / MIB);
    return Checks.none()
        .fact("cpus", "%.2f".formatted(cpus))
        .fact("memoryMib", memoryBytes / MIB)
        .also(
            cpus >= BUSY,
            told + " are told of a busy loop",
            told + " are told of a busy loop, which is not what it uses")
        .also(
            memoryBytes >= HELD_MIB * MIB,
            "%s where it holds %d MiB".formatted(memory, HELD_MIB),
            "%s are told where it holds %d MiB".formatted(memory, HELD_MIB));
  }
}
