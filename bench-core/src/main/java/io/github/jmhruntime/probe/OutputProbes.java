package io.github.jmhruntime.probe;

import io.github.jmhruntime.engine.ContainerOperations;
import io.github.jmhruntime.engine.ContainerOutput;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.TemporaryContainer;
import java.util.List;
import java.util.regex.Pattern;

/** The ways to what a container writes. */
final class OutputProbes {

  private static final String BOTH = "echo from=output; echo from=error >&2; sleep 60";

  private OutputProbes() {}

  /** As it is written. */
  static final class Attach extends FeatureProbe {

    Attach() {
      super("attach", null);
    }

    @Override
    Checks use(ProbedRuntime runtime, ContainerOperations operations) {
      Tenant counter = Tenant.of(Program.command("count.pl"));
      try (TemporaryContainer container = runtime.start(counter);
          ContainerOutput output = ask(() -> runtime.engine().attach(container.id()))) {
        return judge(firstOf(output));
      }
    }

    private static String firstOf(ContainerOutput output) {
      try {
        return output.awaitLine(Pattern.compile("count=\\d+"));
      } catch (EngineException e) {
        return "";
      }
    }

    static Checks judge(String line) {
      return Checks.none()
          .fact("line", line)
          .essential(
              !line.isEmpty(),
              "what it wrote came while it ran",
              "nothing of what it wrote came while it ran");
    }
  }

  /** Afterwards. */
  static final class Logs extends FeatureProbe {

    Logs() {
      super("logs", null);
    }

    @Override
    Checks use(ProbedRuntime runtime, ContainerOperations operations) {
      try (TemporaryContainer container = runtime.start(Tenant.of(shell(BOTH)))) {
        soon(() -> runtime.said(container).all("from").size() == 2);
        return judge(runtime.said(container).all("from"));
      }
    }

    static Checks judge(List<String> from) {
      return Checks.none()
          .also(from.contains("output"), "its output is in the log", "its output is not in the log")
          .also(
              from.contains("error"), "its errors are in the log", "its errors are not in the log");
    }
  }
}
