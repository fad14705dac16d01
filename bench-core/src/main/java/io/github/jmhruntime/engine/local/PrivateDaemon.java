package io.github.jmhruntime.engine.local;

import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.docker.ExternalCommand;
import io.github.jmhruntime.host.Programs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The dockerd that a private engine is started from.
 *
 * @param program what is started
 * @param named whether the user named it, rather than it being the one on the PATH
 * @param folders where it finds the programs that it starts itself, before those on the PATH
 */
record PrivateDaemon(String program, boolean named, List<Path> folders) {

  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final Pattern VERSION = Pattern.compile("^Docker version ([0-9.]+)");

  /** The one on the PATH, whether there is one or not. */
  static final PrivateDaemon OF_PATH = new PrivateDaemon("dockerd", false, List.of());

  /**
   * The one that the user names, with the containerd and the shims that lie beside it or in a
   * folder {@code bin} beside its own, as where a package was unpacked.
   *
   * @param dockerd its path, or null for the one on the PATH
   * @throws EngineException where it cannot be executed
   */
  static PrivateDaemon of(@Nullable Path dockerd) {
    if (dockerd == null) {
      return OF_PATH;
    }
    if (!Files.isRegularFile(dockerd) || !Files.isExecutable(dockerd)) {
      throw new EngineException(
          "-Dengine.dockerd=%s: there is no program that can be executed; give the path of a dockerd"
              .formatted(dockerd));
    }
    return new PrivateDaemon(
        dockerd.toString(),
        true,
        Stream.of(dockerd.resolveSibling("."), dockerd.resolveSibling("../bin"))
            .map(Path::normalize)
            .distinct()
            .toList());
  }

  /** The program of that name that it finds, or empty where there is none. */
  Optional<Path> find(String name) {
    return folders.stream()
        .map(folder -> folder.resolve(name))
        .filter(Files::isExecutable)
        .findFirst()
        .or(() -> Programs.find(name));
  }

  /** Its PATH. */
  String path() {
    return Stream.concat(folders.stream().map(Path::toString), Stream.of(Programs.path()))
        .reduce((first, second) -> first + ":" + second)
        .orElseThrow();
  }

  /**
   * The folder for its images: one for each version that is named, since what a newer one has
   * written an older one may not read.
   *
   * @param folder that of the daemon on the PATH
   */
  Path folder(Path folder) {
    return named ? folder.resolveSibling(folder.getFileName() + "-" + version()) : folder;
  }

  private String version() {
    String said = ExternalCommand.run(LIMIT, program, "--version");
    Matcher version = VERSION.matcher(said);
    if (!version.find()) {
      throw new EngineException(
          "-Dengine.dockerd=%s: it says '%s' of its version, and is no dockerd"
              .formatted(program, said.strip()));
    }
    return version.group(1);
  }
}
