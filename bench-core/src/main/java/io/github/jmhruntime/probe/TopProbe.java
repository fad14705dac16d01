package io.github.jmhruntime.probe;

import io.github.jmhruntime.engine.ContainerOperations;
import io.github.jmhruntime.engine.ContainerOperations.Listed;
import io.github.jmhruntime.engine.TemporaryContainer;
import io.github.jmhruntime.profile.RuntimeProfile.Limitation;
import java.util.List;

/** The engine's list of a container's processes: all of them, and none of anyone else. */
final class TopProbe extends FeatureProbe {

  /** A number of seconds by which the container's processes are known. */
  private static final String MARK = "86021";

  private static final int OWN = 3;

  TopProbe() {
    super("top", Limitation.TOP);
  }

  @Override
  Checks use(ProbedRuntime runtime, ContainerOperations operations) {
    String script = "sleep %1$s & sleep %1$s & echo ready=1; wait".formatted(MARK);
    try (TemporaryContainer container = runtime.start(Tenant.of(shell(script)))) {
      soon(() -> runtime.said(container).has("ready"));
      return judge(ask(() -> operations.top(container.id())));
    }
  }

  static Checks judge(List<Listed> listed) {
    List<String> foreign =
        listed.stream()
            .map(Listed::command)
            .filter(command -> !command.contains(MARK))
            .map(command -> command.length() > 60 ? command.substring(0, 60) + "…" : command)
            .toList();
    int own = listed.size() - foreign.size();
    Checks checks =
        Checks.none()
            .fact("own", own)
            .fact("foreign", foreign.size())
            .essential(
                own > 0,
                "it lists %d of the container's %d processes".formatted(own, OWN),
                "it lists none of the container's %d processes".formatted(OWN));
    if (own > 0) {
      checks.also(own == OWN, "that is all of them", "that is not all of them");
    }
    return checks.also(
        foreign.isEmpty(),
        own > 0 ? "and no others" : "it lists no others",
        "it lists what is not in the container: " + String.join(" | ", foreign));
  }
}
