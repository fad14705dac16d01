package io.github.jmhruntime.workload.load;

import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where load may be put: on this machine's own loopback address, and on containers of an engine's
 * bridge on this machine; on an engine without one, on the address that it names for a container of
 * this run. Every other address is somebody else's.
 */
public final class EngineNetwork {

  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9a-fA-F:]*:[0-9a-fA-F:.]*");

  private final Predicate<InetAddress> inside;
  private final String outside;

  private EngineNetwork(Predicate<InetAddress> inside, String outside) {
    this.inside = inside;
    this.outside = outside;
  }

  /**
   * The network behind a bridge.
   *
   * @param gateway the bridge's own address, which this machine must have
   */
  public static EngineNetwork of(String gateway) {
    List<InterfaceAddress> bridges = bridges(gateway);
    return new EngineNetwork(
        ip -> ip.isLoopbackAddress() || isBehind(bridges, ip),
        "it is neither 127.0.0.1 nor on the engine's bridge on this machine (gateway %s); measure with an engine on the machine that the benchmark runs on"
            .formatted(gateway));
  }

  /**
   * One container of an engine whose network no interface of this machine shows, such as a pod of a
   * cluster. Nothing but the address that the engine names for it is let through, and that only
   * where it can be a pod's: this machine's own addresses, loopback included, link-local and
   * multicast ones cannot.
   *
   * @param named what the engine names for a container of this run, just before load is put on it
   */
  public static EngineNetwork ofContainer(String named) {
    InetAddress pod = parse(named);
    boolean ofPod =
        !pod.isAnyLocalAddress()
            && !pod.isLoopbackAddress()
            && !pod.isLinkLocalAddress()
            && !pod.isMulticastAddress()
            && !isOfThisMachine(pod);
    return new EngineNetwork(
        ip -> ofPod && ip.equals(pod),
        ofPod
            ? "it is not %s, which the engine names for the container of this run".formatted(named)
            : "the engine names %s for a container of this run, which is no address of a pod"
                .formatted(named));
  }

  /**
   * Lets an address through.
   *
   * @param address an IP address
   * @return the same, resolved
   * @throws IllegalArgumentException when load may not be put on it
   */
  public InetAddress require(String address) {
    InetAddress ip = parse(address);
    if (inside.test(ip)) {
      return ip;
    }
    throw new IllegalArgumentException("no load is put on %s: %s".formatted(address, outside));
  }

  private static List<InterfaceAddress> bridges(String gateway) {
    if (!ADDRESS.matcher(gateway).matches()) {
      return List.of();
    }
    InetAddress own = parse(gateway);
    return addressesBeside(own).stream()
        .filter(candidate -> candidate.getAddress().equals(own))
        .toList();
  }

  private static boolean isBehind(List<InterfaceAddress> bridges, InetAddress ip) {
    return bridges.stream()
        .anyMatch(
            bridge ->
                inOneNetwork(
                    bridge.getAddress().getAddress(),
                    ip.getAddress(),
                    bridge.getNetworkPrefixLength()));
  }

  private static boolean isOfThisMachine(InetAddress ip) {
    return !addressesBeside(ip).isEmpty();
  }

  private static List<InterfaceAddress> addressesBeside(InetAddress own) {
    try {
      @Nullable NetworkInterface bridge = NetworkInterface.getByInetAddress(own);
      return bridge == null ? List.of() : bridge.getInterfaceAddresses();
    } catch (SocketException e) {
      throw new IllegalStateException("cannot read this machine's network interfaces", e);
    }
  }

  static boolean inOneNetwork(byte[] one, byte[] other, int prefix) {
    if (one.length != other.length || prefix <= 0) {
      return false;
    }
    for (int bit = 0; bit < prefix; bit++) {
      int mask = 0x80 >> bit % 8;
      if (((one[bit / 8] ^ other[bit / 8]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }

  /** Names are refused, so that no name service is asked. */
  private static InetAddress parse(String address) {
    if (!ADDRESS.matcher(address).matches()) {
      throw new IllegalArgumentException(
          "'%s' is not an IP address; load is put on addresses only".formatted(address));
    }
    try {
      return InetAddress.getByName(address);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("'%s' is not an IP address".formatted(address), e);
    }
  }
}
