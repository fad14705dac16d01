package io.github.jmhruntime.engine.docker;

/**
 * Whose words an engine speaks the Docker API in.
 *
 * @param network the network that a container is in that names none
 * @param separateTags whether an image that is imported is given its tag apart from its name
 */
record Dialect(String network, boolean separateTags) {

  /** Docker's own. */
  static final Dialect DOCKER = new Dialect("bridge", true);

  /** That of a Podman service, of which the runtime is known otherwise than by asking for it. */
  static final Dialect PODMAN = new Dialect("podman", false);

  /**
   * The part of a query that names an image to be imported. Podman 4 does not heed a tag of its
   * own, and Podman 5 takes only one of the two.
   */
  String named(String repository, String tag) {
    return separateTags
        ? "repo=" + DockerApi.encode(repository) + "&tag=" + DockerApi.encode(tag)
        : "repo=" + DockerApi.encode(repository + ":" + tag);
  }
}
