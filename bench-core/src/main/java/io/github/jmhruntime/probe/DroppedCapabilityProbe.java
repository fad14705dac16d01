package io.github.jmhruntime.probe;

import io.github.jmhruntime.engine.Confinement;
import io.github.jmhruntime.profile.Finding;
import java.util.LinkedHashMap;
import java.util.Map;

/** What changes when NET_BIND_SERVICE and CHOWN are dropped. */
final class DroppedCapabilityProbe implements Probe {

  private static final String DONE = "done";

  @Override
  public String name() {
    return "dropped-capability";
  }

  @Override
  public Found tryUnder(ProbedRuntime runtime) {
    Tenant plain = Tenant.of(Program.command("capability.pl"));
    Tenant dropped =
        plain.confined(Confinement.confining().without("NET_BIND_SERVICE").without("CHOWN"));
    return judge(
        runtime.run(plain, ProbedRuntime.PATIENCE).said(),
        runtime.run(dropped, ProbedRuntime.PATIENCE).said());
  }

  /**
   * Docker lets everybody bind low ports ({@code net.ipv4.ip_unprivileged_port_start=0}), so that
   * port 80 alone says nothing where that is set.
   */
  static Found judge(Said plain, Said dropped) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("port80", plain.last("bind"));
    facts.put("port80Dropped", dropped.last("bind"));
    facts.put("chown", plain.last("chown"));
    facts.put("chownDropped", dropped.last("chown"));
    facts.put("unprivilegedPortStart", plain.last("portStart"));
    if (!plain.has(DONE) || !dropped.has(DONE)) {
      return Found.notRun("the program ended early: " + plain.words() + dropped.words())
          .with(facts);
    }
    boolean chownHeld = !dropped.last("chown").equals(DONE);
    boolean portHeld = !dropped.last("bind").equals(DONE);
    boolean portFree = plain.last("portStart").equals("0");
    String port =
        portHeld
            ? "without NET_BIND_SERVICE port 80 is refused (%s)".formatted(dropped.last("bind"))
            : portFree
                ? "without NET_BIND_SERVICE port 80 is still free, as ip_unprivileged_port_start is 0"
                : "port 80 is bound without NET_BIND_SERVICE";
    String chown =
        chownHeld
            ? "without CHOWN a file cannot be given away (%s)".formatted(dropped.last("chown"))
            : "a file is given away without CHOWN";
    boolean portRight = portHeld || portFree;
    return new Found(
        chownHeld && portRight
            ? Finding.ENFORCED
            : chownHeld || portHeld ? Finding.PARTLY : Finding.NOT_ENFORCED,
        chown + "; " + port,
        facts);
  }
}
