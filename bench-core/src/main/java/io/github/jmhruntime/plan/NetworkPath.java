package io.github.jmhruntime.plan;

import java.util.Arrays;
import java.util.Locale;

/** The way that load takes from this host to a container. */
public enum NetworkPath {
  /** To the container's own address, over the engine's bridge. */
  BRIDGE,
  /** To a port of 127.0.0.1 that the engine publishes. */
  PUBLISHED,
  /** To 127.0.0.1 itself: the container has no network of its own, but the host's. */
  HOST;

  /** The word that stands for it as a value of the parameter {@code path}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The path that a word stands for.
   *
   * @throws IllegalArgumentException naming all words where it is none of them
   */
  public static NetworkPath of(String word) {
    return Arrays.stream(values())
        .filter(path -> path.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "-Dparams=path=%s: a path is one of bridge, published, host".formatted(word)));
  }
}
