package io.github.jmhruntime.engine.cri;

import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.EngineNotRunningException;
import io.github.jmhruntime.engine.EngineTimeoutException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** Says in this project's words what went wrong in a call, and what would mend it. */
final class CriFailures {

  /** What an engine says, and what would mend it. */
  private record Hint(Pattern sign, String remedy) {

    static Hint of(String sign, String remedy) {
      return new Hint(Pattern.compile(sign), remedy);
    }
  }

  private static final List<Hint> HINTS =
      List.of(
          Hint.of(
              "no runtime for .* is configured",
              "no such handler is configured: add runtimes.NAME under 'containerd' of the CRI plugin"
                  + " in containerd's config.toml, and restart it"),
          Hint.of(
              "failed to get sandbox image|failed to pull image .*pause",
              "the image that holds a pod's namespaces cannot be pulled: bring it with `ctr -n k8s.io"
                  + " images import FILE`, or set 'sandbox_image' in containerd's config.toml to one"
                  + " that is there"),
          Hint.of(
              "cni plugin not initialized|cni config|failed to setup network|NetworkNotReady",
              "pods have no network: put a CNI configuration into conf_dir (/etc/cni/net.d) and its"
                  + " plugins into bin_dir (/opt/cni/bin; Debian: containernetworking-plugins in"
                  + " /usr/lib/cni)"),
          Hint.of(
              "RST_STREAM closed stream",
              "the engine's words are too long to be sent; they stand in its log. gVisor's 'too many"
                  + " files' there means more mounts than a container of a pod can have, about 120:"
                  + " take a shorter class path"),
          Hint.of(
              "no space left on device",
              "the engine's disk is full; free some space (`df` shows)"));

  private CriFailures() {}

  static EngineException translate(
      String what, Path socket, Duration limit, StatusRuntimeException e) {
    Status status = e.getStatus();
    String said = said(e);
    return switch (status.getCode()) {
      case DEADLINE_EXCEEDED ->
          new EngineTimeoutException(
              "%s: no answer from the engine at %s within %.1f s; %s"
                  .formatted(what, socket, limit.toMillis() / 1e3, EngineTimeoutException.SIGN),
              e);
      case UNAVAILABLE, INTERNAL, UNKNOWN -> unreachable(what, socket, said, e);
      case UNIMPLEMENTED -> new EngineException(what + ": " + unimplemented(socket, said), e);
      default -> new EngineException(what + ": " + hinted(said), e);
    };
  }

  /** Whether the engine knows no such pod, container or image. */
  static boolean isNotFound(EngineException e) {
    return e.getCause() instanceof StatusRuntimeException cause
        && cause.getStatus().getCode() == Status.Code.NOT_FOUND;
  }

  private static EngineException unreachable(
      String what, Path socket, String said, StatusRuntimeException e) {
    if (said.contains("FileNotFoundException")) {
      return new EngineNotRunningException(
          "%s: there is no socket at %s; is the engine running?".formatted(what, socket), e);
    }
    if (said.contains("Connection refused")) {
      return new EngineNotRunningException(
          "%s: nothing accepts connections at %s; is the engine running?".formatted(what, socket),
          e);
    }
    if (said.contains("Permission denied") && said.contains("connect")) {
      return new EngineException(
          "%s: permission to use %s is denied; use sudo".formatted(what, socket), e);
    }
    if (said.contains("First received frame was not SETTINGS") || said.contains("HTTP/1.")) {
      return new EngineException(
          "%s: what listens at %s does not speak gRPC; a Docker or Podman engine is named as -Dengine=unix://%s"
              .formatted(what, socket, socket),
          e);
    }
    if (e.getStatus().getCode() == Status.Code.UNAVAILABLE) {
      return new EngineException(
          "%s: the engine at %s went away during the call (%s); see its log"
              .formatted(what, socket, said),
          e);
    }
    return new EngineException(what + ": " + hinted(said), e);
  }

  private static String unimplemented(Path socket, String said) {
    return said.contains("runtime.v1.")
        ? "the engine at %s does not offer CRI v1 (%s): take 'cri' out of 'disabled_plugins' in its config.toml (Docker's own containerd has it there), or install containerd 1.6 or later"
            .formatted(socket, said)
        : "the engine at %s does not have this call (%s)".formatted(socket, said);
  }

  private static String hinted(String said) {
    return HINTS.stream()
        .filter(hint -> hint.sign().matcher(said).find())
        .findFirst()
        .map(hint -> said + " (" + hint.remedy() + ")")
        .orElse(said);
  }

  private static String said(StatusRuntimeException e) {
    StringBuilder said = new StringBuilder();
    String description = e.getStatus().getDescription();
    said.append(description == null ? e.getStatus().getCode().name() : description);
    for (Throwable t = e.getCause(); t != null; t = t.getCause()) {
      String message = t.getMessage();
      said.append(": ").append(message == null ? t.getClass().getSimpleName() : message);
    }
    return said.toString();
  }
}
