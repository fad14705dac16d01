package io.github.jmhruntime.engine.kubernetes;

import io.github.jmhruntime.engine.EngineException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What this machine is called, to know it among the nodes of a cluster. */
final class ThisHost {

  /** The variable of a driver's pod that has the pod's own address. */
  static final String POD_ADDRESS = "JMH_RUNTIME_POD_IP";

  private ThisHost() {}

  /**
   * The addresses of its interfaces but loopback, and its name.
   *
   * @throws EngineException where they cannot be listed
   */
  static Set<String> names() {
    Set<String> names = new TreeSet<>();
    try {
      for (NetworkInterface each : NetworkInterface.networkInterfaces().toList()) {
        List<InetAddress> addresses = each.inetAddresses().toList();
        addresses.stream()
            .filter(address -> !address.isLoopbackAddress())
            .map(address -> address.getHostAddress().replaceFirst("%.*", ""))
            .forEach(names::add);
      }
    } catch (SocketException e) {
      throw new EngineException("the addresses of this machine cannot be listed: " + e, e);
    }
    String name = Labels.host();
    if (!name.isEmpty()) {
      names.add(name);
    }
    return names;
  }
}
