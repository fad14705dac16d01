package io.github.jmhruntime.container;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openjdk.jmh.profile.ProfilerException;

/**
 * What follows the colon in {@code -prof container:…}: what a person wrote, or the driver's {@code
 * plan=FILE}. The keeper understands it; here it only tells sessions apart.
 *
 * @param options as it was given
 * @param plan what the plan's file holds; empty where there is none
 */
record ContainerRequest(String options, String plan) {

  private static final String PLAN = "plan=";

  static ContainerRequest of(String options) throws ProfilerException {
    if (!options.startsWith(PLAN)) {
      return new ContainerRequest(options, "");
    }
    try {
      return new ContainerRequest(
          options, Files.readString(Path.of(options.substring(PLAN.length()))));
    } catch (IOException e) {
      throw new ProfilerException(
          "-prof container:%s: the plan cannot be read: %s".formatted(options, e));
    }
  }

  boolean planned() {
    return !plan.isEmpty();
  }
}
