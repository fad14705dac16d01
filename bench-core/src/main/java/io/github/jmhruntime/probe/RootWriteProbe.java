package io.github.jmhruntime.probe;

import io.github.jmhruntime.engine.ContainerOperations;
import java.util.List;

/** Files in folders of the root file system, inside and outside of /tmp. */
final class RootWriteProbe extends FeatureProbe {

  RootWriteProbe() {
    super("root-writes", null);
  }

  @Override
  Checks use(ProbedRuntime runtime, ContainerOperations operations) {
    return judge(
        runtime.run(Tenant.of(Program.command("roots.pl")), ProbedRuntime.PATIENCE).said());
  }

  static Checks judge(Said said) {
    List<String> writable = said.all("writable");
    List<String> refused = said.all("refused");
    boolean outside = writable.stream().anyMatch(folder -> !folder.equals("/tmp"));
    return Checks.none()
        .essential(
            outside,
            "files can be written, renamed and removed in " + String.join(", ", writable),
            writable.isEmpty() ? "nothing can be written" : "only /tmp can be written")
        .also(refused.isEmpty(), "that is, everywhere", "not in " + String.join(", ", refused));
  }
}
