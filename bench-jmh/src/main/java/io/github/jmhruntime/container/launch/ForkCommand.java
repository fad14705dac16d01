package io.github.jmhruntime.container.launch;

import io.github.jmhruntime.container.ForkWitness;
import java.io.File;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A fork's command, as JMH composes it: {@code java ARGUMENTS -cp PATH MAIN WORDS}.
 *
 * @param java the JVM's executable on the host
 * @param arguments arguments of the JVM
 * @param classPath the class path, with absolute paths
 * @param main the main class, empty for none
 * @param words the main class's arguments
 */
record ForkCommand(
    String java, List<String> arguments, List<Path> classPath, String main, List<String> words) {

  private static final String JMH_MAIN = "org.openjdk.jmh.runner.ForkedMain";
  private static final String TEMPORARY = "-Djava.io.tmpdir=";

  /**
   * Takes a command apart.
   *
   * @throws IllegalArgumentException when it is no such command
   */
  static ForkCommand parse(List<String> command) {
    int classPath = command.lastIndexOf("-cp");
    if (classPath < 1 || classPath + 2 >= command.size()) {
      throw new IllegalArgumentException(
          "this is no command of a fork, 'java … -cp PATH MAIN …': " + String.join(" ", command));
    }
    return new ForkCommand(
        command.get(0),
        List.copyOf(command.subList(1, classPath)),
        paths(command.get(classPath + 1)),
        command.get(classPath + 2),
        List.copyOf(command.subList(classPath + 3, command.size())));
  }

  private static List<Path> paths(String classPath) {
    return Arrays.stream(classPath.split(File.pathSeparator, -1))
        .filter(entry -> !entry.isEmpty())
        .map(entry -> Path.of(entry).toAbsolutePath().normalize())
        .toList();
  }

  /**
   * The same command with another class path.
   *
   * @param replacement the whole new class path, or null to keep this one
   * @param without a jar or folder to leave out, or null
   */
  ForkCommand withClassPath(@Nullable String replacement, @Nullable String without) {
    List<Path> kept =
        (replacement == null ? classPath : paths(replacement))
            .stream().filter(path -> !path.toString().equals(without)).toList();
    return new ForkCommand(java, arguments, kept, main, words);
  }

  /** The port that the fork connects back to; empty where the command is not JMH's. */
  Optional<Integer> linkPort() {
    return main.equals(JMH_MAIN) && words.size() == 2
        ? Optional.of(Integer.valueOf(words.get(1)))
        : Optional.empty();
  }

  /** The address that the fork connects back to; empty where the command is not JMH's. */
  Optional<InetSocketAddress> link() {
    return linkPort().map(port -> new InetSocketAddress(words.get(0), port));
  }

  /**
   * The same command for a fork that connects back to another port.
   *
   * @param address another address, too, or null for the same
   */
  ForkCommand withLink(@Nullable String address, int port) {
    return new ForkCommand(
        java,
        arguments,
        classPath,
        main,
        List.of(address == null ? words.get(0) : address, String.valueOf(port)));
  }

  /** The same command with one more argument of the JVM. */
  ForkCommand withArgument(String argument) {
    List<String> more = new ArrayList<>(arguments);
    more.add(argument);
    return new ForkCommand(java, List.copyOf(more), classPath, main, words);
  }

  /**
   * The same command without the folder for temporary files that a run gives its JVMs: the one that
   * a container has is part of what is measured, unless the user names another.
   */
  ForkCommand withoutTemporaryFolder(Path ofRun) {
    List<String> kept =
        arguments.stream().filter(argument -> !argument.equals(TEMPORARY + ofRun)).toList();
    return new ForkCommand(java, kept, classPath, main, words);
  }

  /** The folder for temporary files that the arguments name; empty for the image's own. */
  Optional<Path> temporaryFolder() {
    return arguments.stream()
        .filter(argument -> argument.startsWith(TEMPORARY))
        .reduce((first, last) -> last)
        .map(argument -> Path.of(argument.substring(TEMPORARY.length())));
  }

  /** The arguments of the JVM and all that follows, with the witness in front of the main class. */
  List<String> withWitness(ForkFolder folder) {
    List<String> result = new ArrayList<>(arguments);
    result.add("-cp");
    result.add(
        Stream.concat(classPath.stream(), Stream.of(folder.witness()))
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator)));
    result.add(ForkWitness.class.getName());
    result.add(folder.evidence().toString());
    if (!main.isEmpty()) {
      result.add(main);
      result.addAll(words);
    }
    return List.copyOf(result);
  }
}
