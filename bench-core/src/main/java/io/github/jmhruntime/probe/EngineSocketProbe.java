package io.github.jmhruntime.probe;

import io.github.jmhruntime.engine.ContainerSpec.Mount;
import io.github.jmhruntime.profile.Finding;
import java.util.Map;

/** Whether the engine answers a program inside through its socket, were that mounted. */
final class EngineSocketProbe implements Probe {

  private static final String SCHEME = "unix://";
  private static final String INSIDE = "/engine.sock";

  @Override
  public String name() {
    return "engine-socket";
  }

  @Override
  public Found tryUnder(ProbedRuntime runtime) {
    String endpoint = runtime.around().info().endpoint();
    if (!endpoint.startsWith(SCHEME)) {
      return Found.notRun("the engine at %s does not speak HTTP at a socket".formatted(endpoint));
    }
    Tenant tenant =
        Tenant.of(Program.command("socket.pl", INSIDE))
            .mounting(new Mount(endpoint.substring(SCHEME.length()), INSIDE, true));
    return judge(runtime.run(tenant, ProbedRuntime.PATIENCE));
  }

  static Found judge(Ended ended) {
    String answer = ended.said().last("answer");
    if (answer.isEmpty()) {
      return Found.notRun("the program ended early: " + ended.words());
    }
    boolean answered = answer.startsWith("HTTP/");
    return new Found(
        answered ? Finding.NOT_ENFORCED : Finding.ENFORCED,
        answered
            ? "through its mounted socket the engine answers from inside, so root inside is root on the host"
            : "the mounted socket of the engine does not lead to it (%s)".formatted(answer),
        Map.of("answer", answer));
  }
}
