package io.github.jmhruntime.driver;

import static io.github.jmhruntime.driver.Plans.START;
import static io.github.jmhruntime.driver.Plans.STOP;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jmhruntime.host.NoiseMeasure;
import io.github.jmhruntime.measurement.ForkRecord;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RemeasurementTest {

  private static final ForkRecord QUIET = Plans.record(1, START, "runc", true);
  private static final ForkRecord OTHER_BLOCK = Plans.record(2, START, "runc", true);
  private static final ForkRecord OTHER_CELL = Plans.record(1, STOP, "crun", true);
  private static final ForkRecord DISTURBED = disturbed(Plans.record(1, START, "crun", true));

  @Test
  void theCounterpartsOfADisturbedForkAreMeasuredAgainWithIt() {
    List<ForkRecord> forks = List.of(QUIET, DISTURBED, OTHER_CELL, OTHER_BLOCK);

    assertThat(Remeasurement.keepQuiet(forks)).containsExactly(OTHER_CELL, OTHER_BLOCK);
  }

  @Test
  void whatWasQuietWhenMeasuredAgainStays() {
    ForkRecord again = Plans.record(1, START, "crun", true);

    assertThat(Remeasurement.keepQuiet(List.of(QUIET, DISTURBED, QUIET, again)))
        .containsExactly(QUIET, DISTURBED, QUIET, again);
  }

  private static ForkRecord disturbed(ForkRecord fork) {
    return new ForkRecord(
        fork.block(),
        fork.runtime(),
        fork.benchmark(),
        fork.mode(),
        fork.params(),
        fork.axes(),
        fork.status(),
        fork.reason(),
        fork.evidence(),
        Map.of(NoiseMeasure.STEAL_SHARE.key(), 0.5),
        fork.startedAt(),
        fork.seconds(),
        fork.result());
  }
}
