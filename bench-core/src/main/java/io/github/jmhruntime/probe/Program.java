package io.github.jmhruntime.probe;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A small program that runs inside a container; a resource beside this package, in Perl. */
final class Program {

  private Program() {}

  /**
   * The command that runs it.
   *
   * @param name such as {@code memory.pl}
   */
  static List<String> command(String name, Object... arguments) {
    List<String> command = new ArrayList<>(List.of("perl", "-e", text(name), "--"));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    return List.copyOf(command);
  }

  /** The same of a program that looks at clocks. */
  static List<String> timed(String name, Object... arguments) {
    List<String> command = new ArrayList<>(command(name, arguments));
    command.set(2, text("clock.pl") + text(name));
    return List.copyOf(command);
  }

  private static String text(String name) {
    try (InputStream in = Program.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no program " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
