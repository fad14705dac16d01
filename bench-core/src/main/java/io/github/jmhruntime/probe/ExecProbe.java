package io.github.jmhruntime.probe;

import io.github.jmhruntime.engine.ContainerOperations;
import io.github.jmhruntime.engine.ContainerOperations.Executed;
import io.github.jmhruntime.engine.TemporaryContainer;
import io.github.jmhruntime.profile.RuntimeProfile.Limitation;
import java.util.Objects;

/** A further process in a container that runs. */
final class ExecProbe extends FeatureProbe {

  private static final int CODE = 7;

  ExecProbe() {
    super("exec", Limitation.EXEC);
  }

  @Override
  Checks use(ProbedRuntime runtime, ContainerOperations operations) {
    Tenant tenant = Tenant.of(shell("echo written > /opt/mark; echo ready=1; sleep 60"));
    try (TemporaryContainer container = runtime.start(tenant)) {
      soon(() -> runtime.said(container).has("ready"));
      String script = "echo mark=$(cat /opt/mark); echo sum=$((6*7)) >&2; exit " + CODE;
      return judge(ask(() -> operations.exec(container.id(), shell(script))));
    }
  }

  static Checks judge(Executed executed) {
    Said said = Said.of(executed.output());
    return Checks.none()
        .fact("exitCode", String.valueOf(executed.exitCode()))
        .essential(said.last("sum").equals("42"), "a further process ran", "no further process ran")
        .also(
            said.last("mark").equals("written"),
            "it saw what the first one had written",
            "it did not see what the first one had written")
        .also(
            Objects.equals(executed.exitCode(), CODE),
            "its exit code came back",
            "its exit code did not come back (%s instead of %d)"
                .formatted(executed.exitCode(), CODE));
  }
}
