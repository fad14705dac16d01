package io.github.jmhruntime.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.jmhruntime.comparison.GateOutcome;
import io.github.jmhruntime.comparison.GateResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class CheckRendererTest {

  static Stream<Arguments> goldenFiles() {
    return Stream.of(
        Arguments.of("check.txt", new TextCheck(), Checks.mixed(false)),
        Arguments.of("check.json", new JsonCheck(), Checks.mixed(false)),
        Arguments.of("check.md", new MarkdownCheck(), Checks.mixed(false)),
        Arguments.of("check-junit.xml", new JUnitCheck(), Checks.mixed(false)),
        Arguments.of("check.annotations.txt", new GitHubAnnotations(), Checks.mixed(false)),
        Arguments.of("awkward-check.txt", new TextCheck(), Checks.awkward()),
        Arguments.of("awkward-check.md", new MarkdownCheck(), Checks.awkward()),
        Arguments.of("awkward-check-junit.xml", new JUnitCheck(), Checks.awkward()),
        Arguments.of("awkward-check.annotations.txt", new GitHubAnnotations(), Checks.awkward()));
  }

  @ParameterizedTest
  @MethodSource("goldenFiles")
  void whatIsRenderedIsAsTheGoldenFileHasIt(
      String name, Renderer<CheckReport> renderer, CheckReport report) throws IOException {
    Golden.assertMatches(name, rendered(renderer, report));
  }

  @Test
  void aRowOfTheCheckHasTheFieldsOfAComparisonAndThoseOfTheGate() throws IOException {
    JsonNode json = ReportJson.MAPPER.readTree(rendered(new JsonCheck(), Checks.mixed(false)));

    assertThat(json.fieldNames()).toIterable().startsWith("format", "outcome");
    assertThat(json.get("outcome").textValue()).isEqualTo("fail");
    assertThat(json.at("/rows/1").fieldNames())
        .toIterable()
        .startsWith("benchmark", "mode", "params", "runtime")
        .contains("percent", "verdict", "budgetPercent", "outcome", "detectablePercent");
  }

  @Test
  void theCountsOfTheJUnitReportAreThoseOfItsElements() throws Exception {
    for (CheckReport report : List.of(Checks.mixed(false), Checks.mixed(true), Checks.awkward())) {
      Element suite = parsed(rendered(new JUnitCheck(), report));

      assertThat(count(suite, "testcase")).isEqualTo(Integer.parseInt(suite.getAttribute("tests")));
      assertThat(count(suite, "failure"))
          .isEqualTo(Integer.parseInt(suite.getAttribute("failures")));
      assertThat(count(suite, "error")).isEqualTo(Integer.parseInt(suite.getAttribute("errors")));
      assertThat(count(suite, "skipped"))
          .isEqualTo(Integer.parseInt(suite.getAttribute("skipped")));
    }
  }

  @Test
  void whatIsInconclusiveFailsOnlyWhereTheUserWantsIt() throws Exception {
    Element lenient = parsed(rendered(new JUnitCheck(), Checks.mixed(false)));
    Element strict = parsed(rendered(new JUnitCheck(), Checks.mixed(true)));

    assertThat(lenient.getAttribute("failures")).isEqualTo("1");
    assertThat(strict.getAttribute("failures")).isEqualTo("2");
    assertThat(inconclusive(false).failed()).isFalse();
    assertThat(inconclusive(true).failed()).isTrue();
    assertThat(Checks.awkward().failed()).isTrue();
  }

  @Test
  void annotationsAppearOnlyWhereGitHubReadsThem() {
    assertThat(ReportFiles.annotations(Checks.mixed(false), Map.of())).isEmpty();
    assertThat(ReportFiles.annotations(Checks.mixed(false), Map.of("GITHUB_ACTIONS", "true")))
        .startsWith("::error title=jmh-runtime check::");
  }

  @Test
  void moreFailuresThanGitHubShowsEndInOneThatSaysSo() {
    List<String> lines = annotations(Checks.many(30, 0, 0, 0, false));

    assertThat(lines)
        .hasSize(10)
        .last()
        .isEqualTo("::error title=jmh-runtime check::and 21 more, see check.json");
  }

  @Test
  void annotationsHoldRegressionsHoweverManyErrorsAndInconclusiveRowsThereAre() {
    List<String> lines = annotations(Checks.many(2, 500, 0, 40, true));

    assertThat(lines).hasSize(10);
    assertThat(lines.subList(0, 2)).allSatisfy(line -> assertThat(line).contains("::fail: "));
    assertThat(lines.subList(2, 9)).allSatisfy(line -> assertThat(line).contains("is missing"));
    assertThat(lines.get(9)).contains("and 533 more");
  }

  @Test
  void annotationsHoldErrorsHoweverManyRegressionsThereAre() {
    List<String> lines = annotations(Checks.many(500, 0, 0, 40, false));

    assertThat(lines).hasSize(10);
    assertThat(lines.stream().filter(line -> line.contains("::fail: "))).hasSize(6);
    assertThat(lines.stream().filter(line -> line.contains("is missing"))).hasSize(3);
  }

  @Test
  void whatFailedComesFirstAndTheLastLineNamesIt() throws IOException {
    String text = rendered(new TextCheck(), Checks.many(5, 7, 1300, 0, false));

    List<String> lines = text.lines().toList();
    assertThat(lines.get(1)).startsWith("Fail.m0");
    assertThat(lines.size()).isLessThan(120);
    assertThat(text).contains("and 1262 more rows (1262 pass): check.json has all of them");
    assertThat(lines.get(lines.size() - 1))
        .isEqualTo(
            "Check failed: 5 of 1312 beyond the budget (Fail.m0 under new, Fail.m1 under new, Fail.m2 under new and 2 more), 7 inconclusive.");
  }

  @Test
  void theReasonsOfAFailedBuildNameRowsAndTheFirstError() {
    assertThat(new CheckTexts(Checks.many(2, 1, 3, 4, false)).reasons())
        .isEqualTo(
            "Fail.m0 under new, Fail.m1 under new; benchmark 'Gone.m0' is missing; and 3 more errors");
    assertThat(new CheckTexts(Checks.many(0, 1, 0, 0, true)).reasons())
        .isEqualTo("Inconclusive.m0 under new");
    assertThat(new CheckTexts(Checks.many(0, 1, 3, 0, false)).reasons()).isEmpty();
  }

  @Test
  void theMarkdownFitsIntoACommentHoweverManyRowsErrorsAndNotesThereAre() throws IOException {
    String rows = rendered(new MarkdownCheck(), Checks.many(10, 30, 20_000, 0, false));
    String failures = rendered(new MarkdownCheck(), Checks.many(20_000, 0, 0, 0, false));
    String errors = rendered(new MarkdownCheck(), Checks.many(3, 0, 0, 20_000, false));

    assertThat(List.of(rows, failures, errors))
        .allSatisfy(text -> assertThat(text.length()).isBetween(10_000, 65_536));
    assertThat(rows.lines().filter(line -> line.contains("**fail**"))).hasSize(10);
    assertThat(rows).containsPattern("\nand [0-9]+ more rows \\([0-9]+ pass\\): check.json has");
    assertThat(failures).containsPattern("more rows \\([0-9]+ fail\\)");
    assertThat(errors.lines().filter(line -> line.contains("**fail**"))).hasSize(3);
    assertThat(errors).containsPattern("- and [0-9]+ more, see check.json");
  }

  @Test
  void aNameOfAnyLengthLeavesRoomForTheRest() throws IOException {
    String name = "<".repeat(70_000);
    CheckReport report =
        new CheckReport(
            new GateResult(
                GateOutcome.FAIL,
                List.of(Checks.row(name, GateOutcome.FAIL), Checks.row("a.B.c", GateOutcome.FAIL)),
                List.of(name),
                List.of(name),
                List.of(name)),
            name,
            false);

    String text = rendered(new MarkdownCheck(), report);

    assertThat(text.length()).isLessThan(65_536);
    assertThat(text).contains("| B.c (lower is better) |");
  }

  @Test
  void theSummaryOfAWorkflowIsAppendedTo(@TempDir Path folder) throws Exception {
    Path summary = Files.writeString(folder.resolve("summary.md"), "# Tests\n\n");
    Map<String, String> environment = Map.of("GITHUB_STEP_SUMMARY", summary.toString());
    ReportFiles.appendSummary(Checks.mixed(false), environment);

    assertThat(Files.readString(summary))
        .startsWith("# Tests\n\n**Check failed: 1 of")
        .contains("|---|---|---:|---:|---:|---|");
  }

  @Test
  void aSummaryThatGitHubWouldRefuseIsTheAnswerAlone(@TempDir Path folder) throws Exception {
    Path summary = folder.resolve("summary.md");
    Files.write(summary, new byte[GitHubSummary.MOST_BYTES - 5_000]);
    ReportFiles.appendSummary(
        Checks.many(500, 0, 0, 0, false), Map.of("GITHUB_STEP_SUMMARY", summary.toString()));

    assertThat(Files.readString(summary).strip())
        .contains("**Check failed: 500 of 500 beyond the budget")
        .endsWith("`check.md`.");
    assertThat(Files.size(summary)).isLessThan(GitHubSummary.MOST_BYTES);
  }

  @Test
  void withoutAWorkflowThereIsNoSummary(@TempDir Path folder) {
    ReportFiles.appendSummary(Checks.mixed(false), Map.of());

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void allFilesOfACheckAreWritten(@TempDir Path folder) {
    ReportFiles.writeCheck(folder, Checks.awkward());

    assertThat(folder.toFile().list())
        .containsExactlyInAnyOrder("check.json", "check.md", "check-junit.xml");
  }

  private static CheckReport inconclusive(boolean failOnInconclusive) {
    return new CheckReport(
        new GateResult(GateOutcome.INCONCLUSIVE, List.of(), List.of(), List.of(), List.of()),
        "runc",
        failOnInconclusive);
  }

  private static List<String> annotations(CheckReport report) {
    return ReportFiles.annotations(report, Map.of("GITHUB_ACTIONS", "true")).lines().toList();
  }

  private static int count(Element suite, String name) {
    NodeList nodes = suite.getElementsByTagName(name);
    return nodes.getLength();
  }

  private static Element parsed(String xml) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
        .getDocumentElement();
  }

  private static String rendered(Renderer<CheckReport> renderer, CheckReport report)
      throws IOException {
    StringWriter out = new StringWriter();
    renderer.render(report, out);
    return out.toString();
  }
}
