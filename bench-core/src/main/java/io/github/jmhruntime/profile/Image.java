package io.github.jmhruntime.profile;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a container is started from, with its command and its readiness check.
 *
 * @param name what the user calls it, also the folder's name
 * @param title one line that says what it is
 * @param reference the pinned public reference that is pulled where a registry can be reached
 * @param references what is taken instead under runtimes that need an image of their own, by the
 *     runtime's name: the same program, made for it
 * @param buildContext the text files of its folder by relative path: a {@code Dockerfile} builds it
 *     on the base image where nothing can be pulled, and a {@code pulled.Dockerfile} puts on the
 *     pulled image what belongs there; without them it cannot be built, and is used as it is pulled
 * @param command the command that replaces the image's own; empty for the image's own
 * @param stopSignal the signal that ends it in good order, such as {@code SIGTERM}
 * @param ready when it counts as ready
 */
public record Image(
    String name,
    String title,
    String reference,
    Map<String, String> references,
    Map<String, String> buildContext,
    List<String> command,
    String stopSignal,
    Readiness ready) {

  /**
   * What is started under a runtime: the same image, or its own reference, which is used as it is.
   *
   * @param runtime the runtime profile's name
   */
  public Image under(String runtime) {
    String own = references.get(runtime);
    return own == null
        ? this
        : new Image(name, title, own, Map.of(), Map.of(), command, stopSignal, ready);
  }

  /**
   * When a container counts as ready: at the first line of output that matches, at the first
   * correct HTTP answer, or at the first answer of a Redis. Exactly one of the three is set.
   *
   * @param output a regular expression found in a line of output, or null
   * @param http the request whose first correct answer counts, or null
   * @param redis where a Redis listens inside, whose first answer to {@code PING} counts, or null
   */
  public record Readiness(@Nullable String output, @Nullable Http http, @Nullable Redis redis) {

    /** One that has nothing to do with Redis. */
    public Readiness(@Nullable String output, @Nullable Http http) {
      this(output, http, null);
    }
  }

  /**
   * A Redis.
   *
   * @param port the port inside the container
   */
  public record Redis(int port) {}

  /**
   * An HTTP request and what makes its answer correct.
   *
   * @param port the port inside the container
   * @param path the path that is asked for
   * @param length the body's length in bytes
   */
  public record Http(int port, String path, int length) {}
}
