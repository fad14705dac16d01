package io.github.jmhruntime.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class ReferenceKernelTest {

  @Test
  void itDoesAllOfItsStepsAndTakesTime() {
    ReferenceKernel.warmUp();

    assertThat(ReferenceKernel.seconds()).isPositive();
  }

  @Test
  void aStepIsTheGeneratorsRecurrence() {
    BigInteger x = BigInteger.valueOf(42);
    for (int i = 0; i < 3; i++) {
      x =
          x.multiply(new BigInteger("6364136223846793005"))
              .add(new BigInteger("1442695040888963407"));
    }

    assertThat(ReferenceKernel.run(3)).isEqualTo(x.longValue());
  }
}
