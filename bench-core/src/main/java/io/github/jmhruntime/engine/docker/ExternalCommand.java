package io.github.jmhruntime.engine.docker;

import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.host.Programs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Programs of the machine that are run to their end, within a time limit. */
public final class ExternalCommand {

  private ExternalCommand() {}

  /**
   * Runs a program.
   *
   * @return what it wrote to its standard output
   * @throws EngineException when it fails or does not end in time, with what it said
   */
  public static String run(Duration limit, String... command) {
    return run(limit, prepare(command));
  }

  /** The same for a program that has been prepared. */
  public static String run(Duration limit, ProcessBuilder prepared) {
    String command = String.join(" ", prepared.command());
    try {
      Process process =
          prepared
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .start();
      CompletableFuture<String> output = text(process.getInputStream());
      CompletableFuture<String> errors = text(process.getErrorStream());
      int code = await(process, limit, command);
      if (code != 0) {
        throw new EngineException(
            "`%s` failed with code %d: %s"
                .formatted(command, code, tail(errors.join().lines().toList())));
      }
      return output.join();
    } catch (IOException e) {
      throw new EngineException("`%s`: %s".formatted(command, e), e);
    }
  }

  /** Reads what a program writes, beside it, so that it never waits for a reader. */
  private static CompletableFuture<String> text(InputStream stream) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
          } catch (IOException e) {
            return "(its output cannot be read: %s)".formatted(e);
          }
        },
        reading -> {
          Thread thread = new Thread(reading, "jmh-runtime-program-output");
          thread.setDaemon(true);
          thread.start();
        });
  }

  /** A program to be started, which finds further programs where {@link Programs#find} does. */
  public static ProcessBuilder prepare(String... command) {
    String[] resolved = command.clone();
    resolved[0] = Programs.find(command[0]).map(Path::toString).orElse(command[0]);
    ProcessBuilder builder = new ProcessBuilder(resolved);
    builder.environment().put("PATH", Programs.path());
    return builder;
  }

  /** The last lines of a file, for a message. */
  public static String tail(Path file) {
    try {
      return tail(Files.readAllLines(file));
    } catch (IOException e) {
      return "(%s cannot be read: %s)".formatted(file, e.getMessage());
    }
  }

  private static String tail(List<String> lines) {
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 8), lines.size())).strip();
  }

  private static int await(Process process, Duration limit, String command) {
    try {
      if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        return process.exitValue();
      }
      throw new EngineException(
          "`%s` did not end within %d s".formatted(command, limit.toSeconds()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EngineException("interrupted during `%s`".formatted(command), e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      // Of one that has ended, this would close the streams that are still being read.
      if (process.isAlive()) {
        process.destroyForcibly();
      }
    }
  }
}
