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

class HistoryCheckTest {

  @TempDir Path folder;

  @Test
  void aRunIsCheckedAgainstTheLastLevelAndNotAgainstWhatWasBefore() throws IOException {
    PastRuns runs = new PastRuns(folder.resolve("runs")).days(12, 160).days(10, 200);
    Path latest = runs.run("latest", 203);

    assertThat(check(latest).outcome().failure()).isNull();
    JsonNode row = row("gvisor");
    assertThat(written().path("baseline").asText()).isEqualTo("history");
    assertThat(row.path("outcome").asText()).isEqualTo("pass");
    assertThat(row.at("/percent/estimate").asDouble()).isBetween(98.0, 105.0);
    assertThat(row.at("/baselineScore/forks").asInt()).isEqualTo(10);
    assertThat(row.path("method").asText()).startsWith("one run against those of the last level");
    assertThat(written().path("notes").toString())
        .contains("1 row is compared with the 10 runs since day-13")
        .contains("1 row is compared with the 22 runs since day-01");
  }

  @Test
  void aRegressionFromTheLastLevelFailsThoughItWasWorseBefore() throws IOException {
    PastRuns runs = new PastRuns(folder.resolve("runs")).days(10, 200).days(10, 160);
    Path latest = runs.run("latest", 190);

    assertThat(check(latest).outcome().failure()).contains("start under gvisor");
    assertThat(row("gvisor").path("outcome").asText()).isEqualTo("fail");
    assertThat(row("runc").path("outcome").asText()).isEqualTo("pass");
  }

  @Test
  void theRunThatIsCheckedIsNoPartOfItsOwnHistory() throws IOException {
    PastRuns runs = new PastRuns(folder.resolve("runs"));
    Path only = runs.run("only", 160);

    assertThat(check(only).outcome().failure()).contains("has no history");
    assertThat(written().at("/errors/0").asText())
        .contains("no other run in -Dhistory=")
        .contains("they measured under gvisor, runc");
  }

  @Test
  void ofOneEarlierRunNothingFollowsAndTheCheckSaysHowManyItNeeds() throws IOException {
    PastRuns runs = new PastRuns(folder.resolve("runs")).days(1, 160);
    Path latest = runs.run("latest", 200);

    assertThat(check(latest).outcome().failure()).isNull();
    assertThat(row("gvisor").path("outcome").asText()).isEqualTo("inconclusive");
    assertThat(row("gvisor").at("/notes/0").asText()).contains("measure at least 5 runs");
  }

  @Test
  void aFileThatNamesNoRuntimeIsAnError() throws IOException {
    new PastRuns(folder.resolve("runs")).days(3, 160);
    Path file =
        Files.writeString(
            folder.resolve("plain.json"),
            """
            [{"jmhVersion":"1.37","benchmark":"a.B.run","mode":"avgt","threads":1,"forks":2,
              "primaryMetric":{"score":1.0,"scoreError":"NaN","scoreUnit":"ms/op","rawData":[[1],[1]]},
              "secondaryMetrics":{}}]
            """);

    assertThat(check(file).outcome().failure()).contains("does not say under which runtime");
  }

  @Test
  void whatIsCheckedAgainstIsSaidOnce() {
    assertThatThrownBy(() -> CheckCommand.run(request(List.of(), folder, null), Map.of()))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("-Dbaseline")
        .hasMessageContaining("-Dhistory");
    assertThatThrownBy(() -> CheckCommand.run(request(List.of("a"), folder, folder), Map.of()))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("leave one of them out");
  }

  @Test
  void aFolderWithoutRunsIsRefused() {
    Path candidate = new PastRuns(folder.resolve("elsewhere")).run("latest", 160);

    assertThatThrownBy(
            () -> CheckCommand.run(request(List.of(), candidate, folder.resolve("none")), Map.of()))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("there is no such folder");
    assertThatThrownBy(() -> RunHistory.read(Files.createDirectories(folder.resolve("empty"))))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("has the run.json and comparison.json of a run");
  }

  private CheckCommand.Checked check(Path candidate) {
    return CheckCommand.run(request(List.of(), candidate, folder.resolve("runs")), Map.of());
  }

  private CheckCommand.Request request(
      List<String> baseline, Path candidate, @Nullable Path history) {
    return new CheckCommand.Request(
        new CompareCommand.Request(
            baseline,
            List.of(candidate.toString()),
            folder,
            0.95,
            CompareCommand.RELEVANT_DIFFERENCE,
            false,
            false,
            folder.resolve("out"),
            View.of(80)),
        "10%",
        null,
        "false",
        null,
        List.of(),
        false,
        null,
        history);
  }

  private JsonNode row(String runtime) throws IOException {
    for (JsonNode row : written().path("rows")) {
      if (row.path("runtime").asText().equals(runtime)) {
        return row;
      }
    }
    throw new AssertionError(written().toString());
  }

  private JsonNode written() throws IOException {
    return new ObjectMapper().readTree(folder.resolve("out/check.json").toFile());
  }
}
