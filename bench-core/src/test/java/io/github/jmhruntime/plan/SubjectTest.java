package io.github.jmhruntime.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jmhruntime.profile.Catalog;
import io.github.jmhruntime.profile.Suite;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SubjectTest {

  private static final Suite QUICK = Catalog.load(null).suite("-Dsuite", "quick");
  private static final Subject NOTHING =
      new Subject("", List.of(), List.of(), List.of(), List.of(), Map.of());

  @Test
  void whatNobodyChoosesIsTheSuites() {
    Subject subject = NOTHING.completedBy(QUICK);

    assertThat(subject)
        .isEqualTo(
            new Subject(
                "quick",
                QUICK.benchmarks(),
                QUICK.images(),
                QUICK.limits(),
                QUICK.scales(),
                QUICK.params()));
    assertThat(subject.benchmarks()).isNotEmpty();
  }

  @Test
  void whatIsChosenStays() {
    Subject chosen =
        new Subject(
            "",
            List.of("Own"),
            List.of("nginx"),
            List.of("min"),
            List.of(4),
            Map.of("n", List.of("1", "2")));

    assertThat(chosen.completedBy(QUICK))
        .isEqualTo(
            new Subject(
                "quick",
                chosen.benchmarks(),
                chosen.images(),
                chosen.limits(),
                chosen.scales(),
                chosen.params()));
  }
}
