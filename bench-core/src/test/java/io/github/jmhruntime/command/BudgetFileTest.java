package io.github.jmhruntime.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.github.jmhruntime.comparison.Budgets;
import io.github.jmhruntime.comparison.ComparisonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BudgetFileTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"10%, 10", "0.1, 10", "0.1%, 0.1", "150%, 150", "' 2.5 % ', 2.5", "0, 0", "0%, 0"})
  void aBudgetMeansTheSameInTheFileAndInTheOption(String text, double percent) throws IOException {
    assertThat(rules("run: " + text).get(0).percent()).isEqualTo(percent);
    assertThat(BudgetText.percent("-DmaxRegression", text)).isEqualTo(percent);
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "1", "50"})
  void aNumberThatDoesNotSayWhetherItIsPercentIsRefused(String text) {
    String both = "is '%s', which does not say whether percent are meant: write %s%%, or";
    assertThatThrownBy(() -> rules("run: " + text))
        .hasMessageContaining(both.formatted(text, text));
    assertThatThrownBy(() -> BudgetText.percent("-DmaxRegression", text))
        .hasMessageStartingWith("-DmaxRegression " + both.formatted(text, text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1%", "-0.1", "NaN", "NaN%", "Infinity%", "'%'", "five", "''"})
  void whatIsNoBudgetIsRefused(String text) {
    assertThatThrownBy(() -> rules("a: 1%\nrun: " + text))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining(", line 2: the budget of 'run' is '")
        .hasMessageContaining("such as 5%");
  }

  @Test
  void rulesKeepTheirOrderAndKnowTheirLines() throws IOException {
    List<Budgets.Rule> rules = rules("# first those that are noisy\n\nb.*: 20%\n'a\\.': 5%");

    assertThat(rules).extracting(rule -> rule.pattern().pattern()).containsExactly("b.*", "a\\.");
    assertThat(rules.get(1).source()).endsWith("budgets.yaml, line 4");
  }

  @Test
  void aKeyThatStandsTwiceIsToldWithBothLines() {
    assertThatThrownBy(() -> rules("run: 5%\nstop: 1%\nrun: 50%"))
        .isInstanceOf(CommandException.class)
        .hasMessageEndingWith("line 3: 'run' stands in line 1, too; keep one of them");
  }

  @Test
  void whatIsNoRegularExpressionIsToldWithItsLine() {
    assertThatThrownBy(() -> rules("a: 1%\n'(': 5%"))
        .isInstanceOf(ComparisonException.class)
        .hasMessageContaining("budgets.yaml, line 2: '(' is no regular expression");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing yet", "- a: 5%", "5%", "a: 5%\n---\nb: 6%"})
  void whatHoldsNoBudgetsIsRefused(String content) {
    assertThatThrownBy(() -> rules(content)).isInstanceOf(CommandException.class);
  }

  @Test
  void aBudgetOfSeveralValuesIsRefused() {
    assertThatThrownBy(() -> rules("a: [5%, 6%]"))
        .hasMessageContaining("line 1: the budget of 'a' is no single value");
  }

  @Test
  void aMistakeInTheYamlIsToldWithItsLine() {
    assertThatThrownBy(() -> rules("a: 5%\n*b: 6%"))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("budgets.yaml, line 2: ");
  }

  @Test
  void whateverStandsInTheFileGivesRulesOrOneMessageThatNamesIt() throws IOException {
    String whole = "# noisy\nb.*: 20%\n'a\\.': 0.05\n";
    for (String snippet :
        List.of(
            "\u0000",
            "\"\\0\": 5%\n",
            "*x",
            "&x ",
            "!!binary x",
            "[",
            "{",
            "? ",
            "---\n",
            "\t",
            "'",
            "[".repeat(1_001),
            "%YAML 9\n",
            "\u0085")) {
      for (int at = 0; at <= whole.length(); at++) {
        String text = whole.substring(0, at) + snippet + whole.substring(at);
        try {
          assertThat(rules(text)).isNotEmpty();
        } catch (CommandException | ComparisonException e) {
          assertThat(e.getMessage()).as(text).contains(folder.resolve("budgets.yaml").toString());
        }
      }
    }
  }

  @Test
  void aFileThatIsNoneOrMuchTooLargeIsToldWithARemedy() throws IOException {
    Path large = Files.writeString(folder.resolve("large.yaml"), "a: 5%\n".repeat(10_000_000));
    assertTimeout(
        Duration.ofSeconds(5),
        () ->
            assertThatThrownBy(() -> BudgetFile.read(large))
                .hasMessage(
                    "-Dbudgets=%s has 60000000 bytes; a file of budgets may have up to 1000000, so"
                        + " see whether it is one",
                    large));
    assertThatThrownBy(() -> BudgetFile.read(folder))
        .isInstanceOf(CommandException.class)
        .hasMessageStartingWith("-Dbudgets=%s is a folder; name a file of lines", folder);
    assertThatThrownBy(() -> BudgetFile.read(folder.resolve("none")))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("none does not exist; name a file of lines");
  }

  private List<Budgets.Rule> rules(String content) throws IOException {
    return BudgetFile.read(Files.writeString(folder.resolve("budgets.yaml"), content));
  }
}
