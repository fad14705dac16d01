package io.github.jmhruntime.probe;

import io.github.jmhruntime.profile.Finding;
import java.util.List;
import java.util.Map;

/** Which capabilities root has inside. */
final class CapabilitiesProbe implements Probe {

  @Override
  public String name() {
    return "capabilities";
  }

  @Override
  public Found tryUnder(ProbedRuntime runtime) {
    return judge(runtime.view().said().last("status.CapEff"));
  }

  static Found judge(String mask) {
    if (!mask.matches("[0-9a-f]+")) {
      return Found.notRun("CapEff in /proc/self/status could not be read");
    }
    List<String> all = Capability.names(mask);
    List<String> more = all.stream().filter(name -> !Capability.OF_DOCKER.contains(name)).toList();
    Map<String, String> facts = Map.of("effective", String.join(" ", all));
    if (more.isEmpty()) {
      return new Found(
          Finding.ENFORCED,
          "root has %d capabilities, none beyond those that Docker leaves".formatted(all.size()),
          facts);
    }
    return new Found(
        more.contains("SYS_ADMIN") ? Finding.NOT_ENFORCED : Finding.PARTLY,
        "root has %d capabilities, among them %s, which Docker takes away"
            .formatted(all.size(), String.join(", ", more)),
        facts);
  }
}
