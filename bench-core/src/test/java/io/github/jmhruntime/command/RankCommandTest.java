package io.github.jmhruntime.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.jmhruntime.profile.ProfileException;
import io.github.jmhruntime.report.ComparisonReport;
import io.github.jmhruntime.report.ReportFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RankCommandTest {

  private static final String START = "io.github.jmhruntime.benchmarks.LifecycleBenchmark.start";
  private static final Map<String, String> NGINX = Map.of("image", "nginx", "limits", "default");
  private static final Map<String, String> HTTPD = Map.of("image", "httpd", "limits", "min");

  @TempDir Path folder;

  private Path output;

  @BeforeEach
  void aRunHasEnded() {
    output = folder.resolve("out");
    new MeasuredRun(output)
        .ok("runc", START, NGINX, 100, 101, 99, 100)
        .ok("crun", START, NGINX, 90, 91, 89, 90)
        .ok("kata", START, NGINX, 300, 301, 299, 300)
        .ok("runc", START, HTTPD, 100, 101, 99, 100)
        .ok("crun", START, HTTPD, 90, 91, 89, 90)
        .failed("kata", START, HTTPD, "exit code 128: no agent")
        .write();
  }

  @Test
  void measuredCriteriaArePercentOfTheBaselineWithTheJournalsReasons() throws IOException {
    rank(
        """
        - {name: start, points: 1, benchmarks: ['LifecycleBenchmark\\.start']}
        """);

    JsonNode start = criterion("start");
    assertThat(start.at("/values/runc/input").doubleValue()).isCloseTo(100, within(1e-9));
    assertThat(start.at("/values/crun/input").doubleValue()).isCloseTo(90, within(0.1));
    assertThat(start.at("/values/kata/value").doubleValue()).isEqualTo(1);
    assertThat(start.at("/values/kata/gaps/0/cause").textValue()).isEqualTo("crashed");
    assertThat(start.at("/values/kata/gaps/0/reason").textValue())
        .isEqualTo("1 of 1 forks failed: exit code 128: no agent");
    assertThat(written().at("/candidates/0/name").textValue()).isEqualTo("crun");
    assertThat(written().at("/candidates/0/rankProbability/0").doubleValue()).isEqualTo(1);
  }

  @Test
  void aValueThatIsMissingIsFilledAndSaysSo() throws IOException {
    String text =
        rank(
            """
            - name: start
              points: 1
              benchmarks: ['LifecycleBenchmark\\.start']
              where: {image: httpd}
            """);

    JsonNode kata = criterion("start").at("/values/kata");
    assertThat(kata.get("filled").booleanValue()).isTrue();
    assertThat(kata.get("input").isNull()).isTrue();
    assertThat(kata.get("value").doubleValue()).isCloseTo(5.5, within(1e-9));
    assertThat(kata.at("/missing/cause").textValue()).isEqualTo("crashed");
    assertThat(text.replaceAll("\\s+", " "))
        .contains(
            "kata, start: crashed: 1 of 1 forks failed: exit code 128: no agent; counted as 5.50");
  }

  @Test
  void failuresLimitsAndProbesOfARunAreCriteria() throws IOException {
    Files.writeString(
        output.resolve("probes.json"),
        """
        {"format":1, "runtimes":{
          "runc": {"memory": {"finding": "enforced", "evidence": "killed at 100 MB"}},
          "crun": {"memory": {"finding": "partly", "evidence": {"at": 180}}}}}
        """);
    rank(
        """
        - {name: failed, points: 1, failures: ['.*']}
        - {name: limits, points: 1, limits: [cpu]}
        - {name: probes, points: 1, probes: [memory]}
        """);

    assertThat(criterion("failed").at("/values/kata/input").doubleValue()).isEqualTo(0.5);
    assertThat(criterion("failed").at("/values/runc/input").doubleValue()).isEqualTo(0);
    assertThat(criterion("failed").get("better").textValue()).isEqualTo("lower");
    assertThat(criterion("limits").at("/values/runc/input").doubleValue()).isEqualTo(1);
    assertThat(criterion("limits").at("/values/crun/input").doubleValue()).isEqualTo(0);
    assertThat(criterion("probes").at("/values/runc/input").doubleValue()).isEqualTo(5);
    assertThat(criterion("probes").at("/values/crun/input").doubleValue()).isEqualTo(3);
    assertThat(criterion("probes").at("/values/kata/missing/reason").textValue())
        .isEqualTo("probe 'memory' was not run");
  }

  @Test
  void aProbesOwnScoresCountUnlessTheDecisionGivesOthers() throws IOException {
    Files.writeString(
        output.resolve("probes.json"),
        """
        {"format":1, "runtimes":{
          "runc": {"kernel": {"finding": "not enforced", "evidence": "the host's"},
                   "memory": {"finding": "enforced", "evidence": "killed"}},
          "crun": {"kernel": {"finding": "enforced", "evidence": "its own"},
                   "memory": {"finding": "not run", "evidence": "the engine is elsewhere"}}}}
        """);
    rank(
        """
        - {name: own, points: 1, probes: [kernel]}
        - {name: given, points: 1, probes: [kernel], findings: {enforced: 10, not enforced: 2}}
        - {name: memory, points: 1, probes: [memory]}
        """);

    assertThat(criterion("own").at("/values/runc/input").doubleValue()).isEqualTo(3);
    assertThat(criterion("own").at("/values/crun/input").doubleValue()).isEqualTo(5);
    assertThat(criterion("given").at("/values/runc/input").doubleValue()).isEqualTo(2);
    assertThat(criterion("given").at("/values/crun/input").doubleValue()).isEqualTo(10);
    assertThat(criterion("memory").at("/values/crun/missing/reason").textValue())
        .isEqualTo("not run: the engine is elsewhere");
  }

  @Test
  void aFileOfProbesThatIsNotThereIsAnOrdinaryMissingValue() throws IOException {
    String text =
        rank(
            """
            - {name: start, points: 1, benchmarks: [start]}
            - {name: probes, points: 1, probes: [memory]}
            """);

    assertThat(written().at("/leftOut/0/criterion").textValue()).isEqualTo("probes");
    assertThat(text.replaceAll("\\s+", " "))
        .contains(
            "there is no probes.json in %s; mvn jmh-runtime:probe writes it".formatted(output));
  }

  @Test
  void rowsThatWereUnequalCountAsNotMeasuredWhereTheFileOrTheOptionSaysSo() throws IOException {
    String criteria = "- {name: start, points: 1, benchmarks: [start], where: {image: httpd}}";
    rank(criteria);
    assertThat(criterion("start").at("/values/crun/input").doubleValue())
        .isCloseTo(90, within(1.0));

    Path excluding = file(criteria);
    Files.writeString(excluding, "unequal: exclude\n" + Files.readString(excluding));
    RankCommand.run(new RankCommand.Request(excluding.toString(), null, output, false, 80));
    String ofFile = Files.readString(output.resolve("ranking.json"));
    RankCommand.run(new RankCommand.Request(file(criteria).toString(), null, output, true, 80));

    assertThat(Files.readString(output.resolve("ranking.json"))).isEqualTo(ofFile);
    assertThat(criterion("start").at("/values/runc/input").doubleValue()).isEqualTo(100);
    assertThat(criterion("start").at("/values/crun/missing/reason").textValue())
        .contains("left out by -DexcludeUnequal", "unenforced, unequal");
  }

  @Test
  void whatWasNotMeasuredIsToldByFileAndLineWithWhatWas() throws IOException {
    mistake(
        "- {name: x, points: 1, benchmarks: ['LifecycleBenchmark\\.strat']}",
        "8:43: 'LifecycleBenchmark\\.strat' matches no benchmark that was measured, did you mean"
            + " 'LifecycleBenchmark.start'?; there are LifecycleBenchmark.start");
    mistake(
        "- {name: x, points: 1, benchmarks: [start], metric: latency}",
        "8:59: 'latency' is no metric of these benchmarks; there are none");
    mistake(
        "- {name: x, points: 1, benchmarks: [start], where: {image: ngin}}",
        "8:59: key 'where.image' leaves nothing of these benchmarks; they were measured with"
            + " {image=httpd, limits=min} {image=nginx, limits=default}");
    mistake(
        "- {name: x, points: 1, failures: [strat]}",
        "8:41: 'strat' matches no benchmark that was measured; there are LifecycleBenchmark.start");
    mistake(
        "- {name: x, points: 1, scores: {rukc: {score: 1, reason: r, source: s}}}\n"
            + "- {name: y, points: 1, benchmarks: [start]}",
        "8:9: criterion 'x' has a score of 'rukc', which is no candidate; they are runc, crun,"
            + " kata");
  }

  @Test
  void aFolderWithoutARunIsToldWithWhatToDo() throws IOException {
    Path file = file("- {name: x, points: 1, benchmarks: [start]}");

    assertThatThrownBy(
            () ->
                RankCommand.run(new RankCommand.Request(file.toString(), null, folder, false, 80)))
        .isInstanceOf(CommandException.class)
        .hasMessage(
            "-Doutput=%s: there is no run to decide on; run mvn jmh-runtime:run first, or name the folder of a run",
            folder);
  }

  @Test
  void theReportOfTheRunShowsItsRankingAndNotThatOfAStudy() throws IOException {
    Path page = output.resolve("report.html");
    ReportFiles.writeComparison(
        output,
        new ComparisonReport(RunFigures.read(output, false).comparison(), List.of(), List.of()));

    assertThat(rank("- {name: start, points: 1, benchmarks: [start]}"))
        .endsWith("Report: %s\n".formatted(page));
    assertThat(page).content().contains("The ranking", "What each total is made of");

    RankCommand.run(new RankCommand.Request("stoffel2020", null, output, false, 80));
    ReportCommand.run(new ReportCommand.Request(output, List.of(), null));
    assertThat(page).content().contains("The answer").doesNotContain("The ranking");
  }

  @Test
  void whatInitWritesIsRankedAtOnceAndKeptWhereItExists() throws IOException {
    Path file = folder.resolve("decision.yaml");

    String said = RankCommand.init(file, output).text();
    String ranked =
        RankCommand.run(new RankCommand.Request(file.toString(), null, output, false, 80)).text();

    assertThat(said).contains("jmh-runtime:rank -Ddecision=" + file);
    assertThat(ranked).contains("runc is first", "isolation: nobody has a value");
    assertThat(file).content().contains("runc: open", "limits: [cpu]", "# - name: probes");
    assertThat(criterion("LifecycleBenchmark.start").get("weight").doubleValue()).isEqualTo(1);
    assertThatThrownBy(() -> RankCommand.init(file, output))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("exists, and is not overwritten");
  }

  @Test
  void scoresThatAreGivenInThePlacesOfInitCount() throws IOException {
    Path file = folder.resolve("decision.yaml");
    RankCommand.init(file, output);
    String text = Files.readString(file);
    for (String runtime : new String[] {"runc", "crun"}) {
      text =
          text.replaceFirst(
              runtime + ": open", runtime + ": {score: 1, reason: one kernel, source: me}");
    }
    text = text.replaceFirst("kata: open", "kata: {score: 5, reason: own kernel, source: me}");
    Files.writeString(
        file, text.replace("name: security\n    points: 1", "name: security\n    points: 9"));

    RankCommand.run(new RankCommand.Request(file.toString(), null, output, false, 80));

    assertThat(written().at("/candidates/0/name").textValue()).isEqualTo("kata");
  }

  private String rank(String criteria) throws IOException {
    return RankCommand.run(
            new RankCommand.Request(file(criteria).toString(), null, output, false, 80))
        .text();
  }

  private void mistake(String criteria, String message) throws IOException {
    Path file = file(criteria);
    assertThatThrownBy(() -> rank(criteria))
        .isInstanceOf(ProfileException.class)
        .hasMessage("%s:%s", file, message);
  }

  private Path file(String criteria) throws IOException {
    return Files.writeString(
        folder.resolve("d.yaml"),
        """
        name: d
        title: t
        missing: midpoint
        uncertainty: {draws: 200}
        groups:
          - name: g
            criteria:
        """
            + criteria.indent(6));
  }

  private JsonNode criterion(String name) throws IOException {
    for (JsonNode criterion : written().get("criteria")) {
      if (criterion.get("name").textValue().equals(name)) {
        return criterion;
      }
    }
    throw new AssertionError(name);
  }

  private JsonNode written() throws IOException {
    return new ObjectMapper().readTree(output.resolve("ranking.json").toFile());
  }
}
