package io.github.jmhruntime.workload.load;

import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where load may be put: on this machine's own loopback address, and on containers of an engine's
 * bridge on this machine. Every other address is somebody else's.
 */
public final class EngineNetwork {

  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9a-fA-F:]*:[0-9a-fA-F:.]*");

  private final String gateway;
  private final List<InterfaceAddress> bridges;

  private EngineNetwork(String gateway, List<InterfaceAddress> bridges) {
    this.gateway = gateway;
    this.bridges = bridges;
  }

  /**
   * The network behind a bridge.
   *
   * @param gateway the bridge's own address, which this machine must have
   */
  public static EngineNetwork of(String gateway) {
    if (!ADDRESS.matcher(gateway).matches()) {
      return new EngineNetwork(gateway, List.of());
    }
    InetAddress own = parse(gateway);
    List<InterfaceAddress> bridges =
        addressesBeside(own).stream()
            .filter(candidate -> candidate.getAddress().equals(own))
            .toList();
    return new EngineNetwork(gateway, bridges);
  }

  /**
   * Lets an address through.
   *
   * @param address an IP address
   * @return the same, resolved
   * @throws IllegalArgumentException when it is neither loopback nor on the bridge
   */
  public InetAddress require(String address) {
    InetAddress ip = parse(address);
    if (ip.isLoopbackAddress() || onBridge(ip)) {
      return ip;
    }
    throw new IllegalArgumentException(
        "no load is put on %s: it is neither 127.0.0.1 nor on the engine's bridge on this machine (gateway %s); measure with an engine on the machine that the benchmark runs on"
            .formatted(address, gateway));
  }

  private boolean onBridge(InetAddress ip) {
    return bridges.stream()
        .anyMatch(
            bridge ->
                inOneNetwork(
                    bridge.getAddress().getAddress(),
                    ip.getAddress(),
                    bridge.getNetworkPrefixLength()));
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
