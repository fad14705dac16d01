package io.github.jmhruntime.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class NodeSectionTest {

  @Test
  void whatDiffersBetweenNodesIsDrawnWithTheTableBehindIt() {
    String section = text(Pages.onNodes(8));

    assertThat(section)
        .contains("1 of 2 results differs between nodes")
        .contains("LifecycleBenchmark.start, gvisor")
        .contains("<title>worker-7: ")
        .contains("<title>all nodes: ")
        .containsPattern("<th scope=\"row\">worker-7</th><td>3</td><td>1")
        .doesNotContain("LifecycleBenchmark.stop");
  }

  @Test
  void ofManyNodesTheLowestAndTheHighestAreDrawnAndAllAreListed() {
    String section = text(Pages.onNodes(100));

    assertThat(section).contains("The 12 lowest of 100").contains("The 12 highest");
    assertThat(section.split("<title>worker-", -1)).hasSize(1 + 24);
    assertThat(section.split("<th scope=\"row\">worker-", -1)).hasSize(1 + 100);
  }

  @Test
  void aPageOfOneMachineHasNoSuchSection() {
    assertThat(new NodeSection().content(Pages.run())).isEmpty();
  }

  private static String text(PageData page) {
    return new NodeSection()
        .content(page).stream().map(Object::toString).collect(Collectors.joining());
  }
}
