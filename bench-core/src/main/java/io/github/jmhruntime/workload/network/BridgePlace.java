package io.github.jmhruntime.workload.network;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.util.Optional;

/**
 * A place on a bridge: the last address of its subnet, which engines, who count from the first,
 * come to last.
 *
 * @param bridge the bridge's name
 * @param address the free address
 * @param prefix the bits of the subnet
 */
record BridgePlace(String bridge, InetAddress address, int prefix) {

  private static final int BITS = 32;
  private static final int LETTERS = 36;
  private static final int REACHED_MILLIS = 100;

  /** The last place on a bridge; empty where it is taken, or not of IPv4. */
  static Optional<BridgePlace> last(NetworkInterface bridge, InetAddress gateway) {
    for (InterfaceAddress own : bridge.getInterfaceAddresses()) {
      if (own.getAddress().equals(gateway) && gateway instanceof Inet4Address) {
        return last(bridge.getName(), gateway, own.getNetworkPrefixLength());
      }
    }
    return Optional.empty();
  }

  static Optional<BridgePlace> last(String bridge, InetAddress gateway, int prefix) {
    if (prefix > BITS - 3) {
      return Optional.empty();
    }
    byte[] bytes = gateway.getAddress();
    for (int bit = prefix; bit < BITS - 1; bit++) {
      bytes[bit / 8] |= (byte) (0x80 >> bit % 8);
    }
    bytes[3] &= (byte) 0xfe; // All ones would be everybody's.
    try {
      InetAddress found = InetAddress.getByAddress(bytes);
      return found.equals(gateway) || found.isReachable(REACHED_MILLIS)
          ? Optional.empty()
          : Optional.of(new BridgePlace(bridge, found, prefix));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Lines of a shell script that is run in the new namespace. */
  String script(String ip, String nsenter) {
    String hosts = "/proc/" + ProcessHandle.current().pid() + "/ns/net";
    String device = "jmhp" + Long.toString(ProcessHandle.current().pid(), LETTERS);
    return """
        set -e
        %1$s -batch - <<'INSIDE'
        link set lo up
        link add eth0 type veth peer name %3$s netns %4$s
        address add %5$s/%6$d dev eth0
        link set eth0 up
        INSIDE
        %2$s --net=%4$s %1$s -batch - <<'OUTSIDE'
        link set %3$s master %7$s
        link set %3$s up
        OUTSIDE
        """
        .formatted(ip, nsenter, device, hosts, address.getHostAddress(), prefix, bridge);
  }
}
