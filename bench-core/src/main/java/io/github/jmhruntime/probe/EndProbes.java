package io.github.jmhruntime.probe;

import io.github.jmhruntime.engine.ContainerOperations;
import io.github.jmhruntime.engine.TemporaryContainer;
import java.time.Duration;

/** The ways to end a container. */
final class EndProbes {

  private static final int CODE = 3;
  private static final int KILLED = 137;
  private static final Duration GRACE = Duration.ofSeconds(5);

  private EndProbes() {}

  /** It is asked to. */
  static final class Stop extends FeatureProbe {

    Stop() {
      super("stop", null);
    }

    @Override
    Checks use(ProbedRuntime runtime, ContainerOperations operations) {
      String script =
          "trap 'echo asked=1; exit %d' TERM; echo ready=1; while :; do sleep 0.05; done"
              .formatted(CODE);
      var spec = runtime.spec(Tenant.of(shell(script))).stoppedBy("SIGTERM");
      try (TemporaryContainer container = runtime.start(spec)) {
        soon(() -> runtime.said(container).has("ready"));
        ask(() -> runtime.engine().stop(container.id(), GRACE));
        return judge(runtime.awaitEnd(container, SOON));
      }
    }

    static Checks judge(Ended ended) {
      return Checks.none()
          .fact("exitCode", ended.exitCode())
          .essential(ended.inTime(), "it ended", "it did not end")
          .also(
              ended.said().has("asked"),
              "it was asked to by its signal",
              "its signal did not reach it")
          .also(
              ended.exitCode() == CODE,
              "its exit code came back",
              "its exit code did not come back (%d instead of %d)"
                  .formatted(ended.exitCode(), CODE));
    }
  }

  /** It is made to. */
  static final class Kill extends FeatureProbe {

    Kill() {
      super("kill", null);
    }

    @Override
    Checks use(ProbedRuntime runtime, ContainerOperations operations) {
      try (TemporaryContainer container = runtime.start(Tenant.of(shell("sleep 60")))) {
        ask(() -> runtime.engine().kill(container.id()));
        return judge(runtime.awaitEnd(container, SOON));
      }
    }

    static Checks judge(Ended ended) {
      return Checks.none()
          .fact("exitCode", ended.exitCode())
          .essential(ended.inTime(), "it ended", "it did not end")
          .also(
              ended.exitCode() == KILLED,
              "with the exit code of a kill, " + KILLED,
              "with exit code %d and not with that of a kill, %d"
                  .formatted(ended.exitCode(), KILLED));
    }
  }
}
