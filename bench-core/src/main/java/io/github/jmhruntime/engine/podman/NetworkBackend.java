package io.github.jmhruntime.engine.podman;

import io.github.jmhruntime.host.Subnet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What puts root's containers into the network that Podman knows as {@code podman}: a bridge that
 * is there already. Told by itself to make one, either would change the machine's packet filter.
 */
enum NetworkBackend {
  /** The plugins of the container network interface, up to Podman 4. */
  CNI("cni", "87-podman.conflist") {
    @Override
    String settings() {
      return "cni_plugin_dirs = [%s]%n"
          .formatted(PLUGINS.stream().map("\"%s\""::formatted).collect(Collectors.joining(", ")));
    }

    /** The plugin's own gateway would turn forwarding on. */
    @Override
    String network(String bridge, Subnet subnet, Path run) {
      return """
          {"cniVersion": "0.4.0", "name": "podman", "plugins": [{
            "type": "bridge", "bridge": "%s", "isGateway": false, "ipMasq": false,
            "ipam": {"type": "host-local", "dataDir": "%s", "routes": [{"dst": "0.0.0.0/0"}],
              "ranges": [[{"subnet": "%s", "gateway": "%s"}]]}}]}
          """
          .formatted(bridge, run.resolve("addresses"), cidr(subnet), subnet.host(1));
    }
  },
  /** Podman's own, which is the only one from Podman 5 on. */
  NETAVARK("netavark", "podman.json") {
    @Override
    String settings() {
      return "firewall_driver = \"none\"\n";
    }

    @Override
    String network(String bridge, Subnet subnet, Path run) {
      return """
          {"name": "podman", "driver": "bridge", "network_interface": "%s",
            "id": "2f259bab93aaaaa2542ba43ef33eb990d0999ee1b9924b557b7be53c0b7a1bb9",
            "created": "2024-01-01T00:00:00Z", "ipv6_enabled": false, "internal": false,
            "dns_enabled": false, "ipam_options": {"driver": "host-local"},
            "options": {"mode": "unmanaged"},
            "subnets": [{"subnet": "%s", "gateway": "%s"}]}
          """
          .formatted(bridge, cidr(subnet), subnet.host(1));
    }
  };

  private static final List<String> PLUGINS =
      List.of("/usr/lib/cni", "/usr/libexec/cni", "/opt/cni/bin");

  private final String podmanName;
  private final String file;

  NetworkBackend(String podmanName, String file) {
    this.podmanName = podmanName;
    this.file = file;
  }

  /** The one of a version of Podman, such as {@code 4.3.1}. */
  static NetworkBackend of(String version) {
    return Integer.parseInt(version.split("\\.", -1)[0]) < 5 ? CNI : NETAVARK;
  }

  /** Whether the plugins that put a container on a bridge are there. */
  static boolean hasPlugins() {
    return PLUGINS.stream().anyMatch(folder -> Files.isExecutable(Path.of(folder, "bridge")));
  }

  String podmanName() {
    return podmanName;
  }

  /** The name of the network's file. */
  String file() {
    return file;
  }

  /** Lines for containers.conf. */
  abstract String settings();

  /** The network's file. */
  abstract String network(String bridge, Subnet subnet, Path run);

  private static String cidr(Subnet subnet) {
    return subnet.host(0) + "/" + subnet.prefix();
  }
}
