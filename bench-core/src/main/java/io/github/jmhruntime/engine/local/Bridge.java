package io.github.jmhruntime.engine.local;

import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.docker.ExternalCommand;
import io.github.jmhruntime.host.Subnet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The private engine's own bridge. It is made here and not by the engine, which would set up
 * forwarding and packet filters for it, and might meet the bridge of a system's own engine.
 */
public final class Bridge {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  private Bridge() {}

  /**
   * Makes one, on a private subnet that nothing uses.
   *
   * <p>The hardware address is given, because the kernel otherwise takes the lowest one of the
   * bridge's ports: it would change with every container that comes or goes, and those that run
   * would send their packets to an address that nobody has any more, until their ARP entry expires.
   */
  public static Subnet create(String name) {
    Subnet subnet =
        Subnet.free(used())
            .orElseThrow(
                () ->
                    new EngineException(
                        "every private subnet that the private engine's bridge could use is in use;"
                            + " `ip route` lists them"));
    ip("link", "add", name, "address", subnet.hardwareAddress(), "type", "bridge");
    ip("address", "add", subnet.host(1) + "/" + subnet.prefix(), "dev", name);
    ip("link", "set", name, "up");
    return subnet;
  }

  /** Removes it, where there is one. */
  public static void remove(String name) {
    if (exists(name)) {
      ip("link", "delete", name);
    }
  }

  /** Whether the machine has it. */
  public static boolean exists(String name) {
    return Files.exists(Path.of("/sys/class/net", name));
  }

  private static List<Subnet> used() {
    try {
      return Subnet.inUse();
    } catch (IOException e) {
      throw new EngineException("the machine's networks cannot be listed: " + e, e);
    }
  }

  private static void ip(String... arguments) {
    List<String> command = new ArrayList<>(List.of("ip"));
    command.addAll(List.of(arguments));
    ExternalCommand.run(LIMIT, command.toArray(String[]::new));
  }
}
