package io.github.jmhruntime.driver;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openjdk.jmh.runner.RunnerException;

/** A fork that gave no result; the message says why, in one line. */
final class ForkFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final Pattern LAST_WORDS =
      Pattern.compile("<stderr last=.*?>\\R(.*?)</stderr>", Pattern.DOTALL);

  ForkFailure(String message) {
    super(message);
  }

  /** What made JMH give up: the messages of the exceptions in the fork, else its last output. */
  static ForkFailure of(RunnerException failure, Duration limit, String log) {
    Set<String> messages = new LinkedHashSet<>();
    collect(failure.getCause() == null ? failure : failure.getCause(), messages);
    String reason = String.join("; ", messages);
    Matcher words = LAST_WORDS.matcher(log);
    if (reason.startsWith("Forked VM failed") && words.find()) {
      reason += ": " + words.group(1).strip().replaceAll("\\s*\\R\\s*", " | ");
    }
    if (reason.contains("exit code 137") || reason.contains("exit code 143")) {
      reason += " (killed; the time limit of a fork is %d s)".formatted(limit.toSeconds());
    }
    return new ForkFailure(reason);
  }

  /** The innermost message of every branch, which is the one nearest to what went wrong. */
  private static void collect(Throwable failure, Set<String> messages) {
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
