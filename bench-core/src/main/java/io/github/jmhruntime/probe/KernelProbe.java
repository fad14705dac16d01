package io.github.jmhruntime.probe;

import io.github.jmhruntime.profile.Finding;
import java.util.Map;

/** Whether the kernel that a container's programs call is another one than the host's. */
final class KernelProbe implements Probe {

  @Override
  public String name() {
    return "kernel";
  }

  @Override
  public Found tryUnder(ProbedRuntime runtime) {
    return judge(runtime.view().said(), runtime.around().info().kernel(), HostView.here().bootId());
  }

  static Found judge(Said inside, String hostRelease, String hostBootId) {
    String release = inside.last("release");
    boolean hosts = !isOwn(inside, hostRelease, hostBootId);
    return new Found(
        hosts ? Finding.NOT_ENFORCED : Finding.ENFORCED,
        hosts
            ? "programs call the host's kernel, " + release
            : "programs call a kernel of the sandbox's own, %s, and not the host's %s"
                .formatted(release, hostRelease),
        Map.of("release", release, "hostRelease", hostRelease));
  }

  /** Of the same release it is the host's only where it booted with the host. */
  static boolean isOwn(Said inside, String hostRelease, String hostBootId) {
    String bootId = inside.last("bootId");
    return !inside.last("release").equals(hostRelease)
        || (!bootId.isEmpty() && !bootId.equals(hostBootId));
  }
}
