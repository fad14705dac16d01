package io.github.jmhruntime.probe;

import io.github.jmhruntime.probe.Sandbox.Member;
import io.github.jmhruntime.profile.Finding;
import java.util.List;
import java.util.Map;

/** Whether root inside is root on the host. */
final class UserMappingProbe implements Probe {

  @Override
  public String name() {
    return "user-mapping";
  }

  @Override
  public Found tryUnder(ProbedRuntime runtime) {
    return judge(runtime.sandbox().members());
  }

  /** The second of the four numbers in a status's line of users is the one that counts. */
  static Found judge(List<Member> members) {
    List<String> root =
        members.stream()
            .filter(member -> user(member).equals("0"))
            .map(Member::name)
            .distinct()
            .toList();
    if (members.isEmpty()) {
      return Found.notRun("no process of the sandbox is seen on this machine");
    }
    Map<String, String> facts =
        Map.of(
            "users", members.stream().map(m -> m.name() + " " + user(m)).distinct().toList() + "");
    return root.isEmpty()
        ? new Found(Finding.ENFORCED, "no process of the sandbox is root on the host", facts)
        : new Found(
            Finding.NOT_ENFORCED,
            "root inside runs as root on the host (%s)".formatted(String.join(", ", root)),
            facts);
  }

  private static String user(Member member) {
    String[] users = member.rights().status().getOrDefault("Uid", "").split("\\s+");
    return users.length > 1 ? users[1] : "";
  }
}
