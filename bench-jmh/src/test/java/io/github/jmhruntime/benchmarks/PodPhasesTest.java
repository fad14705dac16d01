package io.github.jmhruntime.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jmhruntime.engine.PodLives.Step;
import org.junit.jupiter.api.Test;

class PodPhasesTest {

  private static final long SECOND = 1_000_000_000;

  @Test
  void eachStepTookWhatHasPassedSinceTheOneBefore() {
    PodPhases phases = new PodPhases(5 * SECOND);
    phases.taken(Step.CREATED, 6 * SECOND);
    phases.taken(Step.SCHEDULED, 8 * SECOND);
    phases.taken(Step.STARTED, 11 * SECOND);
    phases.taken(Step.READY, 11 * SECOND);
    assertThat(phases.seconds())
        .containsEntry(Step.CREATED, 1.0)
        .containsEntry(Step.SCHEDULED, 2.0)
        .containsEntry(Step.STARTED, 3.0)
        .containsEntry(Step.READY, 0.0);
  }

  @Test
  void aStepThatTheWatchTellsOfBeforeTheAnswerToTheCallIsThereTookNothing() {
    PodPhases phases = new PodPhases(0);
    phases.taken(Step.CREATED, 3 * SECOND);
    phases.taken(Step.SCHEDULED, 2 * SECOND);
    phases.taken(Step.STARTED, 4 * SECOND);
    assertThat(phases.seconds())
        .containsEntry(Step.SCHEDULED, 0.0)
        .containsEntry(Step.STARTED, 1.0);
    assertThat(phases.seconds().values().stream().mapToDouble(each -> each).sum()).isEqualTo(4);
  }
}
