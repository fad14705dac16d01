package io.github.jmhruntime.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BenchmarkNamesTest {

  @Test
  void thePackageIsLeftOutWhereClassAndMethodAreUnique() {
    BenchmarkNames names = new BenchmarkNames(List.of("a.b.C.run", "a.b.C.stop", "a.b.C.run"));

    assertThat(names.of("a.b.C.run")).isEqualTo("C.run");
  }

  @Test
  void theSameClassInTwoPackagesKeepsThem() {
    BenchmarkNames names = new BenchmarkNames(List.of("a.C.run", "b.C.run", "b.C.stop"));

    assertThat(names.of("a.C.run")).isEqualTo("a.C.run");
    assertThat(names.of("b.C.run")).isEqualTo("b.C.run");
    assertThat(names.of("b.C.stop")).isEqualTo("C.stop");
  }

  @Test
  void aNameWithoutPackageOrClassStaysAsItIs() {
    BenchmarkNames names = new BenchmarkNames(List.of("run", "C.x"));

    assertThat(names.of("run")).isEqualTo("run");
    assertThat(names.of("C.x")).isEqualTo("C.x");
  }
}
