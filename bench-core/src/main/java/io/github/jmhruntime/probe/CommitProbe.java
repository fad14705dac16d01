package io.github.jmhruntime.probe;

import io.github.jmhruntime.engine.ContainerOperations;
import io.github.jmhruntime.engine.TemporaryContainer;

/** An image made of a container, which must have what was written there. */
final class CommitProbe extends FeatureProbe {

  private static final long MIB = 1 << 20;

  CommitProbe() {
    super("commit", null);
  }

  @Override
  Checks use(ProbedRuntime runtime, ContainerOperations operations) {
    Tenant writer = Tenant.of(shell("echo written > /opt/kept; sync; echo ready=1; sleep 60"));
    try (TemporaryContainer container = runtime.start(writer)) {
      soon(() -> runtime.said(container).has("ready"));
      String image = ask(() -> operations.commit(container.id()));
      Tenant reader = Tenant.of(shell("echo kept=$(cat /opt/kept)"));
      try (TemporaryContainer second = runtime.start(runtime.spec(reader).from(image))) {
        Said said = runtime.awaitEnd(second, ProbedRuntime.PATIENCE).said();
        return judge(
            said, operations.imageBytes(image) - operations.imageBytes(runtime.around().image()));
      }
    }
  }

  static Checks judge(Said said, long addedBytes) {
    return Checks.none()
        .fact("addedMib", addedBytes / MIB)
        .essential(
            said.last("kept").equals("written"),
            "the image has what the container had written",
            "an image is made without a word, but it lacks what the container had written; it is %d MiB larger than the one before"
                .formatted(addedBytes / MIB));
  }
}
