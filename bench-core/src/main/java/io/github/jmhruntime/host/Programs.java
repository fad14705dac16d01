package io.github.jmhruntime.host;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks for the machine's programs. */
public final class Programs {

  /** Daemons and their tools are there, and not on every user's PATH. */
  private static final String OF_THE_SYSTEM =
      ":/usr/local/sbin:/usr/sbin:/sbin:/usr/local/bin:/usr/bin:/bin";

  private Programs() {}

  /** The PATH, and behind it the folders of the system's own programs. */
  public static String path() {
    return System.getenv().getOrDefault("PATH", "") + OF_THE_SYSTEM;
  }

  /** The program of that name, or empty where there is none that can be executed. */
  public static Optional<Path> find(String program) {
    if (program.startsWith("/")) {
      return Optional.of(Path.of(program)).filter(Files::isExecutable);
    }
    return Stream.of(path().split(":", -1))
        .filter(folder -> folder.startsWith("/"))
        .map(folder -> Path.of(folder, program))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  /** Whether there is a program of that name. */
  public static boolean exist(String program) {
    return find(program).isPresent();
  }
}
