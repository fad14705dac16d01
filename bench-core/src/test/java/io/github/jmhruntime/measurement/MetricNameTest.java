package io.github.jmhruntime.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricNameTest {

  @ParameterizedTest
  @CsvSource({
    "·gc.count, gc.count",
    "Â·gc.count, gc.count",
    "?gc.count, gc.count",
    "gc.count, gc.count",
    "run·p0.50, p0.50",
    "run?p0.9999, p0.9999",
    "p0.50, p0.50",
    "get·p1.00, get:p1.00",
    "get:p1.00, get:p1.00",
    "·p0.50, p0.50",
    "seen, seen",
    "größe, größe",
    "latency.p50, latency.p50",
    "·, ·"
  })
  void isThatOfJmh137(String inFile, String expected) {
    assertThat(MetricName.inAllVersions("org.example.B.run", inFile)).isEqualTo(expected);
  }
}
