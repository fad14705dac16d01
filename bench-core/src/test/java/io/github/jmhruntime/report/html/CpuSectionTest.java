package io.github.jmhruntime.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CpuSectionTest {

  @Test
  void threeTimesTheCpuAtTheSameThroughputIsSaidInTheAnswerAndDrawnWithWhereItGoes() {
    PageData page = Pages.sameThroughputWithThreeTimesTheCpu();

    String section = text(new CpuSection(), page);
    assertThat(section)
        .contains("<title>gvisor, runtime: 60 us/op</title>")
        .contains("<title>runc, workload: 19 us/op</title>")
        .contains("60.00 us/op · 300.0 %")
        .contains("<td>20.00</td><td>12.00</td><td>8.00</td><td>19.00</td><td>0.00</td>");
    assertThat(text(new AnswerSection(), page)).contains("times the CPU time behind a request");
  }

  @Test
  void whatTheKubeletTellsOfAPodIsDrawnUndivided() {
    PageData page = Pages.sameThroughputWithThreeTimesTheCpuOfPods();

    assertThat(text(new CpuSection(), page))
        .contains("<title>gvisor, pod: 60 us/op</title>")
        .contains("60.00 us/op · 300.0 %")
        .doesNotContain("workload:", "runtime:");
    assertThat(text(new AnswerSection(), page)).contains("times the CPU time behind a request");
  }

  @Test
  void aPageWithoutSuchFiguresHasNoSuchSection() {
    assertThat(new CpuSection().content(Pages.run())).isEmpty();
  }

  private static String text(Section section, PageData page) {
    return section.content(page).stream().map(Object::toString).collect(Collectors.joining());
  }
}
