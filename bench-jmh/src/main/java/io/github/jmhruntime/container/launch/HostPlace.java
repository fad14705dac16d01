package io.github.jmhruntime.container.launch;

import java.util.List;

/** The place without any container: a process of the host. */
final class HostPlace {

  private HostPlace() {}

  /** Refuses what only a container has. */
  static void requireNothingOfContainers(AskedOptions asked) {
    if (!asked.text("limits").equals("default")) {
      throw new IllegalArgumentException(
          "limits=%s: runtime=host has no container that could be limited; leave limits out"
              .formatted(asked.text("limits")));
    }
    for (String option : List.of("mount", "env", "java")) {
      if (asked.textOrNull(option) != null) {
        throw new IllegalArgumentException(
            "%s=%s: runtime=host has no container; leave %s out"
                .formatted(option, asked.text(option), option));
      }
    }
  }
}
