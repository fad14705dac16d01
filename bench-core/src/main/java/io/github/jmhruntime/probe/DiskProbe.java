package io.github.jmhruntime.probe;

import io.github.jmhruntime.profile.Finding;
import java.util.LinkedHashMap;
import java.util.Map;

/** Fills a temporary file system of 16 MiB. */
final class DiskProbe implements Hog {

  private static final double MIB = 1 << 20;
  static final long LIMIT_MIB = 16;
  static final long MOST_MIB = 64;
  private static final String TEMPORARY = "/filled";

  @Override
  public String name() {
    return "disk";
  }

  @Override
  public Found tryUnder(ProbedRuntime runtime) {
    Tenant filling =
        Tenant.of(Program.command("fill.pl", TEMPORARY + "/file", MOST_MIB))
            .confined(runtime.held().temporary(TEMPORARY, "rw,size=%dm".formatted(LIMIT_MIB)));
    return judge(runtime.run(filling, ProbedRuntime.PATIENCE), LIMIT_MIB);
  }

  static Found judge(Ended ended, long limitMib) {
    Said said = ended.said();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("limitMib", String.valueOf(limitMib));
    facts.put("writtenMib", String.valueOf(mib(said)));
    facts.put("refused", said.last("refused"));
    if (said.number("bytes").isEmpty()) {
      return Found.notRun("the program ended early: " + ended.words()).with(facts);
    }
    boolean held = mib(said) <= limitMib && said.has("refused");
    return new Found(
        held ? Finding.ENFORCED : Finding.NOT_ENFORCED,
        "%d MiB fit into %d MiB%s"
            .formatted(mib(said), limitMib, held ? " (%s)".formatted(said.last("refused")) : ""),
        facts);
  }

  private static long mib(Said said) {
    return Math.round(said.number("bytes").orElse(0) / MIB);
  }
}
