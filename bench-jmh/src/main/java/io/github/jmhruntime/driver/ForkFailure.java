package io.github.jmhruntime.driver;

import io.github.jmhruntime.engine.EngineException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.openjdk.jmh.runner.RunnerException;

/** A fork that gave no result; the message says why, in one line. */
final class ForkFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final String BEGIN = "# Fork: ";
  private static final int LAST_LINES = 10;
  private static final Pattern JMH_LINE =
      Pattern.compile("[<#]|Benchmark had encountered error|WARNING: Using incubator modules");

  ForkFailure(String message) {
    super(message);
  }

  /**
   * What made JMH give up: the messages of the exceptions in the fork; where its JVM ended without
   * any, what it said last.
   *
   * @param late whether the fork was killed at its time limit
   * @param log what JMH has printed
   */
  static ForkFailure of(RunnerException failure, boolean late, Duration limit, String log) {
    Set<String> messages = new LinkedHashSet<>();
    collect(failure.getCause() == null ? failure : failure.getCause(), messages);
    String reason = String.join("; ", messages);
    if (reason.contains("Forked VM failed") || reason.contains("VM prematurely exited")) {
      List<String> words = lastWords(log);
      reason += words.isEmpty() ? "" : "; its last output: " + String.join(" | ", words);
    }
    if (late || reason.contains("exit code 137") || reason.contains("exit code 143")) {
      reason += " (killed; the time limit of a fork is %d s)".formatted(limit.toSeconds());
    }
    return new ForkFailure(reason);
  }

  /** What the fork itself printed last, without the lines that JMH and the JVM add. */
  private static List<String> lastWords(String log) {
    List<String> lines =
        log.substring(Math.max(0, log.lastIndexOf(BEGIN)))
            .lines()
            .map(line -> line.replaceFirst("^(# Warmup )?Iteration +\\d+: ", ""))
            .filter(line -> !line.isBlank() && !JMH_LINE.matcher(line).lookingAt())
            .toList();
    return lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
  }

  /**
   * The innermost message of every branch, which is the one nearest to what went wrong; but what
   * the engine's failures say themselves is worth more than what is behind it.
   */
  private static void collect(Throwable failure, Set<String> messages) {
    if (failure instanceof EngineException) {
      messages.add(String.valueOf(failure.getMessage()));
      return;
    }
    for (Throwable suppressed : failure.getSuppressed()) {
      collect(suppressed, messages);
    }
    if (failure.getCause() != null) {
      collect(failure.getCause(), messages);
    } else if (failure.getSuppressed().length == 0) {
      String message = failure.getMessage();
      messages.add(message == null ? failure.getClass().getSimpleName() : message);
    }
  }
}
