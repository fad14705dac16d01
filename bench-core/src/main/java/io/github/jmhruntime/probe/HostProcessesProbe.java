package io.github.jmhruntime.probe;

import io.github.jmhruntime.engine.Confinement;
import io.github.jmhruntime.profile.Finding;
import java.util.LinkedHashMap;
import java.util.Map;

/** Whether a process of the host, started for this, can be seen and ended from inside. */
final class HostProcessesProbe implements Probe {

  private final boolean hostPids;

  /** Tries it as the engine does by itself, or only looks, with {@code --pid=host}. */
  HostProcessesProbe(boolean hostPids) {
    this.hostPids = hostPids;
  }

  @Override
  public String name() {
    return hostPids ? "host-pids" : "host-processes";
  }

  @Override
  public Found tryUnder(ProbedRuntime runtime) {
    try (Decoy decoy = Decoy.start()) {
      Tenant tenant =
          hostPids
              ? Tenant.of(Program.command("view.pl", "look", decoy.word()))
                  .confined(Confinement.confining().hostPids())
              : Tenant.of(Program.command("signal.pl", decoy.pid(), decoy.word()));
      Ended ended = runtime.run(tenant, ProbedRuntime.PATIENCE);
      return hostPids ? judgeLook(ended) : judgeSignal(ended, decoy.isAlive());
    }
  }

  static Found judgeSignal(Ended ended, boolean alive) {
    if (!ended.said().has("done")) {
      return Found.notRun("the program ended early: " + ended.words());
    }
    boolean seen = ended.said().last("seen").equals("1");
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("processesSeen", ended.said().last("processes"));
    facts.put("seen", String.valueOf(seen));
    facts.put("killed", String.valueOf(!alive));
    String evidence =
        "of a process of the host that was started for this: %s, and %s; %s processes are seen inside"
            .formatted(
                seen ? "it was seen" : "nothing was seen",
                alive ? "it could not be ended" : "it was ended",
                ended.said().last("processes"));
    return new Found(
        !alive ? Finding.NOT_ENFORCED : seen ? Finding.PARTLY : Finding.ENFORCED, evidence, facts);
  }

  static Found judgeLook(Ended ended) {
    if (!ended.said().has("looked")) {
      return Found.of(
          Finding.NOT_OFFERED, "a container with --pid=host ended early: " + ended.words());
    }
    boolean seen = ended.said().has("marked");
    Map<String, String> facts =
        Map.of("processesSeen", ended.said().last("processes"), "seen", String.valueOf(seen));
    return new Found(
        seen ? Finding.NOT_ENFORCED : Finding.ENFORCED,
        "with --pid=host, %s processes are seen inside, %s"
            .formatted(
                ended.said().last("processes"),
                seen ? "those of the host among them" : "none of the host's"),
        facts);
  }
}
