package io.github.jmhruntime.profile;

import org.jspecify.annotations.Nullable;

/**
 * A CPU and memory setting for containers.
 *
 * @param name what the user calls it, also the file's base name
 * @param title one line that says what it is
 * @param cpus how many CPUs a container may use; null for no limit, {@link #HOST} for all of the
 *     host's
 * @param memoryBytes how much memory a container may use; null for no limit, {@link #HOST} for all
 *     of the host's
 */
public record Limits(String name, String title, @Nullable Double cpus, @Nullable Long memoryBytes) {

  /** Stands for all that the host has. */
  public static final int HOST = -1;
}
