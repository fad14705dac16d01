package io.github.jmhruntime.container;

import java.io.IOException;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import joptsimple.OptionException;
import joptsimple.OptionParser;
import joptsimple.OptionSet;
import org.openjdk.jmh.profile.ProfilerException;

/**
 * What the user wrote after {@code -prof container:}, by JMH's convention {@code name=value;…}.
 *
 * @param values by option name; the values of an option that was given more than once are joined by
 *     line breaks
 */
record ContainerOptions(Map<String, String> values) {

  private static final String RUNTIME = "runtime";

  /**
   * Reads the options.
   *
   * @throws ProfilerException when one is unknown, when the runtime is missing, or for {@code help}
   */
  static ContainerOptions parse(String line) throws ProfilerException {
    OptionParser parser = parser();
    String[] words =
        Arrays.stream(line.split(";", -1))
            .filter(word -> !word.isBlank())
            .map(word -> "--" + word.strip())
            .toArray(String[]::new);
    OptionSet set;
    try {
      set = parser.parse(words);
    } catch (OptionException e) {
      throw new ProfilerException(
          "-prof container:%s: %s%n%n%s".formatted(line, e.getMessage(), help(parser)));
    }
    if (set.has("help")) {
      throw new ProfilerException(help(parser));
    }
    if (!set.has(RUNTIME)) {
      throw new ProfilerException(
          "-prof container:%s: say which runtime, such as container:runtime=gvisor%n%n%s"
              .formatted(line, help(parser)));
    }
    return new ContainerOptions(values(parser, set));
  }

  private static Map<String, String> values(OptionParser parser, OptionSet set) {
    Map<String, String> values = new TreeMap<>();
    for (String option : parser.recognizedOptions().keySet()) {
      List<String> given = set.valuesOf(option).stream().map(String::valueOf).toList();
      if (!option.startsWith("[") && !given.isEmpty()) {
        values.put(option, String.join("\n", given));
      }
    }
    return values;
  }

  private static OptionParser parser() {
    OptionParser parser = new OptionParser(false);
    parser.accepts("help", "Shows this.");
    option(parser, RUNTIME, "name", "The runtime: runc, crun, gvisor, kata, … or host for none.");
    option(parser, "image", "name", "An image that has Java: one of the project's, or a reference.")
        .defaultsTo("jre");
    option(parser, "limits", "name", "CPUs and memory of the container.").defaultsTo("default");
    option(parser, "engine", "endpoint", "auto, private, or such as unix:///run/docker.sock.")
        .defaultsTo("auto");
    option(parser, "jdk", "where", "The fork's JVM: the image's, or host for this one, mounted.")
        .defaultsTo("image");
    option(parser, "java", "path", "The command that starts Java in the image.");
    option(parser, "mount", "path", "HOST[:CONTAINER][:rw], what else is seen; can be repeated.");
    option(parser, "env", "NAME=VALUE", "A variable of the container; can be repeated.");
    option(parser, "profiles", "folder", "The user's own runtimes, limits and images.");
    option(parser, "connect", "seconds", "How long a fork has to connect back.").defaultsTo("120");
    option(
        parser, "timeout", "seconds", "How long a fork may take; by default what JMH allows it.");
    option(parser, "call", "seconds", "How long the engine has to answer a call.").defaultsTo("60");
    option(parser, "evidence", "file", "Where it is noted for each fork where it ran.")
        .defaultsTo("jmh-container.ndjson");
    option(
        parser, "plan", "file", "A plan of jmh-runtime:run, in place of engine, run and profiles.");
    option(parser, "run", "id", "Marks the containers; for who removes them by that mark.");
    return parser;
  }

  private static joptsimple.ArgumentAcceptingOptionSpec<String> option(
      OptionParser parser, String name, String value, String description) {
    return parser.accepts(name, description).withRequiredArg().describedAs(value);
  }

  private static String help(OptionParser parser) throws ProfilerException {
    StringWriter text = new StringWriter();
    text.append("-prof container:NAME=VALUE;NAME=VALUE… runs JMH's forks in containers.\n\n");
    try {
      parser.printHelpOn(text);
    } catch (IOException e) {
      throw new ProfilerException(e);
    }
    return text.toString();
  }

  /** Whether the engine is named, so that sessions can share it. */
  boolean namesEngine() {
    return values.containsKey("plan") || values.getOrDefault("engine", "").contains("://");
  }
}
