package io.github.jmhruntime.probe;

import io.github.jmhruntime.engine.ContainerOperations;
import io.github.jmhruntime.engine.ContainerServices;
import io.github.jmhruntime.engine.TemporaryContainer;
import io.github.jmhruntime.profile.RuntimeProfile.Limitation;

/**
 * A terminal, which tells its size when that is changed. The container answers by its exit code,
 * since a terminal's output has carriage returns and no frames.
 */
final class TerminalProbe extends FeatureProbe {

  private static final int ROWS = 33;
  private static final int COLUMNS = 97;
  private static final int NONE = 41;
  private static final int WRONG_SIZE = 42;
  private static final int RIGHT = 43;

  private static final String SCRIPT =
      """
      [ -t 1 ] || exit %d
      n=0
      while [ $n -lt 40 ]; do
        [ "$(stty size)" = "%d %d" ] && exit %d
        n=$((n+1)); sleep 0.05
      done
      exit %d
      """
          .formatted(NONE, ROWS, COLUMNS, RIGHT, WRONG_SIZE);

  TerminalProbe() {
    super("tty", Limitation.TTY);
  }

  @Override
  Checks use(ProbedRuntime runtime, ContainerOperations operations) {
    var spec = runtime.spec(Tenant.of(shell(SCRIPT))).with(ContainerServices.TERMINAL);
    try (TemporaryContainer container = ask(() -> runtime.start(spec))) {
      ask(() -> operations.resizeTerminal(container.id(), ROWS, COLUMNS));
      return judge(runtime.engine().awaitExit(container.id(), ProbedRuntime.PATIENCE));
    }
  }

  static Checks judge(int exitCode) {
    return Checks.none()
        .fact("exitCode", exitCode)
        .essential(
            exitCode == RIGHT || exitCode == WRONG_SIZE,
            "its output is a terminal",
            "its output is no terminal")
        .also(
            exitCode == RIGHT,
            "of the size that it was given",
            "its size does not change when it is given another");
  }
}
