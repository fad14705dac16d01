package io.github.jmhruntime.engine;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the engine does for a container besides running it.
 *
 * @param terminal whether its streams are a terminal
 * @param published the port inside that a port of 127.0.0.1 on the engine's machine leads to, or
 *     null
 * @param healthCheck what tells whether it is well, or null
 * @param network the network that it is in, {@link #HOST_NETWORK}, or null for the engine's default
 * @param alias a further name for it in that network, or null
 */
public record ContainerServices(
    boolean terminal,
    @Nullable Publication published,
    @Nullable HealthCheck healthCheck,
    @Nullable String network,
    @Nullable String alias) {

  /** What is no network of its own, but the host's. */
  public static final String HOST_NETWORK = "host";

  /** Nothing besides. */
  public static final ContainerServices NONE = new ContainerServices(false, null, null, null, null);

  /** A terminal. */
  public static final ContainerServices TERMINAL =
      new ContainerServices(true, null, null, null, null);

  /**
   * What tells whether a container is well: it is unwell once the command has failed once.
   *
   * @param command what the engine starts in it; well means exit code 0
   * @param interval how long it waits between two of them
   * @param limit how long each may take
   */
  public record HealthCheck(List<String> command, Duration interval, Duration limit) {

    /** Copies the list. */
    public HealthCheck {
      command = List.copyOf(command);
    }
  }

  /**
   * A port that is reached from outside.
   *
   * @param inside the port in the container
   * @param outside the port of 127.0.0.1 that leads there, of TCP and of UDP; null for a free one,
   *     of TCP only
   */
  public record Publication(int inside, @Nullable Integer outside) {}

  /** A published TCP port. */
  public static ContainerServices publishing(int port) {
    return publishing(new Publication(port, null));
  }

  /** A published port. */
  public static ContainerServices publishing(Publication port) {
    return new ContainerServices(false, port, null, null, null);
  }

  /** The host's network in place of one of its own. */
  public static ContainerServices inHostNetwork() {
    return in(HOST_NETWORK, null);
  }

  /** A health check. */
  public static ContainerServices checked(HealthCheck check) {
    return new ContainerServices(false, null, check, null, null);
  }

  /** A place in a network, under a name of its own. */
  public static ContainerServices in(String network, @Nullable String alias) {
    return new ContainerServices(false, null, null, network, alias);
  }
}
