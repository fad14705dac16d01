package io.github.jmhruntime.probe;

import io.github.jmhruntime.probe.Sandbox.Member;
import io.github.jmhruntime.profile.Finding;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Whether the host filters the system calls of the sandbox's own processes. Which calls a filter
 * lets through cannot be read without stopping the process (PTRACE_SECCOMP_GET_FILTER), so it is
 * the number of filters that is told.
 */
final class SandboxFilterProbe implements Probe {

  private static final String FILTER = "2";

  @Override
  public String name() {
    return "sandbox-filter";
  }

  @Override
  public Found tryUnder(ProbedRuntime runtime) {
    return judge(runtime.sandbox().members());
  }

  static Found judge(List<Member> members) {
    if (members.isEmpty()) {
      return Found.notRun("no process of the sandbox is seen on this machine");
    }
    long filtered =
        members.stream().filter(member -> member.rights().seccomp().equals(FILTER)).count();
    String seen =
        members.stream()
            .collect(
                Collectors.groupingBy(
                    SandboxFilterProbe::words, TreeMap::new, Collectors.counting()))
            .entrySet()
            .stream()
            .map(entry -> "%d × %s".formatted(entry.getValue(), entry.getKey()))
            .collect(Collectors.joining("; "));
    return new Found(
        filtered == members.size()
            ? Finding.ENFORCED
            : filtered > 0 ? Finding.PARTLY : Finding.NOT_ENFORCED,
        "processes of the sandbox on the host: " + seen,
        Map.of("processes", String.valueOf(members.size()), "filtered", String.valueOf(filtered)));
  }

  private static String words(Member member) {
    String filters = member.rights().filters();
    return "%s with Seccomp: %s%s"
        .formatted(
            member.name(),
            member.rights().seccomp(),
            filters.isEmpty() ? "" : " and %s filters".formatted(filters));
  }
}
