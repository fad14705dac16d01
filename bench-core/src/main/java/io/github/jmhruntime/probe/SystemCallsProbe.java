package io.github.jmhruntime.probe;

import io.github.jmhruntime.profile.Finding;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** How many of the system calls that Linux has are refused inside. */
final class SystemCallsProbe implements Probe {

  private static final Duration LIMIT = Duration.ofSeconds(40);

  /** Docker's documentation says of its default profile that it blocks some 44 calls. */
  private static final int MANY = 40;

  @Override
  public String name() {
    return "system-calls";
  }

  @Override
  public Found tryUnder(ProbedRuntime runtime) {
    return judge(runtime.run(Tenant.of(Program.command("system-calls.pl")), LIMIT));
  }

  static Found judge(Ended ended) {
    Said said = ended.said();
    if (said.number("tried").isEmpty()) {
      return Found.notRun(
          said.has("machine")
              ? "the numbers of system calls are not known for " + said.last("machine")
              : "the program ended early: " + ended.words());
    }
    Map<String, String> facts = new LinkedHashMap<>();
    for (String key : new String[] {"tried", "permission", "missing", "died", "refused"}) {
      facts.put(key, said.last(key));
    }
    double refused = said.number("permission").orElse(0) + said.number("missing").orElse(0);
    return new Found(
        refused >= MANY ? Finding.ENFORCED : refused > 0 ? Finding.PARTLY : Finding.NOT_ENFORCED,
        "%.0f of %s system calls are refused: %s with EPERM, %s with ENOSYS"
            .formatted(refused, said.last("tried"), said.last("permission"), said.last("missing")),
        facts);
  }
}
