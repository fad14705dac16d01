package io.github.jmhruntime.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DisturbanceTest {

  @Test
  void aQuietMachineIsUndisturbed() {
    assertThat(Disturbance.reasons(Map.of("stealShare", 0.01, "busyShare", 1.0, "load1End", 9.0)))
        .isEmpty();
    assertThat(Disturbance.reasons(Map.of())).isEmpty();
  }

  @Test
  void eachReasonIsSaidWithItsValue() {
    assertThat(
            Disturbance.reasons(
                Map.of("stealShare", 0.034, "otherCpuShare", 0.5, "thermalThrottles", 3.0)))
        .containsExactly(
            "the hypervisor gave 3.4 % of the CPU time to others",
            "other processes used 50.0 % of the CPU time",
            "a CPU slowed down because of heat 3 times");
  }
}
