package io.github.jmhruntime.engine.docker;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What is otherwise where an engine runs without root: its containers' networks are behind
 * slirp4netns, a TCP/IP stack in a process, through which they reach the machine's own 127.0.0.1 at
 * another address, and which no address of theirs is reached through.
 *
 * @param limits whether it can limit a container's CPUs and memory
 */
public record Rootless(boolean limits) {

  /** Where slirp4netns lets a container find the machine. */
  public static final String HOST_FROM_INSIDE = "10.0.2.2";

  /** Where that leads to. */
  public static final String HOST = "127.0.0.1";

  /** Why limits are refused. */
  public static final String NO_LIMITS =
      "limits of CPUs and memory cannot be set without root on a machine with cgroup v1, whose control groups belong to root. Leave -Dlimits out, or run as root";

  /** Why load cannot be put on a container. */
  public static final String UNREACHABLE =
      "without root, a container's address is not reached from this machine: its network is behind slirp4netns. Run as root";

  /** What an engine's answer to {@code /info} says, or null where it has root. */
  static @Nullable Rootless of(JsonNode info) {
    for (JsonNode option : info.path("SecurityOptions")) {
      if (option.asText().startsWith("name=rootless")) {
        return new Rootless(!info.path("CgroupDriver").asText().equals("none"));
      }
    }
    return null;
  }
}
