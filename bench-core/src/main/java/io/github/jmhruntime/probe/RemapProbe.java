package io.github.jmhruntime.probe;

import io.github.jmhruntime.engine.ContainerOperations;
import io.github.jmhruntime.engine.TemporaryContainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Root of a container as another user of the host, on an engine that maps users. */
final class RemapProbe extends FeatureProbe {

  RemapProbe() {
    super("userns-remap", null);
  }

  @Override
  Checks use(ProbedRuntime runtime, ContainerOperations operations) {
    if (!operations.mapsUsers()) {
      return Checks.untried(
          "the engine maps no users; that is for a whole daemon, by \"userns-remap\" in its"
              + " daemon.json");
    }
    if (!runtime.around().info().isOnThisMachine()) {
      return Checks.untried("the engine may be on another machine, whose processes are not seen");
    }
    Tenant tenant = Tenant.of(shell("echo user=$(id -u); sleep 60"));
    try (TemporaryContainer container = runtime.start(tenant)) {
      soon(() -> runtime.said(container).has("user"));
      long pid = runtime.engine().inspect(container.id()).pid();
      return judge(runtime.said(container).last("user"), owner(pid));
    }
  }

  /** The user of the host that a process belongs to, or -1. */
  private static int owner(long pid) {
    try {
      return (Integer) Files.getAttribute(Path.of("/proc", String.valueOf(pid)), "unix:uid");
    } catch (IOException e) {
      return -1;
    }
  }

  static Checks judge(String inside, int onHost) {
    return Checks.none()
        .fact("inside", inside)
        .fact("onHost", onHost)
        .essential(
            inside.equals("0") && onHost > 0,
            "root of the container is user %d of the host".formatted(onHost),
            onHost == 0
                ? "its process belongs to root of the host"
                : "its process is not seen on the host");
  }
}
