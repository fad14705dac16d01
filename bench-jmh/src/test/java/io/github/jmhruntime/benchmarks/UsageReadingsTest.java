package io.github.jmhruntime.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.jmhruntime.engine.PodUsage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class UsageReadingsTest {

  private static final long SECOND = 1_000_000_000;

  /** The node's clock is years behind this machine's. */
  private static final Instant NODE = Instant.parse("2001-01-01T00:00:00Z");

  @Test
  void cpuTimeIsTakenBetweenTwoReadingsOfTheLoad() {
    UsageReadings readings = new UsageReadings();
    assertThat(readings.add(List.of(at(0, 1.0)), 0, 0)).isFalse();
    assertThat(readings.add(List.of(at(0, 1.0)), SECOND, 50)).isFalse();
    assertThat(readings.add(List.of(at(10, 2.0)), 4 * SECOND, 300)).isFalse();
    assertThat(readings.add(List.of(at(10, 2.0)), 9 * SECOND, 800)).isFalse();
    assertThat(readings.add(List.of(at(20, 7.0)), 14 * SECOND, 1300)).isTrue();
    // 5 s of CPU in 10 s, and 1000 answers in 10 s.
    assertThat(readings.cpuSecondsPerAnswer().orElseThrow()).isCloseTo(0.005, within(1e-12));
    assertThat(readings.apart()).contains(Duration.ofSeconds(10));
    assertThat(readings.workingSetBytes()).hasValue(20);
  }

  @Test
  void whatWasReadBeforeTheLoadDoesNotCount() {
    UsageReadings readings = new UsageReadings();
    assertThat(readings.add(List.of(at(0, 1.0)), 0, 0)).isFalse();
    assertThat(readings.add(List.of(at(0, 1.0)), SECOND, 50)).isFalse();
    assertThat(readings.workingSetBytes()).isEmpty();
    assertThat(readings.cpuSecondsPerAnswer()).isEmpty();
    assertThat(readings.apart()).isEmpty();
  }

  @Test
  void oneReadingTellsMemoryAndTheResolutionButNoCpuTime() {
    UsageReadings readings = new UsageReadings();
    assertThat(readings.add(List.of(at(0, 1.0)), 0, 0)).isFalse();
    assertThat(readings.add(List.of(at(12, 2.0)), SECOND, 50)).isFalse();
    assertThat(readings.workingSetBytes()).hasValue(12);
    assertThat(readings.cpuSecondsPerAnswer()).isEmpty();
    assertThat(readings.apart()).contains(Duration.ofSeconds(12));
  }

  @Test
  void whereTheKubeletReadsWheneverItIsAskedTwoReadingsAreASecondApart() {
    UsageReadings readings = new UsageReadings();
    assertThat(readings.add(List.of(at(0, 0)), 0, 0)).isFalse();
    int reading = 1;
    while (!readings.add(
        List.of(at(0.2 * reading, 0.1 * reading)), reading * SECOND / 5, reading)) {
      reading++;
    }
    assertThat(reading).isEqualTo(6);
    assertThat(readings.cpuSecondsPerAnswer().orElseThrow()).isCloseTo(0.1, within(1e-9));
  }

  @Test
  void severalPodsAddUpThoughTheyAreReadAtDifferentTimes() {
    UsageReadings readings = new UsageReadings();
    assertThat(readings.add(List.of(at(0, 0), at(3, 0)), 0, 0)).isFalse();
    assertThat(readings.add(List.of(at(10, 1), at(3, 0)), SECOND, 10)).isFalse();
    assertThat(readings.add(List.of(at(10, 1), at(13, 2)), 2 * SECOND, 20)).isFalse();
    assertThat(readings.add(List.of(at(20, 2), at(23, 4)), 12 * SECOND, 120)).isTrue();
    // 0.1 + 0.2 CPUs for 10 answers per second.
    assertThat(readings.cpuSecondsPerAnswer().orElseThrow()).isCloseTo(0.03, within(1e-12));
    assertThat(readings.workingSetBytes()).hasValue(43);
  }

  @Test
  void aPodOfWhichTheKubeletHasNoFiguresYetIsWaitedFor() {
    UsageReadings readings = new UsageReadings();
    assertThat(readings.add(List.of(unknown()), 0, 0)).isFalse();
    assertThat(readings.add(List.of(unknown()), SECOND, 10)).isFalse();
    assertThat(readings.workingSetBytes()).isEmpty();
    assertThat(readings.add(List.of(at(1, 0)), 2 * SECOND, 20)).isFalse();
    assertThat(readings.apart()).isEmpty();
    assertThat(readings.add(List.of(at(2, 1)), 3 * SECOND, 120)).isTrue();
    assertThat(readings.cpuSecondsPerAnswer().orElseThrow()).isCloseTo(0.01, within(1e-12));
  }

  /** So many seconds on, of the node's clock; the memory is as many bytes. */
  private static PodUsage at(double seconds, double cpuSeconds) {
    Instant time = NODE.plusNanos(Math.round(seconds * SECOND));
    return new PodUsage(time, Math.round(cpuSeconds * SECOND), time, (long) seconds);
  }

  private static PodUsage unknown() {
    return new PodUsage(null, 0, null, 0);
  }
}
