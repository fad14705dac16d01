package io.github.jmhruntime.engine.cri;

import io.github.jmhruntime.engine.ContainerSpec;
import io.github.jmhruntime.engine.EngineException;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The network that CNI gives to pods. */
final class PodNetwork {

  /** Any; nothing is sent. */
  private static final int PORT = 9;

  private final PodCalls pods;

  PodNetwork(PodCalls pods) {
    this.pods = pods;
  }

  /**
   * The address by which pods reach this machine: the one from which this machine speaks to them,
   * by its routes. CRI does not tell it, and CNI's configuration has it in as many ways as there
   * are plugins; so a pod is run for a moment, and the kernel asked which way leads to it.
   */
  String gateway() {
    ContainerSpec nothing =
        new ContainerSpec(
            "",
            List.of(),
            List.of(),
            null,
            null,
            null,
            Map.of(ContainerSpec.RUN_LABEL, "network"),
            Map.of(),
            List.of(),
            null);
    PodCalls.Sandbox sandbox = pods.run(nothing);
    try {
      return towards(pods.sandboxStatus(sandbox.id()).getNetwork().getIp());
    } finally {
      pods.removeSandbox(sandbox.id(), Optional.of(sandbox.pod()));
    }
  }

  /** A socket that is connected, by which nothing is sent, has the address of its route. */
  static String towards(String address) {
    if (address.isEmpty()) {
      throw new EngineException(
          "pods of this engine have no address of their own; configure CNI with a network for them");
    }
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(new InetSocketAddress(address, PORT));
      return socket.getLocalAddress().getHostAddress();
    } catch (IOException e) {
      throw new EngineException("no route leads to the pod at %s: %s".formatted(address, e), e);
    }
  }
}
