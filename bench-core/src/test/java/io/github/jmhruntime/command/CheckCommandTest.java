package io.github.jmhruntime.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.jmhruntime.report.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {

  private static final String STEADY = "[1.00], [1.01], [0.99], [1.02], [0.98], [1.01]";
  private static final String STEADY_AGAIN = "[1.01], [0.99], [1.00], [1.01], [0.99], [1.02]";
  private static final String SLOWER = "[1.50], [1.51], [1.49], [1.52], [1.48], [1.51]";

  @TempDir Path folder;

  @Test
  void unchangedCodePasses() throws IOException {
    CheckCommand.Checked checked = check(STEADY, STEADY_AGAIN, null);

    assertThat(checked.outcome().failure()).isNull();
    assertThat(written().path("outcome").asText()).isEqualTo("pass");
    assertThat(checked.annotations()).isEmpty();
  }

  @Test
  void aRegressionBeyondTheBudgetFailsAndIsWrittenEverywhere() throws IOException {
    CheckCommand.Checked checked = check(STEADY, SLOWER, null);

    assertThat(checked.outcome().failure()).contains("regression check: fail");
    assertThat(written().path("outcome").asText()).isEqualTo("fail");
    assertThat(folder.resolve("out/check-junit.xml")).content().contains("<failure");
    assertThat(folder.resolve("out/candidate.benchstat.txt")).content().contains("Benchmark");
  }

  @Test
  void aBudgetOfItsOwnDecidesForABenchmark() throws IOException {
    Path budgets = Files.writeString(folder.resolve("budgets.yaml"), "a\\.B\\.run: 80%\n");

    assertThat(check(STEADY, SLOWER, budgets).outcome().failure()).isNull();
  }

  @Test
  void aCandidateThatIsMissingIsAnErrorAndNoPass() throws IOException {
    Path baseline = file("baseline.json", STEADY);
    CheckCommand.Checked checked =
        CheckCommand.run(request(baseline, folder.resolve("none.json"), null), Map.of());

    assertThat(checked.outcome().failure()).contains("error");
    assertThat(written().path("outcome").asText()).isEqualTo("error");
  }

  @Test
  void aBudgetThatIsNoNumberIsToldWithFileRuleAndValue() throws IOException {
    Path budgets = Files.writeString(folder.resolve("budgets.yaml"), "run: lots\n");

    assertThatThrownBy(() -> check(STEADY, STEADY_AGAIN, budgets))
        .isInstanceOf(CommandException.class)
        .hasMessage(
            "-Dbudgets=%s, line 1: the budget of 'run' is 'lots'; it must be a percentage such as 5%% or a part of the baseline such as 0.05",
            budgets);
  }

  @Test
  void aRuleThatFitsNoBenchmarkIsAnErrorWithTheNearestNames() throws IOException {
    Path budgets =
        Files.writeString(folder.resolve("budgets.yaml"), "# slack\nB\\.rnu$: 80%\n.*: 90%\n");

    CheckCommand.Checked checked = check(STEADY, STEADY_AGAIN, budgets);

    assertThat(checked.outcome().failure()).contains("error");
    assertThat(written().path("errors"))
        .singleElement()
        .extracting(JsonNode::asText)
        .isEqualTo(
            "-Dbudgets=%s, line 2: 'B\\.rnu$' is found in no benchmark's name; the nearest are B.run. Mend the rule, or remove it"
                .formatted(budgets));
    assertThat(written().path("rows")).hasSize(1);
  }

  @Test
  void aRuleThatNeverDecidesIsAWarning() throws IOException {
    Path budgets = Files.writeString(folder.resolve("budgets.yaml"), ".*: 10%\nB.run: 80%\n");

    CheckCommand.Checked checked = check(STEADY, STEADY_AGAIN, budgets);

    assertThat(checked.outcome().failure()).isNull();
    assertThat(written().path("warnings"))
        .singleElement()
        .extracting(JsonNode::asText)
        .asString()
        .contains("line 2: 'B.run' decides for no benchmark");
  }

  @Test
  void metricsThatNoFileHasAreAnErrorAndNoPass() throws IOException {
    CheckCommand.Request steady =
        request(file("baseline.json", STEADY), file("candidate.json", STEADY), null);

    CheckCommand.Checked checked =
        CheckCommand.run(
            new CheckCommand.Request(
                steady.compare(), "5%", null, "gc.alloc", null, List.of(), false, null, null),
            Map.of());

    assertThat(checked.outcome().failure()).contains("error");
    assertThat(written().path("errors").get(0).asText())
        .startsWith("-DsecondaryMetrics=gc.alloc is found in the name of no secondary metric");
  }

  @Test
  void anOptionThatIsNoRegularExpressionIsRefused() throws IOException {
    CheckCommand.Request steady =
        request(file("baseline.json", STEADY), file("candidate.json", STEADY), null);
    CheckCommand.Request malformed =
        new CheckCommand.Request(
            steady.compare(), "5%", null, "false", "(", List.of(), false, null, null);

    assertThatThrownBy(() -> CheckCommand.run(malformed, Map.of()))
        .isInstanceOf(CommandException.class)
        .hasMessageStartingWith("-DallowMissing=( is no regular expression");
  }

  @Test
  void aFileAgainstItselfIsAnErrorByWhateverNameItGoes() throws IOException {
    Path file = file("one.json", STEADY);
    Path link = Files.createSymbolicLink(folder.resolve("two.json"), file);

    for (Path candidate : List.of(file, link, folder.resolve("./one.json"))) {
      CheckCommand.Checked checked = CheckCommand.run(request(file, candidate, null), Map.of());

      assertThat(checked.outcome().failure()).contains("error").contains("on both sides");
      assertThat(written().path("outcome").asText()).isEqualTo("error");
    }
  }

  @Test
  void aCopyOfTheBaselineIsAWarning() throws IOException {
    check(STEADY, STEADY, null);

    assertThat(written().path("warnings"))
        .singleElement()
        .extracting(JsonNode::asText)
        .isEqualTo(
            "baseline and candidate are the same in every value, as no two measurements are; see whether one is a copy of the other");
  }

  @Test
  void aCommaInAFilesNameIsNoBorderBetweenFiles() throws IOException {
    file("old,1.json", STEADY);
    file("new,1.json", SLOWER);
    CompareCommand.Request named =
        new CompareCommand.Request(
            List.of("old", "1.json"),
            List.of("new", "1.json"),
            folder,
            0.95,
            CompareCommand.RELEVANT_DIFFERENCE,
            false,
            false,
            folder.resolve("out"),
            View.of(80));

    CheckCommand.run(
        new CheckCommand.Request(named, "5%", null, "false", null, List.of(), false, null, null),
        Map.of());

    assertThat(written().path("outcome").asText()).isEqualTo("fail");
    assertThat(written().at("/rows/0/runtime").asText()).isEqualTo("new,1");
  }

  @Test
  void aRenamedBenchmarkIsCheckedAgainstWhatItWasCalledBefore() throws IOException {
    Path baseline = file("baseline.json", STEADY);
    Path candidate = folder.resolve("candidate.json");
    String slower = Files.readString(file("candidate.json", SLOWER));
    Files.writeString(candidate, slower.replace("a.B.run", "a.C.go"));

    CheckCommand.run(request(baseline, candidate, null), Map.of());
    assertThat(written().path("outcome").asText()).isEqualTo("error");

    CheckCommand.run(renamed(baseline, candidate, "a.B.run=a.C.go"), Map.of());
    assertThat(written().path("outcome").asText()).isEqualTo("fail");
    assertThat(written().at("/rows/0/benchmark").asText()).isEqualTo("a.C.go");
  }

  @Test
  void aNewNameOfWhatTheBaselineDoesNotHaveIsRefused() throws IOException {
    Path baseline = file("baseline.json", STEADY);
    Path candidate = file("candidate.json", SLOWER);

    assertThatThrownBy(
            () -> CheckCommand.run(renamed(baseline, candidate, "a.B.rnu=a.C.go"), Map.of()))
        .isInstanceOf(CommandException.class)
        .hasMessage("-Drenamed: 'baseline' has no benchmark 'a.B.rnu'; the nearest are a.B.run");
    for (String malformed : List.of("a.B.run", "=a", "a=", "a=b=c")) {
      assertThatThrownBy(() -> CheckCommand.run(renamed(baseline, candidate, malformed), Map.of()))
          .isInstanceOf(CommandException.class)
          .hasMessageStartingWith("-Drenamed has the part '" + malformed + "'");
    }
  }

  private CheckCommand.Request renamed(Path baseline, Path candidate, String renamed) {
    return new CheckCommand.Request(
        request(baseline, candidate, null).compare(),
        "5%",
        null,
        "false",
        null,
        List.of(renamed),
        false,
        null,
        null);
  }

  private CheckCommand.Checked check(String baseline, String candidate, @Nullable Path budgets)
      throws IOException {
    return CheckCommand.run(
        request(file("baseline.json", baseline), file("candidate.json", candidate), budgets),
        Map.of());
  }

  private CheckCommand.Request request(Path baseline, Path candidate, @Nullable Path budgets) {
    return new CheckCommand.Request(
        new CompareCommand.Request(
            List.of(baseline.toString()),
            List.of(candidate.toString()),
            folder,
            0.95,
            CompareCommand.RELEVANT_DIFFERENCE,
            false,
            false,
            folder.resolve("out"),
            View.of(80)),
        "5%",
        budgets,
        "false",
        null,
        List.of(),
        false,
        null,
        null);
  }

  private Path file(String name, String rawData) throws IOException {
    return Files.writeString(
        folder.resolve(name),
        """
        [{"jmhVersion":"1.37","benchmark":"a.B.run","mode":"avgt","threads":1,"forks":6,
          "primaryMetric":{"score":1.0,"scoreError":"NaN","scoreUnit":"ms/op","rawData":[%s]},
          "secondaryMetrics":{}}]
        """
            .formatted(rawData));
  }

  private JsonNode written() throws IOException {
    return new ObjectMapper().readTree(folder.resolve("out/check.json").toFile());
  }
}
