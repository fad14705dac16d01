package io.github.jmhruntime.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import io.github.jmhruntime.comparison.Comparison;
import io.github.jmhruntime.comparison.ResultKey;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ComparisonRendererTest {

  static Stream<Arguments> goldenFiles() {
    return Stream.of(
        Arguments.of("run.txt", new TextComparison(View.of(120)), Comparisons.run()),
        Arguments.of("run.json", new JsonComparison(), Comparisons.run()),
        Arguments.of("run.md", new MarkdownComparison(), Comparisons.run()),
        Arguments.of("run.csv", new CsvComparison(), Comparisons.run()),
        Arguments.of("awkward.txt", new TextComparison(View.of(120)), Comparisons.awkward()),
        Arguments.of("awkward.json", new JsonComparison(), Comparisons.awkward()),
        Arguments.of("awkward.md", new MarkdownComparison(), Comparisons.awkward()),
        Arguments.of("awkward.csv", new CsvComparison(), Comparisons.awkward()),
        Arguments.of("nodes.txt", new TextComparison(View.of(120)), Comparisons.onNodes()),
        Arguments.of("nodes.json", new JsonComparison(), Comparisons.onNodes()));
  }

  @ParameterizedTest
  @MethodSource("goldenFiles")
  void whatIsRenderedIsAsTheGoldenFileHasIt(
      String name, Renderer<ComparisonReport> renderer, ComparisonReport report)
      throws IOException {
    Golden.assertMatches(name, rendered(renderer, report));
  }

  @Test
  void theTableFitsIntoAHundredAndTwentyColumns() throws IOException {
    assertThat(rendered(new TextComparison(View.of(120)), Comparisons.run()).lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(120));
  }

  @Test
  void aRowHasTheFieldsThatScriptsRelyOn() throws IOException {
    JsonNode json = ReportJson.MAPPER.readTree(rendered(new JsonComparison(), Comparisons.run()));

    assertThat(json.fieldNames())
        .toIterable()
        .startsWith("format", "baseline", "confidence", "relevantDifference", "rows");
    assertThat(json.at("/rows/0").fieldNames())
        .toIterable()
        .startsWith(
            "benchmark",
            "mode",
            "params",
            "runtime",
            "unit",
            "better",
            "baselineScore",
            "score",
            "percent",
            "p",
            "pAdjusted",
            "verdict",
            "method",
            "warnings");
    assertThat(json.at("/rows/0/better").textValue()).isEqualTo("lower");
    assertThat(json.at("/rows/0/verdict").textValue()).isEqualTo("faster");
    assertThat(json.at("/rows/0/score").fieldNames())
        .toIterable()
        .containsExactly("estimate", "lower", "upper", "forks");
  }

  @Test
  void aCsvReaderGetsBackWhatWasWrittenAndNoFormula() throws IOException {
    String csv = rendered(new CsvComparison(), Comparisons.awkward());
    List<List<String>> lines =
        new CsvMapper()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .readerForListOf(String.class)
            .<List<String>>readValues(csv)
            .readAll();

    assertThat(lines).hasSize(3).allSatisfy(line -> assertThat(line).hasSize(lines.get(0).size()));
    assertThat(lines.get(1).get(lines.get(0).indexOf("Param: text")))
        .isEqualTo("a|b,\"c\"\n<d>&`e` @f");
    assertThat(lines).allSatisfy(line -> assertThat(line).noneMatch(cell -> cell.startsWith("=")));
  }

  @Test
  void aComparisonWithoutRowsIsRenderedInEveryFormat(@TempDir Path folder) throws IOException {
    ComparisonReport report =
        ComparisonReport.of(
            new Comparison(
                "runc",
                0.95,
                0.02,
                List.of(),
                List.of(),
                List.of(
                    new Comparison.Unmatched(
                        new ResultKey("a.B.c", null, "ss", Map.of(), 1),
                        "crun",
                        "only there",
                        Comparison.Unmatched.Kind.NEW)),
                List.of()));
    ReportFiles.writeComparison(folder, report);

    assertThat(ReportFiles.text(report, View.of(120))).contains("crun: B.c: only there");
    assertThat(Files.readString(folder.resolve("comparison.csv"))).startsWith("benchmark,mode,");
    assertThat(folder.resolve("comparison.json")).isNotEmptyFile();
    assertThat(folder.resolve("comparison.md")).isNotEmptyFile();
  }

  private static String rendered(Renderer<ComparisonReport> renderer, ComparisonReport report)
      throws IOException {
    StringWriter out = new StringWriter();
    renderer.render(report, out);
    return out.toString();
  }
}
