package io.github.jmhruntime.engine.docker;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HealthCheck;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import io.github.jmhruntime.engine.ContainerServices;
import io.github.jmhruntime.engine.ContainerServices.Publication;
import java.util.ArrayList;
import java.util.List;

/** Services for a container in docker-java's words; what is not asked for is left out. */
final class Serving {

  private static final String HERE = "127.0.0.1";

  private Serving() {}

  static void apply(ContainerServices services, CreateContainerCmd create) {
    if (services.terminal()) {
      create.withTty(true);
    }
    Publication published = services.published();
    if (published != null) {
      create.withExposedPorts(
          bindings(published).stream().map(PortBinding::getExposedPort).toList());
    }
    if (services.healthCheck() != null) {
      create.withHealthcheck(check(services.healthCheck()));
    }
    if (services.alias() != null) {
      create.withAliases(services.alias());
    }
  }

  static void apply(ContainerServices services, HostConfig host) {
    Publication published = services.published();
    if (published != null) {
      host.withPortBindings(bindings(published));
    }
    if (services.network() != null) {
      host.withNetworkMode(services.network());
    }
  }

  private static List<PortBinding> bindings(Publication published) {
    ExposedPort tcp = ExposedPort.tcp(published.inside());
    Integer outside = published.outside();
    if (outside == null) {
      return List.of(new PortBinding(Ports.Binding.bindIp(HERE), tcp));
    }
    Ports.Binding fixed = Ports.Binding.bindIpAndPort(HERE, outside);
    return List.of(
        new PortBinding(fixed, tcp), new PortBinding(fixed, ExposedPort.udp(published.inside())));
  }

  private static HealthCheck check(ContainerServices.HealthCheck check) {
    List<String> test = new ArrayList<>(List.of("CMD"));
    test.addAll(check.command());
    return new HealthCheck()
        .withTest(test)
        .withInterval(check.interval().toNanos())
        .withTimeout(check.limit().toNanos())
        .withRetries(1);
  }
}
