package io.github.jmhruntime.probe;

import io.github.jmhruntime.engine.ContainerOperations;
import io.github.jmhruntime.engine.ContainerOperations.Reached;
import io.github.jmhruntime.engine.ContainerServices;
import io.github.jmhruntime.engine.ContainerSpec;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.TemporaryContainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Ways to a server in a container. */
final class NetworkProbes {

  private static final int PORT = 8080;
  private static final String HOST = "127.0.0.1";

  private NetworkProbes() {}

  private static ContainerSpec server(ProbedRuntime runtime, ContainerServices services) {
    return runtime.spec(Tenant.of(Program.command("serve.pl"))).with(services);
  }

  private static boolean listens(ProbedRuntime runtime, TemporaryContainer container) {
    return FeatureProbe.soon(() -> runtime.said(container).has("listens"));
  }

  /** Whether engine and prober are on one machine, so that addresses of containers lead there. */
  private static boolean near(ProbedRuntime runtime) {
    return runtime.around().info().isOnThisMachine();
  }

  private static Checks far() {
    return Checks.untried("the engine may be on another machine, whose networks lead nowhere here");
  }

  /** A port of the host. */
  static final class Published extends FeatureProbe {

    Published() {
      super("published-port", null);
    }

    @Override
    Checks use(ProbedRuntime runtime, ContainerOperations operations) {
      if (!near(runtime)) {
        return far();
      }
      var spec = server(runtime, ContainerServices.publishing(PORT));
      try (TemporaryContainer container = ask(() -> runtime.start(spec))) {
        listens(runtime, container);
        Reached reached = operations.reached(container.id());
        int port = reached.published().getOrDefault(PORT, 0);
        return judge(Answer.from(HOST, port, SOON), Answer.from(reached.ipv4(), PORT, SOON), port);
      }
    }

    static Checks judge(boolean published, boolean direct, int port) {
      return Checks.none()
          .fact("port", port)
          .fact("directly", direct)
          .essential(
              published,
              "a server answers at port %d of the host".formatted(port),
              "a server does not answer at port %d of the host; at its own address it %s"
                  .formatted(port, direct ? "does" : "does not, either"));
    }
  }

  /** IPv6, in a network that has it. */
  static final class Ipv6 extends FeatureProbe {

    Ipv6() {
      super("ipv6", null);
    }

    @Override
    Checks use(ProbedRuntime runtime, ContainerOperations operations) {
      if (!near(runtime)) {
        return far();
      }
      if (!hostHasIpv6()) {
        return Checks.untried("this host has no IPv6");
      }
      String subnet = "fd6a:6d68:%04x::/64".formatted(ProcessHandle.current().pid() & 0xffff);
      return inNetwork(
          runtime,
          subnet,
          network -> {
            var spec = server(runtime, ContainerServices.in(network, null));
            try (TemporaryContainer container = ask(() -> runtime.start(spec))) {
              listens(runtime, container);
              String address = operations.reached(container.id()).ipv6();
              return judge(address, Answer.from(address, PORT, SOON));
            }
          });
    }

    private static boolean hostHasIpv6() {
      try {
        return !Files.readString(Path.of("/proc/net/if_inet6")).isBlank();
      } catch (IOException e) {
        return false;
      }
    }

    static Checks judge(String address, boolean answers) {
      return Checks.none()
          .fact("address", address)
          .essential(
              answers,
              "a server answers at its address " + address,
              address.isEmpty()
                  ? "it has no address in a network with IPv6"
                  : "a server does not answer at its address " + address);
    }
  }

  /** Names of other containers. */
  static final class Names extends FeatureProbe {

    private static final String ALIAS = "neighbour";

    Names() {
      super("names", null);
    }

    @Override
    Checks use(ProbedRuntime runtime, ContainerOperations operations) {
      return inNetwork(
          runtime,
          null,
          network -> {
            var spec = server(runtime, ContainerServices.in(network, ALIAS));
            try (TemporaryContainer server = ask(() -> runtime.start(spec))) {
              listens(runtime, server);
              var asker =
                  runtime
                      .spec(Tenant.of(Program.command("ask.pl", ALIAS)))
                      .with(ContainerServices.in(network, null));
              try (TemporaryContainer client = ask(() -> runtime.start(asker))) {
                Ended ended = runtime.awaitEnd(client, ProbedRuntime.PATIENCE);
                return judge(ended.said(), operations.reached(server.id()).ipv4());
              }
            }
          });
    }

    static Checks judge(Said said, String address) {
      String found = said.last("address");
      boolean right = !found.isEmpty() && found.equals(address);
      Checks checks =
          Checks.none()
              .fact("address", address)
              .fact("found", found)
              .essential(
                  right,
                  "the name of a container in the same network leads to its address",
                  "the name of a container in the same network leads %s"
                      .formatted(found.isEmpty() ? "nowhere" : "to " + found));
      return right
          ? checks.also(
              said.last("hello").equals("world"),
              "and its server answers there",
              "its server does not answer there")
          : checks;
    }
  }

  private static Checks inNetwork(
      ProbedRuntime runtime, @Nullable String ipv6Subnet, Function<String, Checks> use) {
    ContainerOperations operations = runtime.engine().operations();
    String run = runtime.around().run();
    String network;
    try {
      network =
          operations.createNetwork(
              run + "-" + (ipv6Subnet == null ? "names" : "ipv6"),
              Map.of(ContainerSpec.RUN_LABEL, run),
              ipv6Subnet);
    } catch (EngineException e) {
      return Checks.untried("the engine makes no such network: " + e.getMessage());
    }
    try {
      return use.apply(network);
    } finally {
      operations.removeNetwork(network);
    }
  }
}
