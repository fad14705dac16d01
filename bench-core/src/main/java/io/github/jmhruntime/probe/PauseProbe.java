package io.github.jmhruntime.probe;

import io.github.jmhruntime.engine.ContainerOperations;
import io.github.jmhruntime.engine.TemporaryContainer;
import io.github.jmhruntime.profile.RuntimeProfile.Limitation;

/** A program that counts, which a pause has to stop. */
final class PauseProbe extends FeatureProbe {

  private static final long SETTLE_MILLIS = 150;
  private static final long PAUSE_MILLIS = 600;

  PauseProbe() {
    super("pause", Limitation.PAUSE);
  }

  @Override
  Checks use(ProbedRuntime runtime, ContainerOperations operations) {
    try (TemporaryContainer container = runtime.start(Tenant.of(Program.command("count.pl")))) {
      soon(() -> count(runtime, container) > 0);
      ask(() -> operations.pause(container.id()));
      Pause.of(SETTLE_MILLIS);
      long begin = count(runtime, container);
      Pause.of(PAUSE_MILLIS);
      long end = count(runtime, container);
      ask(() -> operations.unpause(container.id()));
      soon(() -> count(runtime, container) > end);
      return judge(begin, end, count(runtime, container));
    }
  }

  private static long count(ProbedRuntime runtime, TemporaryContainer container) {
    return (long) runtime.said(container).number("count").orElse(0);
  }

  static Checks judge(long atBegin, long atEnd, long after) {
    return Checks.none()
        .fact("countAtBeginOfPause", atBegin)
        .fact("countAtEndOfPause", atEnd)
        .fact("countAfter", after)
        .essential(
            atBegin > 0 && atEnd == atBegin,
            "a program that counts stood at %d".formatted(atEnd),
            "a program that counts went on from %d to %d".formatted(atBegin, atEnd))
        .also(after > atEnd, "and went on afterwards", "it did not go on afterwards");
  }
}
