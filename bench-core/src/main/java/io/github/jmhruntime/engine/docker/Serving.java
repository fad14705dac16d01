package io.github.jmhruntime.engine.docker;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HealthCheck;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import io.github.jmhruntime.engine.ContainerServices;
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
    if (services.port() != null) {
      create.withExposedPorts(ExposedPort.tcp(services.port()));
    }
    if (services.healthCheck() != null) {
      create.withHealthcheck(check(services.healthCheck()));
    }
    if (services.alias() != null) {
      create.withAliases(services.alias());
    }
  }

  static void apply(ContainerServices services, HostConfig host) {
    if (services.port() != null) {
      host.withPortBindings(
          new PortBinding(Ports.Binding.bindIp(HERE), ExposedPort.tcp(services.port())));
    }
    if (services.network() != null) {
      host.withNetworkMode(services.network());
    }
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
