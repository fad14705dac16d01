package io.github.jmhruntime.probe;

import io.github.jmhruntime.engine.ContainerOperations;
import io.github.jmhruntime.engine.TemporaryContainer;
import java.time.Duration;

/** A container that is started again: another process, with what the first one had written. */
final class RestartProbe extends FeatureProbe {

  private static final String SCRIPT =
      "n=$(cat /opt/starts 2>/dev/null || echo 0); n=$((n+1)); echo $n > /opt/starts;"
          + " echo start=$n; sleep 60";

  RestartProbe() {
    super("restart", null);
  }

  @Override
  Checks use(ProbedRuntime runtime, ContainerOperations operations) {
    try (TemporaryContainer container = runtime.start(Tenant.of(shell(SCRIPT)))) {
      soon(() -> runtime.said(container).has("start"));
      long first = runtime.engine().inspect(container.id()).pid();
      ask(() -> operations.restart(container.id(), Duration.ZERO));
      soon(() -> runtime.said(container).all("start").size() == 2);
      return judge(runtime.said(container), first, runtime.engine().inspect(container.id()).pid());
    }
  }

  static Checks judge(Said said, long firstPid, long secondPid) {
    return Checks.none()
        .fact("starts", String.join(", ", said.all("start")))
        .essential(
            said.all("start").size() == 2 && secondPid != 0 && secondPid != firstPid,
            "another process ran after it",
            "no other process ran after it")
        .also(
            said.last("start").equals("2"),
            "what the first one had written to its root file system was still there",
            "what the first one had written to its root file system was lost");
  }
}
