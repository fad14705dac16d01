package io.github.jmhruntime.command;

import io.github.jmhruntime.plan.Axis;
import io.github.jmhruntime.plan.NetworkPath;
import io.github.jmhruntime.plan.Subject;
import java.util.List;

/** The paths that load takes to containers, checked before anything is started for them. */
final class Paths {

  private static final String FROM = "from";
  private static final String CONTAINER = "container";
  static final String PEER = "peer";
  static final String IPERF3 = "iperf3";

  private Paths() {}

  /**
   * The paths of the benchmarks that are measured over some.
   *
   * @throws CommandException where the user names what is none, or cannot be
   */
  static List<NetworkPath> of(Selection selection) {
    if (!selection.varies(Axis.PATH)) {
      return List.of();
    }
    Subject subject = selection.subject();
    List<NetworkPath> paths =
        subject
            .params()
            .getOrDefault(Axis.PATH.parameter(), List.of(NetworkPath.BRIDGE.word()))
            .stream()
            .map(Paths::path)
            .toList();
    if (paths.contains(NetworkPath.HOST)
        && selection.varies(Axis.SCALE)
        && subject.scales().stream().anyMatch(scale -> scale > 1)) {
      throw new CommandException(
          "-Dparams=path=host: several containers in the host's network would share one port; take -Dscale=1, or -Dparams=path=published");
    }
    if (has(subject, FROM, CONTAINER) && !paths.equals(List.of(NetworkPath.BRIDGE))) {
      throw new CommandException(
          "-Dparams=from=container: two containers reach each other over the bridge only; measure other paths in a run of their own, with from=host");
    }
    if (has(subject, FROM, CONTAINER) && has(subject, PEER, IPERF3)) {
      throw new CommandException(
          "-Dparams=from=container,peer=iperf3: the generator in a container speaks to the peer in Java only; measure iperf3 in a run of its own, with from=host");
    }
    return paths;
  }

  private static boolean has(Subject subject, String param, String value) {
    return subject.params().getOrDefault(param, List.of()).contains(value);
  }

  private static NetworkPath path(String word) {
    try {
      return NetworkPath.of(word);
    } catch (IllegalArgumentException e) {
      throw new CommandException(String.valueOf(e.getMessage()));
    }
  }
}
