package io.github.jmhruntime.engine.docker;

/**
 * Whose words an engine speaks the Docker API in.
 *
 * @param network the network that a container is in that names none
 */
record Dialect(String network) {

  /** Docker's own. */
  static final Dialect DOCKER = new Dialect("bridge");

  /** That of a Podman service, of which the runtime is known otherwise than by asking for it. */
  static final Dialect PODMAN = new Dialect("podman");
}
