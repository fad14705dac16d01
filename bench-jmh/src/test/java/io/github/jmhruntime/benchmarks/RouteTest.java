package io.github.jmhruntime.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.Offering;
import io.github.jmhruntime.plan.NetworkPath;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTest {

  private final FakeCluster cluster = new FakeCluster();

  @Test
  void aPodIsReachedAtTheAddressThatTheClusterNamesForIt() {
    Route route = Route.over(NetworkPath.BRIDGE, cluster.engine());
    assertThat(route.to("jmh-0", 80).toString()).isEqualTo("/192.0.2.7:80");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "169.254.169.254", "0.0.0.0"})
  void anAddressThatNoPodCanHaveIsRefused(String address) {
    cluster.address = address;
    Route route = Route.over(NetworkPath.BRIDGE, cluster.engine());
    assertThatThrownBy(() -> route.to("jmh-0", 80))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no load is put on " + address);
  }

  @Test
  void aPodThatHasEndedIsNotAskedSinceItsAddressMayBeAnothers() {
    cluster.status = "exited";
    Route route = Route.over(NetworkPath.BRIDGE, cluster.engine());
    assertThatThrownBy(() -> route.to("jmh-0", 80))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("container jmh-0 has no address");
  }

  @Test
  void onAnEngineWithABridgeOfThisMachineAnotherNetworkIsRefused() {
    cluster.offerings = EnumSet.allOf(Offering.class);
    Route route = Route.over(NetworkPath.BRIDGE, cluster.engine());
    assertThatThrownBy(() -> route.to("jmh-0", 80))
        .hasMessageContaining("engine's bridge on this machine (gateway 192.0.2.1)");
  }
}
