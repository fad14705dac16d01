package io.github.jmhruntime.command;

import io.github.jmhruntime.host.Programs;
import io.github.jmhruntime.profile.RuntimeProfile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Asks a runtime's binary for its version. */
final class RuntimeVersion {

  private static final int SECONDS = 5;

  private RuntimeVersion() {}

  /** The first line of {@code BINARY --version}, or null where there is no such binary here. */
  static @Nullable String of(RuntimeProfile profile) {
    RuntimeProfile.Install install = profile.install();
    if (install == null || !Programs.exist(install.binary())) {
      return null;
    }
    try {
      Process process =
          new ProcessBuilder(install.binary(), "--version").redirectErrorStream(true).start();
      process.getOutputStream().close();
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return null;
      }
      String said =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return process.exitValue() == 0 && !said.isEmpty()
          ? said.lines().findFirst().orElseThrow()
          : null;
    } catch (IOException e) {
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }
}
