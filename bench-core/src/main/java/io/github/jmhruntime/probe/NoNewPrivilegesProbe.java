package io.github.jmhruntime.probe;

import io.github.jmhruntime.engine.Confinement;
import io.github.jmhruntime.profile.Finding;
import java.util.Map;

/** Whether a set-user-ID program gives root to a user although no-new-privileges is asked for. */
final class NoNewPrivilegesProbe implements Probe {

  @Override
  public String name() {
    return "no-new-privileges";
  }

  @Override
  public Found tryUnder(ProbedRuntime runtime) {
    Tenant plain = Tenant.of(Program.command("privileges.pl"));
    Tenant held = plain.confined(Confinement.confining().secured("no-new-privileges"));
    return judge(
        runtime.run(plain, ProbedRuntime.PATIENCE).said(),
        runtime.run(held, ProbedRuntime.PATIENCE).said());
  }

  static Found judge(Said plain, Said held) {
    String before = plain.last("effectiveUser");
    String after = held.last("effectiveUser");
    Map<String, String> facts =
        Map.of(
            "effectiveUser", before,
            "effectiveUserHeld", after,
            "flagHeld", held.last("NoNewPrivs"));
    if (before.isEmpty() || after.isEmpty()) {
      return Found.notRun("the program ended early: " + plain.words() + held.words()).with(facts);
    }
    String evidence =
        "user 1000 becomes user %s by a set-user-ID program, and user %s with no-new-privileges"
            .formatted(before, after);
    if (before.equals("0")) {
      return new Found(
          after.equals("0") ? Finding.NOT_ENFORCED : Finding.ENFORCED, evidence, facts);
    }
    return new Found(
        Finding.PARTLY, evidence + ", so that set-user-ID programs do not work at all", facts);
  }
}
