package io.github.jmhruntime.container.launch;

import io.github.jmhruntime.engine.ContainerSpec.Mount;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The options of {@code -prof container}, checked as far as that needs no engine.
 *
 * @param values by name, as the host JVM wrote them
 */
record AskedOptions(Map<String, String> values) {

  String text(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException(name + "= is missing");
    }
    return value;
  }

  @Nullable String textOrNull(String name) {
    return values.get(name);
  }

  int seconds(String name) {
    String value = text(name);
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

  /** Whether the fork's JVM is the host's. */
  boolean hostJdk() {
    return switch (text("jdk")) {
      case "host" -> true;
      case "image" -> false;
      default ->
          throw new IllegalArgumentException(
              "jdk=%s: it is either image or host".formatted(text("jdk")));
    };
  }

  /** The mounts, {@code HOST[:CONTAINER][:rw]} each. */
  List<Mount> mounts() {
    List<Mount> mounts = new ArrayList<>();
    for (String given : lines("mount")) {
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

  /** The variables, {@code NAME=VALUE} each. */
  Map<String, String> environment() {
    Map<String, String> variables = new LinkedHashMap<>();
    for (String given : lines("env")) {
      int equals = given.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException(
            "env=%s: it must be NAME=VALUE, such as env=TZ=UTC".formatted(given));
      }
      variables.put(given.substring(0, equals), given.substring(equals + 1));
    }
    return Map.copyOf(variables);
  }

  private List<String> lines(String name) {
    return values.getOrDefault(name, "").lines().toList();
  }
}
