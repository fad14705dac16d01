package io.github.jmhruntime.ladder;

import io.github.jmhruntime.engine.ContainerSpec.Mount;
import java.util.List;
import java.util.Map;

/**
 * What a process is to do inside.
 *
 * @param command the program and its arguments
 * @param environment its variables besides the PATH
 * @param folders what of the host it sees besides the image's files
 * @param endsWithStarter whether it is killed when the thread ends that has started it
 */
public record Work(
    List<String> command,
    Map<String, String> environment,
    List<Mount> folders,
    boolean endsWithStarter) {

  /** Copies the collections. */
  public Work {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
    folders = List.copyOf(folders);
  }

  /** A command that needs nothing of the host. */
  public static Work of(List<String> command) {
    return new Work(command, Map.of(), List.of(), false);
  }
}
