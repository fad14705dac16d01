package io.github.jmhruntime.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SubnetTest {

  @Test
  void theFirstSubnetThatNothingUsesIsTaken() {
    assertThat(free("10.0.0.0/8")).isEqualTo("172.30.0.1");
    assertThat(free("172.30.0.0/23", "172.30.2.200/32")).isEqualTo("172.30.3.1");
    assertThat(free("172.16.0.0/12")).isEqualTo("10.213.0.1");
    assertThat(free("172.16.0.0/12", "10.0.0.0/8", "192.168.0.0/16")).isEqualTo("none");
  }

  @Test
  void theRoutingTableIsReadWithoutItsDefaultRoute() {
    String table =
        """
        Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT
        eth0\t00000000\t010200C0\t0003\t0\t0\t0\t00000000\t0\t0\t0
        docker0\t000011AC\t00000000\t0001\t0\t0\t0\t0000FFFF\t0\t0\t0
        """;
    assertThat(Subnet.routes(table)).containsExactly(Subnet.parse("172.17.0.0/16"));
  }

  @Test
  void aDeviceThatVanishesWhileItIsReadDoesNotTakeAllAddresses() {
    Subnet vanishing = Subnet.of("172.30.0.1", 0);

    assertThat(Subnet.free(List.of(vanishing)).orElseThrow().host(1)).isEqualTo("172.30.1.1");
    assertThat(Subnet.of("172.30.1.1", 24)).isEqualTo(Subnet.parse("172.30.1.0/24"));
  }

  private static String free(String... used) {
    List<Subnet> subnets = Stream.of(used).map(Subnet::parse).toList();
    return Subnet.free(subnets).map(subnet -> subnet.host(1)).orElse("none");
  }
}
