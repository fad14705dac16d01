package io.github.jmhruntime.probe;

import io.github.jmhruntime.host.BlockDevice;
import io.github.jmhruntime.profile.Finding;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Whether a disk of the host can be reached by a node that root makes inside. */
final class DevicesProbe implements Probe {

  @Override
  public String name() {
    return "devices";
  }

  @Override
  public Found tryUnder(ProbedRuntime runtime) {
    Optional<BlockDevice> disk = BlockDevice.under(runtime.around().folder());
    if (disk.isEmpty()) {
      return Found.notRun("this machine's folder for the probes lies on no block device");
    }
    Tenant tenant = Tenant.of(Program.command("device.pl", disk.get().major(), disk.get().minor()));
    long more =
        runtime.view().said().all("device").stream()
            .filter(device -> device.startsWith("b "))
            .count();
    return judge(runtime.run(tenant, ProbedRuntime.PATIENCE), disk.get().path(), more);
  }

  /** Judges; {@code blocks} is how many block devices are in /dev inside. */
  static Found judge(Ended ended, String disk, long blocks) {
    Said said = ended.said();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("disk", disk);
    facts.put("node", said.last("node"));
    facts.put("read", said.last("read"));
    facts.put("blockDevices", String.valueOf(blocks));
    if (!said.has("done")) {
      return Found.notRun("the program ended early: " + ended.words()).with(facts);
    }
    if (said.last("read").equals("done")) {
      return new Found(
          Finding.NOT_ENFORCED, "the host's disk %s was read inside".formatted(disk), facts);
    }
    String refusal =
        said.last("node").equals("made")
            ? "a node of it is made, and cannot be read (%s)".formatted(said.last("read"))
            : "a node of it cannot be made (%s)".formatted(said.last("node"));
    return new Found(
        blocks > 0 ? Finding.PARTLY : Finding.ENFORCED,
        "the host's disk %s: %s; %d block devices are in /dev".formatted(disk, refusal, blocks),
        facts);
  }
}
