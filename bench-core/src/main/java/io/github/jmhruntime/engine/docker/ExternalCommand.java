package io.github.jmhruntime.engine.docker;

import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.host.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

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
    Path output = null;
    Path errors = null;
    try {
      output = Files.createTempFile("jmh-runtime-", ".out");
      errors = Files.createTempFile("jmh-runtime-", ".err");
      Process process =
          prepare(command)
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .redirectOutput(output.toFile())
              .redirectError(errors.toFile())
              .start();
      int code = await(process, limit, command);
      if (code != 0) {
        throw new EngineException(
            "`%s` failed with code %d: %s"
                .formatted(String.join(" ", command), code, tail(errors)));
      }
      return Files.readString(output);
    } catch (IOException e) {
      throw new EngineException("`%s`: %s".formatted(String.join(" ", command), e), e);
    } finally {
      delete(output);
      delete(errors);
    }
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
      List<String> lines = Files.readAllLines(file);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 8), lines.size())).strip();
    } catch (IOException e) {
      return "(%s cannot be read: %s)".formatted(file, e.getMessage());
    }
  }

  private static int await(Process process, Duration limit, String... command) {
    try {
      if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        return process.exitValue();
      }
      throw new EngineException(
          "`%s` did not end within %d s".formatted(String.join(" ", command), limit.toSeconds()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EngineException("interrupted during `%s`".formatted(String.join(" ", command)), e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static void delete(@Nullable Path file) {
    try {
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException ignored) {
      // A file left in the temporary directory does no harm.
    }
  }
}
