package io.github.jmhruntime.probe;

import io.github.jmhruntime.profile.Finding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Whether AppArmor or SELinux has a profile for the container. */
final class LsmProbe implements Probe {

  private static final Path APPARMOR = Path.of("/sys/module/apparmor/parameters/enabled");
  private static final Path SELINUX = Path.of("/sys/fs/selinux/enforce");

  @Override
  public String name() {
    return "lsm";
  }

  @Override
  public Found tryUnder(ProbedRuntime runtime) {
    return judge(
        runtime.view().said().last("lsm"), Files.exists(APPARMOR) || Files.exists(SELINUX));
  }

  static Found judge(String label, boolean hostHasOne) {
    Map<String, String> facts = Map.of("label", label, "host", String.valueOf(hostHasOne));
    if (!label.isEmpty() && !label.equals("unconfined") && !label.equals("kernel")) {
      return new Found(Finding.ENFORCED, "the program runs under '%s'".formatted(label), facts);
    }
    return hostHasOne
        ? new Found(
            Finding.NOT_ENFORCED,
            "the host has AppArmor or SELinux, and the program is %s inside"
                .formatted(label.isEmpty() ? "not told of a profile" : "'" + label + "'"),
            facts)
        : new Found(Finding.NOT_OFFERED, "the host has neither AppArmor nor SELinux", facts);
  }
}
