package io.github.jmhruntime.probe;

import io.github.jmhruntime.engine.ContainerOperations;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.TemporaryContainer;
import io.github.jmhruntime.profile.RuntimeProfile.Limitation;
import java.util.List;

/**
 * Narrower limits for a container that runs: it is busy, and then takes memory, within the limits
 * that it began with.
 */
final class UpdateProbe extends FeatureProbe {

  private static final long MIB = 1 << 20;
  private static final double CPUS = 1;
  private static final double FEWER_CPUS = 0.1;
  private static final long MEMORY = 400;
  private static final long LESS_MEMORY = 128;
  private static final long TAKES = 240;
  private static final int BUSY_SECONDS = 2;
  private static final int WINDOWS = 6;

  UpdateProbe() {
    super("update", Limitation.UPDATE);
  }

  @Override
  Checks use(ProbedRuntime runtime, ContainerOperations operations) {
    Tenant tenant =
        Tenant.of(Program.command("work.pl", BUSY_SECONDS, TAKES)).cpus(CPUS).memory(MEMORY * MIB);
    try (TemporaryContainer container = runtime.start(tenant)) {
      String id = container.id();
      soon(() -> runtime.said(container).all("done").size() >= WINDOWS);
      int before = runtime.said(container).all("done").size();
      String ofCpus = refusalOf(() -> operations.limitCpus(id, FEWER_CPUS));
      String ofMemory = refusalOf(() -> operations.limitMemory(id, LESS_MEMORY * MIB));
      if (ofCpus.isEmpty() || ofMemory.isEmpty()) {
        soon(() -> runtime.said(container).has("end") || !runtime.engine().inspect(id).running());
      }
      return judge(runtime.said(container), before, ofCpus, ofMemory);
    }
  }

  private static String refusalOf(Runnable request) {
    try {
      request.run();
      return "";
    } catch (EngineException e) {
      return brief(e);
    }
  }

  /** The window in which the limit changed counts for neither side. */
  static Checks judge(Said said, int before, String cpusRefused, String memoryRefused) {
    List<Double> windows = said.all("done").stream().map(Double::valueOf).toList();
    double wide = mean(windows.subList(0, Math.min(before, windows.size())));
    double narrow = mean(windows.subList(Math.min(before + 1, windows.size()), windows.size()));
    double share = wide == 0 ? 1 : narrow / wide;
    String work = "%.0f %%".formatted(100 * share);
    long taken = (long) said.number("taken").orElse(0);
    return Checks.none()
        .fact("workUnderFewerCpus", work)
        .fact("takenMib", taken)
        .also(
            cpusRefused.isEmpty() && share < (CPUS + FEWER_CPUS) / 2,
            "a busy loop got %s of its work done once its CPUs went from 1 to 0.1".formatted(work),
            cpusRefused.isEmpty()
                ? "a busy loop still got %s of its work done once its CPUs went from 1 to 0.1"
                    .formatted(work)
                : "another limit of CPUs is refused (%s)".formatted(cpusRefused))
        .also(
            memoryRefused.isEmpty() && !said.has("end") && taken < TAKES,
            "it was killed after %d MiB once its memory went from %d to %d MiB"
                .formatted(taken, MEMORY, LESS_MEMORY),
            memoryRefused.isEmpty()
                ? "it took %d MiB although its memory went from %d to %d MiB"
                    .formatted(taken, MEMORY, LESS_MEMORY)
                : "another limit of memory is refused (%s)".formatted(memoryRefused));
  }

  private static double mean(List<Double> windows) {
    return windows.stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }
}
