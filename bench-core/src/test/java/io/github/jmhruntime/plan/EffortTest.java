package io.github.jmhruntime.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EffortTest {

  private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

  @Test
  void aBudgetRunsFromWhenTheRunBegins() {
    Effort effort = Effort.of(false, null, Duration.ofMinutes(10));

    assertThat(effort.until()).isNull();
    assertThat(effort.from(NOON).until()).isEqualTo(NOON.plusSeconds(600));
    assertThat(Effort.PLANNED.from(NOON).until()).isNull();
  }

  @Test
  void aSuitesTimeEndsARunUnlessTheUserSetsOne() {
    Duration day = Duration.ofHours(24);
    Duration hour = Duration.ofHours(1);

    assertThat(Effort.of(false, null, null).narrowing(0.025, 35, true, day, 17).budget())
        .isEqualTo(day);
    assertThat(Effort.of(false, null, hour).narrowing(0.025, 35, true, day, 17).budget())
        .isEqualTo(hour);
  }

  @Test
  void goingOnKeepsBlocksAndPrecisionAndTakesNewLimitsOfTime() {
    Effort earlier =
        Effort.of(false, 0.02, Duration.ofMinutes(10)).from(NOON).withBlocks(Map.of("a", 30));

    Effort on = earlier.goingOn(true, Duration.ofMinutes(5));

    assertThat(on)
        .isEqualTo(Effort.of(true, 0.02, Duration.ofMinutes(5)).withBlocks(Map.of("a", 30)));
  }
}
