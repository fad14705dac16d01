package io.github.jmhruntime.probe;

import io.github.jmhruntime.engine.TemporaryContainer;
import io.github.jmhruntime.profile.Finding;
import io.github.jmhruntime.profile.RuntimeProfile.Limitation;
import java.util.LinkedHashMap;
import java.util.Map;

/** A program that takes memory in steps of 10 MiB under a limit of 100 MiB. */
final class MemoryProbe implements Hog {

  private static final long MIB = 1 << 20;
  private static final long LIMIT = 100;
  private static final long STEP = 10;

  /** Well above the limit, and well below what the outer group holds. */
  private static final long MOST = 300;

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public Found tryUnder(ProbedRuntime runtime) {
    Tenant hog =
        Tenant.of(Program.command("memory.pl", STEP, MOST))
            .memory(LIMIT * MIB)
            .confined(runtime.held().withoutSwap());
    Tenant neighbour = Tenant.of(Program.command("idle.pl"));
    try (TemporaryContainer beside = runtime.start(neighbour)) {
      Ended ended = runtime.run(hog, ProbedRuntime.PATIENCE);
      boolean alive = runtime.engine().inspect(beside.id()).running();
      return judge(ended, alive, runtime.asProfileSays(Limitation.MEMORY_LIMIT));
    }
  }

  /** Judges what was seen; {@code alive} is whether the container beside it still runs. */
  static Found judge(Ended ended, boolean alive, String asProfileSays) {
    long taken = (long) ended.said().number("taken").orElse(0);
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("limitMib", String.valueOf(LIMIT));
    facts.put("takenMib", String.valueOf(taken));
    facts.put("exitCode", String.valueOf(ended.exitCode()));
    facts.put("outOfMemory", String.valueOf(ended.outOfMemory()));
    facts.put("neighbourRuns", String.valueOf(alive));
    String end =
        "exit code %d, and the engine says %s"
            .formatted(ended.exitCode(), ended.outOfMemory() ? "OOMKilled" : "nothing of memory");
    String beside = alive ? "the container beside it goes on" : "the container beside it died too";
    if (taken == 0) {
      return Found.notRun("it ended before it took anything: " + ended.words()).with(facts);
    }
    if (ended.said().has("done")) {
      return new Found(
          Finding.NOT_ENFORCED,
          "took %d MiB under a limit of %d MiB and ended by itself%s"
              .formatted(taken, LIMIT, asProfileSays),
          facts);
    }
    boolean soon = taken <= LIMIT + STEP;
    return new Found(
        soon && alive ? Finding.ENFORCED : Finding.PARTLY,
        "killed after %d MiB under a limit of %d MiB; %s; %s".formatted(taken, LIMIT, end, beside),
        facts);
  }
}
