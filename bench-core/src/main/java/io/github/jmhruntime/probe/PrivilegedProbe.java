package io.github.jmhruntime.probe;

import io.github.jmhruntime.engine.Confinement;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.host.BlockDevice;
import io.github.jmhruntime.host.ProcessRights;
import io.github.jmhruntime.profile.Finding;
import java.util.LinkedHashMap;
import java.util.Map;

/** What {@code --privileged} opens; the container does nothing but look. */
final class PrivilegedProbe implements Probe {

  private static final String NOTHING = "no such word";

  @Override
  public String name() {
    return "privileged";
  }

  @Override
  public Found tryUnder(ProbedRuntime runtime) {
    String disk =
        BlockDevice.under(runtime.around().folder())
            .map(device -> "%d:%d".formatted(device.major(), device.minor()))
            .orElse("none");
    Tenant tenant =
        Tenant.of(Program.command("view.pl", "look", NOTHING, disk))
            .confined(Confinement.confining().privileged());
    try {
      return judge(runtime.run(tenant, ProbedRuntime.PATIENCE), runtime.hasOwnKernel());
    } catch (EngineException e) {
      return Found.notRun(
          "a container with --privileged does not start%s: %s"
              .formatted(lacking(), runtime.explain(String.valueOf(e.getMessage()))));
    }
  }

  /** Where the machine's own root lacks capabilities, nobody can be given all of them. */
  private static String lacking() {
    int hosts =
        ProcessRights.of(ProcessHandle.current().pid())
            .map(rights -> rights.status().getOrDefault("CapBnd", ""))
            .filter(mask -> mask.matches("[0-9a-f]+"))
            .map(mask -> Capability.names(mask).size())
            .orElse(0);
    return hosts >= Capability.count()
        ? ""
        : ", as this machine's own root has only %d of %d capabilities"
            .formatted(hosts, Capability.count());
  }

  static Found judge(Ended ended, boolean ownKernel) {
    Said said = ended.said();
    if (!said.has("looked")) {
      return Found.of(
          Finding.NOT_OFFERED, "a container with --privileged ended early: " + ended.words());
    }
    boolean disk = said.last("disk").equals("opened");
    String mask = said.last("status.CapEff");
    int capabilities = mask.matches("[0-9a-f]+") ? Capability.names(mask).size() : 0;
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("capabilities", String.valueOf(capabilities));
    facts.put("devices", String.valueOf(said.all("device").size()));
    facts.put("hostDisk", String.valueOf(disk));
    facts.put("seccomp", said.last("status.Seccomp"));
    String seen =
        "with --privileged root has %d capabilities%s, %d devices; the host's disk %s"
            .formatted(
                capabilities,
                said.last("status.Seccomp").equals("0") ? ", no filter of system calls" : "",
                said.all("device").size(),
                disk
                    ? "can be opened"
                    : said.has("disk")
                        ? "is among them and cannot be opened (%s)".formatted(said.last("disk"))
                        : "is not among them");
    if (disk) {
      return new Found(Finding.NOT_ENFORCED, seen, facts);
    }
    return ownKernel
        ? new Found(Finding.ENFORCED, seen + "; all under the sandbox's own kernel", facts)
        : new Found(Finding.PARTLY, seen + "; all on the host's kernel", facts);
  }
}
