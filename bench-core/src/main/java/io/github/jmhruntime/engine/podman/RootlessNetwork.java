package io.github.jmhruntime.engine.podman;

import io.github.jmhruntime.engine.ContainerServices;
import io.github.jmhruntime.engine.ContainerSpec;

/**
 * The network of an ordinary user's container: what {@code podman run} gives it, too, and the way
 * to the machine's own 127.0.0.1 by which a fork reaches JMH.
 */
final class RootlessNetwork {

  private static final String MODE = "slirp4netns:allow_host_loopback=true";

  private RootlessNetwork() {}

  static ContainerSpec join(ContainerSpec spec) {
    ContainerServices services = spec.services();
    return spec.with(
        new ContainerServices(
            services.terminal(), services.published(), services.healthCheck(), MODE, null));
  }
}
