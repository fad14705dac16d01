package io.github.jmhruntime.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The image that the project's Dockerfiles build on: a system of the machine's distribution. */
public final class DistributionBase {

  /** Its repository. */
  public static final String REPOSITORY = "jmh-runtime/base";

  private DistributionBase() {}

  /** Its reference on this machine, such as {@code jmh-runtime/base:bookworm}. */
  public static String reference() {
    return REPOSITORY + ":" + codename();
  }

  /** The distribution's codename, which is the tag. */
  public static String codename() {
    try {
      return codename(Files.readAllLines(Path.of("/etc/os-release")));
    } catch (IOException e) {
      throw new EngineException("/etc/os-release, which names the distribution: " + e, e);
    }
  }

  /** The same, from the lines of os-release. */
  static String codename(List<String> osRelease) {
    return osRelease.stream()
        .filter(line -> line.startsWith("VERSION_CODENAME="))
        .map(line -> line.substring("VERSION_CODENAME=".length()).replace("\"", "").strip())
        .filter(name -> !name.isEmpty())
        .findFirst()
        .orElseThrow(
            () ->
                new EngineException(
                    "/etc/os-release names no VERSION_CODENAME; images can be built on Debian and"
                        + " Ubuntu only"));
  }
}
