package io.github.jmhruntime.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FailureRateTest {

  @Test
  void failuresAreCountedPerRuntimeAndBenchmarkAndReasonsOnce() {
    List<FailureRate> rates =
        FailureRate.of(
            List.of(
                Forks.ok(1, "runc"),
                Forks.failed(1, "kata", "no answer in 60 s"),
                Forks.ok(2, "kata"),
                Forks.failed(3, "kata", "no answer in 60 s"),
                Forks.failed(4, "kata", "exit code 127")));

    assertThat(rates)
        .containsExactly(
            new FailureRate(
                "kata",
                "lifecycle.Start.start",
                Map.of("image", "busybox"),
                3,
                4,
                List.of("no answer in 60 s", "exit code 127")));
    assertThat(rates.get(0).rate()).isEqualTo(0.75);
  }

  @Test
  void aRunWithoutFailuresHasNoRates() {
    assertThat(FailureRate.of(List.of(Forks.ok(1, "runc")))).isEmpty();
  }
}
