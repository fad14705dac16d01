package io.github.jmhruntime.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.jmhruntime.comparison.GateResult;
import io.github.jmhruntime.comparison.GateResult.CheckedRow;
import io.github.jmhruntime.comparison.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
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
  void whatIsRenderedIsAsTheGoldenFileHasIt(String name, CheckRenderer renderer, CheckReport report)
      throws IOException {
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
    CheckedRow row = Checks.mixed(false).result().rows().get(1);
    CheckReport report =
        new CheckReport(
            new GateResult(
                Outcome.FAIL, Collections.nCopies(30, row), List.of(), List.of(), List.of()),
            "runc",
            false);

    assertThat(ReportFiles.annotations(report, Map.of("GITHUB_ACTIONS", "true")).lines())
        .hasSize(10)
        .last()
        .isEqualTo("::error title=jmh-runtime check::and 21 more, see check.json");
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
    CheckedRow row = Checks.mixed(false).result().rows().get(1);
    GateResult many =
        new GateResult(
            Outcome.FAIL, Collections.nCopies(20_000, row), List.of(), List.of(), List.of());
    Path summary = folder.resolve("summary.md");
    ReportFiles.appendSummary(
        new CheckReport(many, "runc", false), Map.of("GITHUB_STEP_SUMMARY", summary.toString()));

    assertThat(Files.readString(summary))
        .startsWith("**Check failed: 20000 of 20000 beyond the budget")
        .contains("`check.md`");
    assertThat(Files.size(summary)).isLessThan(1000);
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
        new GateResult(Outcome.INCONCLUSIVE, List.of(), List.of(), List.of(), List.of()),
        "runc",
        failOnInconclusive);
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

  private static String rendered(CheckRenderer renderer, CheckReport report) throws IOException {
    StringWriter out = new StringWriter();
    renderer.render(report, out);
    return out.toString();
  }
}
