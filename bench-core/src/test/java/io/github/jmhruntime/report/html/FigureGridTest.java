package io.github.jmhruntime.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jmhruntime.comparison.Comparison.Row;
import io.github.jmhruntime.comparison.ResultKey;
import io.github.jmhruntime.report.markup.Element;
import io.github.jmhruntime.report.markup.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FigureGridTest {

  @Test
  void whatIsLeftOutIsTold() {
    assertThat(text(100)).contains(">80<", "The first 80 of 100 are drawn.").doesNotContain(">81<");
    assertThat(text(80)).contains(">80<").doesNotContain("are drawn");
  }

  private static String text(int groups) {
    Map<ResultKey, List<Row>> rows = new LinkedHashMap<>();
    for (int group = 0; group < groups; group++) {
      rows.put(new ResultKey("a.B.c" + group, null, "ss", Map.of(), 1), List.of());
    }
    List<Node> drawn =
        FigureGrid.of(
            rows, (key, group, number) -> List.of(Element.of("i", String.valueOf(number))));
    return drawn.toString();
  }
}
