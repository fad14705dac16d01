package io.github.jmhruntime.probe;

import io.github.jmhruntime.engine.ContainerOperations;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.TemporaryContainer;

/** A program that counts, whose state is written to disk and taken up again. */
final class CheckpointProbe extends FeatureProbe {

  private static final String NAME = "probe";

  CheckpointProbe() {
    super("checkpoint", null);
  }

  @Override
  Checks use(ProbedRuntime runtime, ContainerOperations operations) {
    try (TemporaryContainer container = runtime.start(Tenant.of(Program.command("count.pl")))) {
      String id = container.id();
      soon(() -> runtime.said(container).has("count"));
      try {
        operations.checkpoint(id, NAME);
      } catch (EngineException e) {
        return refused(brief(e));
      }
      soon(() -> !runtime.engine().inspect(id).running());
      int before = runtime.said(container).all("count").size();
      ask(() -> operations.restore(id, NAME));
      soon(() -> runtime.said(container).all("count").size() > before);
      return judge(runtime.said(container), before);
    }
  }

  /** The engine itself refuses it unless it is experimental, which says nothing of the runtime. */
  static Checks refused(String message) {
    if (message.contains("experimental")) {
      return Checks.untried(
          "the engine has checkpoints only where \"experimental\": true is set in its daemon.json");
    }
    return Checks.none().essential(false, "", "refused: " + message);
  }

  static Checks judge(Said said, int before) {
    var counts = said.all("count");
    boolean on = counts.size() > before;
    String next = on ? counts.get(before) : "nothing";
    String last = before == 0 ? "0" : counts.get(before - 1);
    return Checks.none()
        .fact("countBefore", last)
        .fact("countAfter", next)
        .essential(on, "it ran again", "it did not run again")
        .also(
            on && Long.parseLong(next) > Long.parseLong(last),
            "and counted on from %s to %s".formatted(last, next),
            "it did not count on: after %s came %s".formatted(last, next));
  }
}
