package io.github.jmhruntime.workload.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StepMemoryTest {

  private static final long MIB = 1 << 20;

  @Test
  void aStepFitsWhileTheSumIsAvailable() {
    // 20 further ones of 2 x 100 MiB, 100 MiB that the first still grows by, 512 MiB for the rest.
    assertThat(new StepMemory(21, 100 * MIB, 4612 * MIB).fits()).isTrue();
    assertThat(new StepMemory(21, 100 * MIB, 4611 * MIB).fits()).isFalse();
  }

  @Test
  void theArithmeticIsTold() {
    assertThat(new StepMemory(89, 60 * MIB, 2000 * MIB).arithmetic())
        .contains("89 containers do not fit in memory")
        .contains("the first takes 60 MiB")
        .contains("10620 MiB more are needed")
        .contains("512 MiB are kept")
        .contains("only 2000 MiB are available")
        .contains("-Dscale");
  }
}
