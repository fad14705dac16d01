package io.github.jmhruntime.engine.podman;

import io.github.jmhruntime.engine.ContainerServices;
import io.github.jmhruntime.engine.ContainerSpec;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.docker.Rootless;

/** What is not done under Podman, and why, before anything of it is begun. */
final class Refusals {

  private Refusals() {}

  /**
   * Refuses a container that would silently be another than was asked for.
   *
   * @throws EngineException with the reason and a remedy
   */
  static void require(ContainerSpec spec, PodmanSetup setup) {
    if (!setup.limits() && (spec.cpus() != null || spec.memoryBytes() != null)) {
      throw new EngineException(Rootless.NO_LIMITS);
    }
    ContainerServices services = spec.services();
    if (services.healthCheck() != null) {
      throw new EngineException(
          "Podman has its health checks run by timers of systemd, of which services that this project starts have none");
    }
    if (services.published() != null && !setup.rootless()) {
      throw new EngineException(
          "as root Podman publishes a port by rules in the machine's packet filter, which this project does not change; the container's own address is reached from here");
    }
    if (ContainerServices.HOST_NETWORK.equals(services.network())) {
      throw new EngineException(
          "Podman is not asked for the host's network by this project; leave -Dparams=path=host out");
    }
    if (services.network() != null || services.alias() != null) {
      throw new EngineException(ownNetwork());
    }
  }

  static String ownNetwork() {
    return "for a network of its own Podman writes rules into the machine's packet filter, which this project does not change";
  }

  static EngineException checkpoint() {
    return new EngineException(
        "the API that Podman shares with Docker has no checkpoints, and those of libpod are not Docker's");
  }

  static EngineException daemon() {
    return new EngineException(
        "-Dswitch=daemon: Podman has no daemon whose default runtime could be rewritten; leave it out, and each container is created by the service of its runtime");
  }
}
