package io.github.jmhruntime.host;

import java.io.IOException;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A range of IPv4 addresses.
 *
 * @param address the first address, as a number
 * @param prefix how many leading bits are the network's, 0 to 32
 */
public record Subnet(long address, int prefix) {

  private static final int BITS = 32;

  /** Reads the form {@code 172.30.0.0/24}. */
  public static Subnet parse(String text) {
    String[] parts = text.split("[./]", -1);
    long address = 0;
    for (int i = 0; i < 4; i++) {
      address = address << 8 | Integer.parseInt(parts[i]);
    }
    int prefix = Integer.parseInt(parts[4]);
    return new Subnet(address & mask(prefix), prefix);
  }

  /**
   * The destinations in a table as {@code /proc/net/route} shows it, without the default route,
   * which covers everything and takes nothing.
   */
  public static List<Subnet> routes(String table) {
    List<Subnet> routes = new ArrayList<>();
    for (String line : table.lines().skip(1).toList()) {
      String[] fields = line.strip().split("\\s+", -1);
      if (fields.length >= 8) {
        long mask = reversed(fields[7]);
        int prefix = Long.bitCount(mask);
        if (prefix > 0) {
          routes.add(new Subnet(reversed(fields[1]) & mask, prefix));
        }
      }
    }
    return routes;
  }

  /**
   * Those that this machine has routes or addresses of.
   *
   * @throws IOException where that cannot be read
   */
  public static List<Subnet> inUse() throws IOException {
    List<Subnet> used = new ArrayList<>(routes(Files.readString(Path.of("/proc/net/route"))));
    for (NetworkInterface device : NetworkInterface.networkInterfaces().toList()) {
      for (InterfaceAddress address : device.getInterfaceAddresses()) {
        if (address.getAddress().getAddress().length == 4) {
          used.add(of(address.getAddress().getHostAddress(), address.getNetworkPrefixLength()));
        }
      }
    }
    return used;
  }

  /**
   * The range of an address of a device. Java gives the length 0 where the device vanishes while it
   * is asked for its mask, as the link of a container that ends does; that is no network which
   * takes all addresses.
   */
  static Subnet of(String address, int prefix) {
    return parse(address + "/" + (prefix > 0 ? prefix : BITS));
  }

  /** The first private subnet of 256 addresses that overlaps none of those in use, if any. */
  public static Optional<Subnet> free(List<Subnet> used) {
    return candidates()
        .filter(candidate -> used.stream().noneMatch(candidate::overlaps))
        .findFirst();
  }

  private static Stream<Subnet> candidates() {
    return Stream.of("172.30.", "10.213.", "192.168.")
        .flatMap(
            start -> IntStream.range(0, 256).mapToObj(third -> parse(start + third + ".0/24")));
  }

  boolean overlaps(Subnet other) {
    long mask = mask(Math.min(prefix, other.prefix));
    return (address & mask) == (other.address & mask);
  }

  /** The address of its first, second, … host, such as {@code 172.30.0.1}. */
  public String host(int number) {
    long host = address + number;
    return "%d.%d.%d.%d".formatted(host >> 24, host >> 16 & 0xff, host >> 8 & 0xff, host & 0xff);
  }

  /**
   * A hardware address for the first host, locally administered, as Docker forms them: 02:42:IP.
   */
  public String hardwareAddress() {
    long host = address + 1;
    return "02:42:%02x:%02x:%02x:%02x"
        .formatted(host >> 24, host >> 16 & 0xff, host >> 8 & 0xff, host & 0xff);
  }

  private static long mask(int prefix) {
    return prefix == 0 ? 0 : 0xffff_ffffL << (BITS - prefix) & 0xffff_ffffL;
  }

  /** The kernel prints addresses as little-endian hexadecimal numbers. */
  private static long reversed(String hex) {
    return Integer.toUnsignedLong(Integer.reverseBytes((int) Long.parseLong(hex, 16)));
  }
}
