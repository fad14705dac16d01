package io.github.jmhruntime.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jmhruntime.command.CommandException;
import io.github.jmhruntime.comparison.Verdict;
import io.github.jmhruntime.report.RowOrder;
import io.github.jmhruntime.report.View;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ViewOptionsTest {

  @Test
  void changedMeansFasterAndSlower() {
    assertThat(ViewOptions.verdicts(List.of("changed", "Inconclusive")))
        .containsExactlyInAnyOrder(Verdict.FASTER, Verdict.SLOWER, Verdict.INCONCLUSIVE);
    assertThat(ViewOptions.verdicts(List.of())).isEmpty();
  }

  @Test
  void anUnknownVerdictIsToldWithThoseThatExist() {
    assertThatThrownBy(() -> ViewOptions.verdicts(List.of("worse")))
        .isInstanceOf(CommandException.class)
        .hasMessage(
            "-Donly=worse: it must be changed or faster or slower or equivalent or inconclusive");
  }

  @Test
  void theNumberOfRowsIsANumberOrAll() {
    assertThat(ViewOptions.rows("100")).isEqualTo(100);
    assertThat(ViewOptions.rows("ALL")).isEqualTo(Integer.MAX_VALUE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "", "many", "99999999999"})
  void whatIsNoNumberOfRowsIsToldWithItsOptionAndARemedy(String text) {
    assertThatThrownBy(() -> ViewOptions.rows(text))
        .isInstanceOf(CommandException.class)
        .hasMessage("-Dshow=%s: it must be all, or how many rows to show, such as 100", text);
  }

  @Test
  void parametersAreNamesWithValuesThatMayHoldCommas() {
    assertThat(ViewOptions.params(List.of("size=1024", "mix=a", "b", "level=x=1")))
        .isEqualTo(Map.of("size", "1024", "mix", "a,b", "level", "x=1"));
    assertThatThrownBy(() -> ViewOptions.params(List.of("1024")))
        .hasMessage("-Dparams=1024: it must be NAME=VALUE, such as -Dparams=size=1024,threads=1");
  }

  @Test
  void whatIsNoRegularExpressionIsTold() {
    assertThatThrownBy(() -> ViewOptions.patterns(List.of("[")))
        .isInstanceOf(CommandException.class)
        .hasMessageStartingWith("-Dbenchmarks=[ is no regular expression: ");
  }

  @Test
  void aViewHoldsAllThatIsAskedFor() {
    View view =
        ViewOptions.of(
            ViewOptions.of("worst", List.of("slower"), "all"), List.of("Parse"), List.of("size=1"));

    assertThat(view.order()).isEqualTo(RowOrder.WORST);
    assertThat(view.most()).isEqualTo(Integer.MAX_VALUE);
    assertThat(view.filter().verdicts()).containsExactly(Verdict.SLOWER);
    assertThat(view.filter().benchmarks()).extracting(Object::toString).containsExactly("Parse");
    assertThat(view.filter().params()).isEqualTo(Map.of("size", "1"));
  }
}
