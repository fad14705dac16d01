package io.github.jmhruntime.benchmarks;

import io.github.jmhruntime.engine.ContainerEngine;
import io.github.jmhruntime.engine.ContainerServices;
import io.github.jmhruntime.engine.ContainerServices.Publication;
import io.github.jmhruntime.engine.ContainerState;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.Offering;
import io.github.jmhruntime.plan.NetworkPath;
import io.github.jmhruntime.workload.load.EngineNetwork;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How this host reaches ports of containers over a path.
 *
 * <p>On an engine with a bridge of this machine, load may be put on what is behind that. On one
 * without, such as a cluster, it may be put on nothing but the address that the engine itself
 * names, each time it is asked, for a container that this fork has created and that runs.
 *
 * @param path the path
 * @param bridge which addresses may be put under load on the engine's bridge; null where the path
 *     does not lead there, or the engine has none
 */
record Route(ContainerEngine engine, NetworkPath path, @Nullable EngineNetwork bridge) {

  private static final int LAST_LINES = 5;
  private static final int ATTEMPTS = 20;

  static Route over(NetworkPath path, ContainerEngine engine) {
    boolean bridge = path == NetworkPath.BRIDGE && engine.offerings().contains(Offering.BRIDGE);
    return new Route(engine, path, bridge ? EngineNetwork.of(engine.gateway()) : null);
  }

  /** What a container needs of the engine so that its TCP port is reached. */
  ContainerServices services(int port) {
    return switch (path) {
      case BRIDGE -> ContainerServices.NONE;
      case PUBLISHED -> ContainerServices.publishing(port);
      case HOST -> ContainerServices.inHostNetwork();
    };
  }

  /** The same for its TCP and UDP port. */
  ContainerServices servicesWithDatagrams(int port) {
    return path == NetworkPath.PUBLISHED
        ? ContainerServices.publishing(new Publication(port, freePort()))
        : services(port);
  }

  /**
   * Fails where a container that is to be started would not get its port, and another's server
   * might be taken for it.
   */
  void requireFree(int port) {
    if (path == NetworkPath.HOST && !isFree(port)) {
      throw new EngineException(
          "port %d of this host is in use, and a container in the host's network (path=host) has no other; end what listens there, or take -Dparams=path=bridge"
              .formatted(port));
    }
  }

  /**
   * Where a port of a started container is reached.
   *
   * @throws EngineException when it is not
   * @throws IllegalArgumentException when that is no address that load may be put on
   */
  InetSocketAddress to(String id, int port) {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    return switch (path) {
      case BRIDGE -> new InetSocketAddress(ownAddress(id), port);
      case PUBLISHED -> new InetSocketAddress(loopback, published(id, port));
      case HOST -> new InetSocketAddress(loopback, port);
    };
  }

  /** The engine's end of the bridge that is on the path, if there is one. */
  Optional<InetAddress> gateway() {
    String gateway = engine.gateway();
    return path == NetworkPath.HOST
        ? Optional.empty()
        : Optional.of(EngineNetwork.of(gateway).require(gateway));
  }

  /** A port of 127.0.0.1 that nothing listens at, neither by TCP nor by UDP. */
  static int freePort() {
    for (int i = 0; i < ATTEMPTS; i++) {
      try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        int port = any.getLocalPort();
        try (DatagramSocket same = new DatagramSocket(port, InetAddress.getLoopbackAddress())) {
          return same.getLocalPort();
        }
      } catch (IOException e) {
        // Its like for UDP is taken; the next one may not be.
      }
    }
    throw new EngineException("no port of 127.0.0.1 is free for TCP and UDP alike");
  }

  private static boolean isFree(int port) {
    try (ServerSocket probe = new ServerSocket(port, 1)) {
      return probe.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  private InetAddress ownAddress(String id) {
    ContainerState state = engine.inspect(id);
    String address = state.address();
    // Of a pod that has ended, the address may be another's by now.
    if (address == null || (bridge == null && !state.running())) {
      throw new EngineException(
          "container %s has no address on the engine's network, so that it cannot be asked; its last output: %s"
              .formatted(id, engine.logs(id, LAST_LINES)));
    }
    EngineNetwork network = bridge == null ? EngineNetwork.ofContainer(address) : bridge;
    return network.require(address);
  }

  private int published(String id, int port) {
    Integer outside = engine.operations().reached(id).published().get(port);
    if (outside == null) {
      throw new EngineException(
          "the engine has published no port for port %d of container %s; its last output: %s"
              .formatted(port, id, engine.logs(id, LAST_LINES)));
    }
    return outside;
  }
}
