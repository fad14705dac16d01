package io.github.jmhruntime.container.launch;

import io.github.jmhruntime.engine.EngineInfo;
import io.github.jmhruntime.profile.RuntimeProfile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Under which name an engine knows a runtime. */
final class EngineNames {

  private EngineNames() {}

  /**
   * The engine's name for the runtime.
   *
   * @throws IllegalArgumentException when the engine does not have it, with the remedy
   */
  static String of(RuntimeProfile profile, EngineInfo info) {
    return profile
        .matchingEngineName(info.runtimes().keySet())
        .or(() -> shim(profile, info))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "runtime=%s: the engine at %s does not have it; registered are %s. %s"
                        .formatted(
                            profile.name(),
                            info.endpoint(),
                            String.join(", ", new TreeSet<>(info.runtimes().keySet())),
                            profile.remedy())));
  }

  /** From Docker 23 on, a shim on the engine's PATH needs no registration. */
  private static Optional<String> shim(RuntimeProfile profile, EngineInfo info) {
    boolean knowsShims = !info.version().matches("(1?[0-9]|2[0-2])\\..*");
    return profile.shims().stream()
        .filter(shim -> knowsShims && isOnPath(shim.binary()))
        .map(RuntimeProfile.Shim::engineName)
        .findFirst();
  }

  private static boolean isOnPath(String program) {
    return List.of(System.getenv().getOrDefault("PATH", "").split(":", -1)).stream()
        .anyMatch(folder -> Path.of(folder, program).toFile().canExecute());
  }
}
