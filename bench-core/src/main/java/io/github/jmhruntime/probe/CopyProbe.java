package io.github.jmhruntime.probe;

import io.github.jmhruntime.engine.ContainerOperations;
import io.github.jmhruntime.engine.ContainerSpec;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.TemporaryContainer;
import java.util.function.Supplier;

/** Files to and from a container: the first before it runs, the others while it does. */
final class CopyProbe extends FeatureProbe {

  private static final String SCRIPT =
      """
      echo early=$(cat /opt/early)
      echo made-inside > /opt/out
      echo ready=1
      n=0
      while [ $n -lt 30 ] && ! [ -e /opt/late ]; do n=$((n+1)); sleep 0.05; done
      echo late=$(cat /opt/late)
      sleep 60
      """;

  CopyProbe() {
    super("cp", null);
  }

  @Override
  Checks use(ProbedRuntime runtime, ContainerOperations operations) {
    ContainerSpec spec = runtime.spec(Tenant.of(shell(SCRIPT)));
    try (TemporaryContainer container = TemporaryContainer.create(runtime.engine(), spec)) {
      String id = container.id();
      ask(() -> operations.copyIn(id, "/opt", "early", "sent\n"));
      runtime.engine().start(id);
      soon(() -> runtime.said(container).has("ready"));
      String out = text(() -> operations.copyOut(id, "/opt/out"));
      String sent =
          text(
              () -> {
                operations.copyIn(id, "/opt", "late", "sent\n");
                return "";
              });
      soon(() -> runtime.said(container).has("late"));
      return judge(runtime.said(container), out, sent);
    }
  }

  /** An answer, or the words of a refusal: one direction may work without the other. */
  private static String text(Supplier<String> request) {
    try {
      return request.get().strip();
    } catch (EngineException e) {
      return brief(e);
    }
  }

  static Checks judge(Said said, String out, String refusedIn) {
    Checks checks = Checks.none();
    if (!out.equals("made-inside")) {
      checks.fact("out", out);
    }
    if (!refusedIn.isEmpty()) {
      checks.fact("in", refusedIn);
    }
    return checks
        .also(
            said.last("early").equals("sent"),
            "it saw a file that was sent before it ran",
            "it did not see a file that was sent before it ran")
        .also(
            said.last("late").equals("sent"),
            "one that was sent while it ran",
            "it did not see one that was sent while it ran")
        .also(
            out.equals("made-inside"),
            "what it wrote came out",
            "what it wrote did not come out while it ran");
  }
}
