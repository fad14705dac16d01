package io.github.jmhruntime.plan;

import io.github.jmhruntime.engine.ContainerSpec.Mount;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import joptsimple.ArgumentAcceptingOptionSpec;
import joptsimple.OptionException;
import joptsimple.OptionParser;
import joptsimple.OptionSet;
import org.jspecify.annotations.Nullable;

/**
 * How the forks are run of benchmarks that do not manage containers themselves.
 *
 * @param hostJdk whether the fork's JVM is the host's, mounted, and not the image's
 * @param java the command that starts Java in the image
 * @param mounts what of the host a fork sees besides
 * @param environment variables of the container, or of the process on the host, by name
 * @param connectSeconds how long a fork has to connect back
 * @param timeoutSeconds how long it may take from then on, or null for what JMH allows it
 */
public record ForkOptions(
    boolean hostJdk,
    String java,
    List<Mount> mounts,
    Map<String, String> environment,
    int connectSeconds,
    @Nullable Integer timeoutSeconds) {

  private static final String JDK = "jdk";
  private static final String JAVA = "java";
  private static final String MOUNT = "mount";
  private static final String ENV = "env";
  private static final String CONNECT = "connect";
  private static final String TIMEOUT = "timeout";

  /**
   * Reads what a person wrote, by JMH's convention {@code NAME=VALUE;…}.
   *
   * @param jdk where the fork's JVM is from unless the line says so: {@code host} or {@code image}
   * @throws IllegalArgumentException when an option is unknown or cannot be meant
   */
  public static ForkOptions parse(String line, String jdk) {
    OptionParser parser = new OptionParser(false);
    declare(parser, jdk);
    return of(parse(parser, line));
  }

  /** Adds these options to those of a parser. */
  public static void declare(OptionParser parser, String jdk) {
    option(parser, JDK, "where", "The fork's JVM: the image's, or host for this one, mounted.")
        .defaultsTo(jdk);
    option(parser, JAVA, "path", "The command that starts Java in the image.");
    option(parser, MOUNT, "path", "HOST[:CONTAINER][:rw], what else is seen; can be repeated.");
    option(parser, ENV, "NAME=VALUE", "A variable of the container; can be repeated.");
    option(parser, CONNECT, "seconds", "How long a fork has to connect back.").defaultsTo("120");
    option(parser, TIMEOUT, "seconds", "How long a fork may take; by default what JMH allows it.");
  }

  /** Declares an option with a value. */
  public static ArgumentAcceptingOptionSpec<String> option(
      OptionParser parser, String name, String value, String description) {
    return parser.accepts(name, description).withRequiredArg().describedAs(value);
  }

  /**
   * Takes a line apart.
   *
   * @throws IllegalArgumentException when the parser does not know an option
   */
  public static OptionSet parse(OptionParser parser, String line) {
    String[] words =
        Arrays.stream(line.split(";", -1))
            .filter(word -> !word.isBlank())
            .map(word -> "--" + word.strip())
            .toArray(String[]::new);
    try {
      return parser.parse(words);
    } catch (OptionException e) {
      throw new IllegalArgumentException(line + ": " + e.getMessage(), e);
    }
  }

  /**
   * These options among those that were parsed.
   *
   * @throws IllegalArgumentException when one cannot be meant, with its name and value
   */
  public static ForkOptions of(OptionSet set) {
    Object java = set.valueOf(JAVA);
    return new ForkOptions(
        hostJdk(set),
        java == null ? "java" : java.toString(),
        mounts(set),
        environment(set),
        seconds(set, CONNECT),
        set.has(TIMEOUT) ? seconds(set, TIMEOUT) : null);
  }

  /** A number of seconds among the options that were parsed. */
  public static int seconds(OptionSet set, String name) {
    String value = String.valueOf(set.valueOf(name));
    try {
      int seconds = Integer.parseInt(value);
      if (seconds > 0) {
        return seconds;
      }
    } catch (NumberFormatException e) {
      // The message below is the answer to this, too.
    }
    throw new IllegalArgumentException(
        "%s=%s: give a number of seconds, such as %s=60".formatted(name, value, name));
  }

  /** The same where nothing of it is about containers. */
  public ForkOptions onHost() {
    return new ForkOptions(true, "java", List.of(), environment, connectSeconds, timeoutSeconds);
  }

  /** The same, where a fork sees something more. */
  public ForkOptions with(Mount mount) {
    List<Mount> more = new ArrayList<>(mounts);
    more.add(mount);
    return new ForkOptions(
        hostJdk, java, List.copyOf(more), environment, connectSeconds, timeoutSeconds);
  }

  /** The first of these options that only containers have, as it is written; null for none. */
  public @Nullable String ofContainersOnly() {
    if (!mounts.isEmpty()) {
      return MOUNT + "=" + mounts.get(0).source();
    }
    return java.equals("java") ? null : JAVA + "=" + java;
  }

  private static boolean hostJdk(OptionSet set) {
    String jdk = String.valueOf(set.valueOf(JDK));
    return switch (jdk) {
      case "host" -> true;
      case "image" -> false;
      default ->
          throw new IllegalArgumentException("jdk=%s: it is either image or host".formatted(jdk));
    };
  }

  private static List<Mount> mounts(OptionSet set) {
    List<Mount> mounts = new ArrayList<>();
    for (Object value : set.valuesOf(MOUNT)) {
      String given = value.toString();
      boolean writable = given.endsWith(":rw");
      String paths = writable ? given.substring(0, given.length() - 3) : given;
      int colon = paths.indexOf(':');
      String source = colon < 0 ? paths : paths.substring(0, colon);
      String target = colon < 0 ? paths : paths.substring(colon + 1);
      if (!source.startsWith("/") || !target.startsWith("/") || !Files.exists(Path.of(source))) {
        throw new IllegalArgumentException(
            "mount=%s: it must be HOST[:CONTAINER][:rw] with absolute paths, and '%s' must exist"
                .formatted(given, source));
      }
      mounts.add(new Mount(source, target, !writable));
    }
    return List.copyOf(mounts);
  }

  private static Map<String, String> environment(OptionSet set) {
    Map<String, String> variables = new LinkedHashMap<>();
    for (Object value : set.valuesOf(ENV)) {
      String given = value.toString();
      int equals = given.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException(
            "env=%s: it must be NAME=VALUE, such as env=TZ=UTC".formatted(given));
      }
      variables.put(given.substring(0, equals), given.substring(equals + 1));
    }
    return Map.copyOf(variables);
  }
}
