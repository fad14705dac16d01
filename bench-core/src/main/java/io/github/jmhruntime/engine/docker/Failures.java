package io.github.jmhruntime.engine.docker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.exception.DockerException;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.EngineNotRunningException;
import io.github.jmhruntime.engine.EngineTimeoutException;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says in this project's words what went wrong in a call, and what would mend it. */
public final class Failures {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String WENT_AWAY = "went away during the call";

  private Failures() {}

  /**
   * Translates what a call threw.
   *
   * @param what the call, such as {@code start container 0123…}
   */
  static EngineException translate(String what, Endpoint endpoint, TimeLimit time, Throwable e) {
    if (time.expired()) {
      return hangs(what, endpoint, time, e);
    }
    if (e instanceof EngineException already) {
      return already;
    }
    if (e instanceof DockerException refusal) {
      return new EngineException(what + ": " + refused(refusal), e);
    }
    String chain = chain(e);
    if (chain.toLowerCase(Locale.ROOT).contains("connection refused")) {
      return new EngineNotRunningException(
          "%s: nothing accepts connections at %s; is the engine running?".formatted(what, endpoint),
          e);
    }
    if (chain.toLowerCase(Locale.ROOT).contains("timed out")) {
      return hangs(what, endpoint, time, e);
    }
    return new EngineException(what + ": " + unreachable(endpoint, time, chain), e);
  }

  /**
   * Says of a failure of the very first call what it may mean: that something else listens there.
   *
   * @param e what {@link #translate} made of it
   */
  static EngineException ofFirstCall(Endpoint endpoint, EngineException e) {
    boolean otherWords =
        e.getCause() instanceof DockerException refusal && refusal.getHttpStatus() == 404;
    String message = String.valueOf(e.getMessage());
    if (!otherWords && !message.contains(WENT_AWAY)) {
      return e;
    }
    return new EngineException(
        "what listens at %s does not speak as a Docker Engine does (%s); is it another kind of socket? That of containerd is named with -Dengine=cri://%s"
            .formatted(
                endpoint,
                message.lines().findFirst().orElseThrow(),
                endpoint.socket() == null ? "/run/containerd/containerd.sock" : endpoint.socket()),
        e);
  }

  private static EngineTimeoutException hangs(
      String what, Endpoint endpoint, TimeLimit time, Throwable e) {
    return new EngineTimeoutException(
        "%s: no answer from the engine at %s within %s; %s"
            .formatted(what, endpoint, seconds(time.elapsed()), EngineTimeoutException.SIGN),
        e);
  }

  /** Whether the message says that a disk is full. */
  public static boolean diskFull(@Nullable String message) {
    return message != null && message.toLowerCase(Locale.ROOT).contains("no space left on device");
  }

  private static String refused(DockerException e) {
    String message = message(e);
    String lower = message.toLowerCase(Locale.ROOT);
    if (diskFull(message)) {
      return message
          + " (the engine's disk is full; free some space, `docker system df` shows where)";
    }
    if (lower.contains("unknown runtime") || lower.contains("unknown or invalid runtime")) {
      return message
          + " (no such runtime is registered with the engine; `docker info` lists those that are,"
          + " and 'runtimes' in its daemon.json adds one)";
    }
    if (e.getHttpStatus() == 404 && lower.contains("no such image")) {
      return message + " (it must be pulled or built first)";
    }
    return message + " (status " + e.getHttpStatus() + ")";
  }

  /** The engine wraps its message in JSON, and docker-java puts the status in front. */
  private static String message(DockerException e) {
    String text = String.valueOf(e.getMessage());
    int brace = text.indexOf('{');
    if (brace >= 0) {
      try {
        JsonNode message = JSON.readTree(text.substring(brace)).get("message");
        if (message != null) {
          return message.asText().strip();
        }
      } catch (JsonProcessingException notJson) {
        return text.strip();
      }
    }
    return text.strip();
  }

  private static String unreachable(Endpoint endpoint, TimeLimit time, String chain) {
    String lower = chain.toLowerCase(Locale.ROOT);
    if (lower.contains("permission denied")) {
      return "permission to use %s is denied; add your user to the group 'docker' %s, or use sudo"
          .formatted(endpoint, "(sudo usermod -aG docker $USER, then log in again)");
    }
    if (lower.contains("no such file or directory")) {
      return "there is no socket at " + endpoint + "; is the engine running?";
    }
    if (lower.contains("unknownhost")) {
      return "the host of " + endpoint + " is not known; check the address";
    }
    if (lower.contains("interrupt")) {
      return "interrupted while waiting for the engine at " + endpoint;
    }
    return "the engine at %s %s after %s (%s); see its log"
        .formatted(endpoint, WENT_AWAY, seconds(time.elapsed()), chain);
  }

  private static String chain(Throwable e) {
    StringBuilder text = new StringBuilder();
    for (Throwable t = e; t != null; t = t.getCause()) {
      text.append(text.isEmpty() ? "" : ": ").append(t.getClass().getSimpleName());
      if (t.getMessage() != null && t.getCause() == null) {
        text.append(' ').append(t.getMessage());
      }
    }
    return text.toString();
  }

  private static String seconds(Duration duration) {
    return "%.1f s".formatted(duration.toMillis() / 1e3);
  }
}
