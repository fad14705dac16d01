package io.github.jmhruntime.probe;

import io.github.jmhruntime.engine.ContainerOperations;
import io.github.jmhruntime.engine.ContainerServices;
import io.github.jmhruntime.engine.ContainerServices.HealthCheck;
import io.github.jmhruntime.engine.TemporaryContainer;
import io.github.jmhruntime.profile.RuntimeProfile.Limitation;
import java.time.Duration;
import java.util.List;

/** A health check of a container that is well until it is told not to be. */
final class HealthCheckProbe extends FeatureProbe {

  private static final HealthCheck CHECK =
      new HealthCheck(
          List.of("test", "-e", "/tmp/well"), Duration.ofMillis(300), Duration.ofSeconds(5));

  private static final String SCRIPT =
      "trap 'rm /tmp/well' USR1; touch /tmp/well; while :; do sleep 0.1; done";

  HealthCheckProbe() {
    super("health-check", Limitation.HEALTH_CHECK);
  }

  @Override
  Checks use(ProbedRuntime runtime, ContainerOperations operations) {
    var spec = runtime.spec(Tenant.of(shell(SCRIPT))).with(ContainerServices.checked(CHECK));
    try (TemporaryContainer container = ask(() -> runtime.start(spec))) {
      String id = container.id();
      boolean well = soon(() -> says(operations, id, "healthy"));
      ask(() -> operations.signal(id, "SIGUSR1"));
      boolean unwell = soon(() -> says(operations, id, "unhealthy"));
      return judge(well, unwell, operations.health(id).orElse("nothing"));
    }
  }

  private static boolean says(ContainerOperations operations, String id, String word) {
    return operations.health(id).filter(word::equals).isPresent();
  }

  static Checks judge(boolean well, boolean unwell, String last) {
    return Checks.none()
        .fact("last", last)
        .also(well, "a container that is well is 'healthy'", "one that is well is never 'healthy'")
        .also(unwell, "and 'unhealthy' once it is not", "one that is not is never 'unhealthy'");
  }
}
