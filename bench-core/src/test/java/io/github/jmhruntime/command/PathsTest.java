package io.github.jmhruntime.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jmhruntime.plan.Axis;
import io.github.jmhruntime.plan.Declaration;
import io.github.jmhruntime.plan.ListedBenchmark;
import io.github.jmhruntime.plan.NetworkPath;
import io.github.jmhruntime.plan.Subject;
import io.github.jmhruntime.plan.Workload;
import io.github.jmhruntime.profile.Catalog;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PathsTest {

  private static final Set<Axis> SERVERS = Set.of(Axis.IMAGE, Axis.SCALE, Axis.PATH);
  private static final Set<Axis> PEER = Set.of(Axis.LIMITS, Axis.PATH);

  @Test
  void theBridgeIsTakenUnlessOthersAreNamed() {
    assertThat(paths(SERVERS, List.of(3), Map.of())).containsExactly(NetworkPath.BRIDGE);
    assertThat(paths(SERVERS, List.of(1), Map.of("path", List.of("published", "host"))))
        .containsExactly(NetworkPath.PUBLISHED, NetworkPath.HOST);
  }

  /** A parameter of that name that is no declared axis is the benchmark's own. */
  @Test
  void whatIsNoAxisMayHaveAnyValue() {
    assertThat(paths(Set.of(Axis.IMAGE), List.of(1), Map.of("path", List.of("/tmp")))).isEmpty();
  }

  @Test
  void anotherWordIsRefusedWithThoseThatThereAre() {
    refused(SERVERS, 1, Map.of("path", List.of("wire")), "-Dparams=path=wire", "bridge, published");
  }

  @Test
  void severalContainersOnOnePortAreRefused() {
    refused(SERVERS, 3, Map.of("path", List.of("host")), "one port", "-Dscale=1");
    assertThat(paths(PEER, List.of(3), Map.of("path", List.of("host"))))
        .containsExactly(NetworkPath.HOST);
  }

  @Test
  void twoContainersAreRefusedOverAnotherPathThanTheBridge() {
    refused(
        PEER,
        1,
        Map.of("path", List.of("bridge", "published"), "from", List.of("container")),
        "-Dparams=from=container",
        "over the bridge only");
  }

  @Test
  void anIperf3IsRefusedForTwoContainers() {
    refused(
        PEER,
        1,
        Map.of("peer", List.of("java", "iperf3"), "from", List.of("host", "container")),
        "-Dparams=from=container,peer=iperf3",
        "with from=host");
  }

  private static void refused(
      Set<Axis> axes, int scale, Map<String, List<String>> params, String... words) {
    assertThatThrownBy(() -> paths(axes, List.of(scale), params))
        .isInstanceOf(CommandException.class)
        .hasMessageContainingAll(words);
  }

  private static List<NetworkPath> paths(
      Set<Axis> axes, List<Integer> scales, Map<String, List<String>> params) {
    return Paths.of(
        new Selection(
            Catalog.load(null).suite("", "quick"),
            new Subject("quick", List.of(), List.of(), List.of(), scales, params),
            List.of(new ListedBenchmark("Loads", new Declaration(axes, Workload.ANY, false)))));
  }
}
