package io.github.jmhruntime.probe;

import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.profile.Finding;
import io.github.jmhruntime.profile.RuntimeProfile.Limitation;
import java.util.LinkedHashMap;
import java.util.Map;

/** A fork bomb of at most 300 processes under a limit of 100. */
final class PidsProbe implements Hog {

  private static final long LIMIT = 100;
  private static final long MOST = 300;

  @Override
  public String name() {
    return "pids";
  }

  @Override
  public Found tryUnder(ProbedRuntime runtime) {
    Tenant bomb = Tenant.of(Program.command("pids.pl", MOST)).confined(runtime.held().pids(LIMIT));
    String known = runtime.asProfileSays(Limitation.PIDS_LIMIT);
    try {
      return judge(runtime.run(bomb, ProbedRuntime.PATIENCE), known);
    } catch (EngineException e) {
      return Found.of(
          Finding.PARTLY,
          "no container starts under a limit of %d processes%s: %s"
              .formatted(LIMIT, known, runtime.explain(String.valueOf(e.getMessage()))));
    }
  }

  static Found judge(Ended ended, String asProfileSays) {
    Said said = ended.said();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("limit", String.valueOf(LIMIT));
    facts.put("started", said.last("started"));
    facts.put("refused", said.last("refused"));
    facts.put("exitCode", String.valueOf(ended.exitCode()));
    if (said.number("started").isEmpty()) {
      return new Found(
          Finding.PARTLY,
          "under a limit of %d processes the sandbox died%s (exit code %d)%s"
              .formatted(
                  LIMIT,
                  ended.inTime() ? "" : ", or hung and was killed",
                  ended.exitCode(),
                  asProfileSays),
          facts);
    }
    double started = said.number("started").orElse(0);
    if (started >= MOST) {
      return new Found(
          Finding.NOT_ENFORCED,
          "%.0f processes were started under a limit of %d%s"
              .formatted(started, LIMIT, asProfileSays),
          facts);
    }
    return new Found(
        started <= LIMIT ? Finding.ENFORCED : Finding.PARTLY,
        "after %.0f processes the next was refused (%s) under a limit of %d"
            .formatted(started, said.last("refused"), LIMIT),
        facts);
  }
}
