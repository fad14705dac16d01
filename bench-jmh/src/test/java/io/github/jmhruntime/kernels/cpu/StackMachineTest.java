package io.github.jmhruntime.kernels.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StackMachineTest {

  @ParameterizedTest
  @CsvSource({"0,0", "1,0", "2,1", "3,2", "4,2", "10,4", "100,25", "1000,168", "30000,3245"})
  void itCountsPrimes(int limit, int primes) {
    assertThat(new StackMachine().applyAsInt(limit)).isEqualTo(primes);
  }

  @Test
  void eachCopyIsAClassOfItsOwnThatComputesTheSame() throws Exception {
    ClassCopies copies = ClassCopies.ofStackMachine();
    IntUnaryOperator one = copies.load();
    IntUnaryOperator other = copies.load();
    assertThat(one.getClass()).isNotEqualTo(other.getClass()).matches(Class::isHidden);
    assertThat(one.applyAsInt(100)).isEqualTo(other.applyAsInt(100)).isEqualTo(25);
  }
}
