package io.github.jmhruntime.probe;

import io.github.jmhruntime.profile.Finding;
import java.util.Map;

/** Whether a program's system calls are filtered, as the kernel that it calls says. */
final class SeccompProbe implements Probe {

  private static final String FILTER = "2";

  @Override
  public String name() {
    return "seccomp";
  }

  @Override
  public Found tryUnder(ProbedRuntime runtime) {
    Said said = runtime.view().said();
    return judge(said.last("status.Seccomp"), said.last("status.Seccomp_filters"));
  }

  static Found judge(String mode, String filters) {
    if (mode.isEmpty()) {
      return Found.of(
          Finding.NOT_OFFERED,
          "/proc/self/status inside has no line Seccomp, as if there were none");
    }
    Map<String, String> facts = Map.of("mode", mode, "filters", filters);
    String seen =
        "Seccomp: %s%s inside"
            .formatted(mode, filters.isEmpty() ? "" : ", Seccomp_filters: " + filters);
    return new Found(mode.equals(FILTER) ? Finding.ENFORCED : Finding.NOT_ENFORCED, seen, facts);
  }
}
