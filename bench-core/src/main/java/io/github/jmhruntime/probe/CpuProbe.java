package io.github.jmhruntime.probe;

import io.github.jmhruntime.engine.TemporaryContainer;
import io.github.jmhruntime.host.HostProcess;
import io.github.jmhruntime.host.OuterGroup;
import io.github.jmhruntime.host.ProcessTable;
import io.github.jmhruntime.host.SandboxProcesses;
import io.github.jmhruntime.profile.Finding;
import io.github.jmhruntime.profile.RuntimeProfile.Limitation;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** Workers that are always busy, under 0.5 CPU: what all processes of the sandbox really use. */
final class CpuProbe implements Hog {

  private static final double LIMIT = 0.5;
  private static final int WORKERS = 3;
  private static final int SECONDS = 12;
  private static final long SETTLE_MILLIS = 1_000;
  private static final long WINDOW_MILLIS = 3_000;

  /** A part more than was asked for is the shim's, the sandbox's start, and the clock's. */
  private static final double TOLERANCE = 1.25;

  @Override
  public String name() {
    return "cpu";
  }

  @Override
  public Found tryUnder(ProbedRuntime runtime) {
    Tenant hog =
        Tenant.of(Program.command("cpu.pl", WORKERS, SECONDS)).cpus(LIMIT).confined(runtime.held());
    try (TemporaryContainer container = runtime.start(hog)) {
      Pause.of(SETTLE_MILLIS);
      Map<Long, Double> before = seconds(container);
      long start = System.nanoTime();
      Pause.of(WINDOW_MILLIS);
      Map<Long, Double> after = seconds(container);
      double window = (System.nanoTime() - start) / 1e9;
      double used = 0;
      for (Map.Entry<Long, Double> process : after.entrySet()) {
        used += process.getValue() - before.getOrDefault(process.getKey(), 0.0);
      }
      return judge(used / window, runtime.asProfileSays(Limitation.CPU_LIMIT));
    }
  }

  private static Map<Long, Double> seconds(TemporaryContainer container) {
    List<HostProcess> processes = SandboxProcesses.of(container.id());
    ProcessTable table = ProcessTable.ofThisHost();
    Map<Long, Double> seconds = new HashMap<>();
    for (HostProcess process : processes) {
      OptionalDouble used = table.cpuSeconds(process.pid());
      if (used.isPresent()) {
        seconds.put(process.pid(), used.getAsDouble());
      }
    }
    return seconds;
  }

  static Found judge(double share, String asProfileSays) {
    Map<String, String> facts =
        Map.of(
            "limitCpus", String.valueOf(LIMIT),
            "usedCpus", String.format(Locale.ROOT, "%.3f", share),
            "outerCpus", String.valueOf(OuterGroup.CPUS));
    String used =
        String.format(
            Locale.ROOT,
            "%d busy workers under %.1f CPU: the whole sandbox used %.2f CPU",
            WORKERS,
            LIMIT,
            share);
    if (share < LIMIT / 10) {
      return Found.notRun(used + "; they did not get to work").with(facts);
    }
    if (share <= LIMIT * TOLERANCE) {
      return new Found(Finding.ENFORCED, used, facts);
    }
    boolean all = share >= OuterGroup.CPUS * 0.9;
    return new Found(
        all ? Finding.NOT_ENFORCED : Finding.PARTLY,
        used + (all ? ", all that the control group around it allows" : "") + asProfileSays,
        facts);
  }
}
