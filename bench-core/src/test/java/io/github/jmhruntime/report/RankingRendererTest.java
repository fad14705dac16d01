package io.github.jmhruntime.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RankingRendererTest {

  static Stream<Arguments> goldenFiles() {
    return Stream.of(
        Arguments.of("ranking.txt", new TextRanking(80), Rankings.run()),
        Arguments.of("ranking.json", new JsonRanking(), Rankings.run()),
        Arguments.of("ranking.md", new MarkdownRanking(), Rankings.run()),
        Arguments.of("ranking.csv", new CsvRanking(), Rankings.run()),
        Arguments.of("ranking-awkward.txt", new TextRanking(80), Rankings.awkward()),
        Arguments.of("ranking-awkward.md", new MarkdownRanking(), Rankings.awkward()),
        Arguments.of("ranking-awkward.csv", new CsvRanking(), Rankings.awkward()));
  }

  @ParameterizedTest
  @MethodSource("goldenFiles")
  void whatIsRenderedIsAsTheGoldenFileHasIt(
      String name, Renderer<RankingReport> renderer, RankingReport report) throws IOException {
    Golden.assertMatches(name, rendered(renderer, report));
  }

  @Test
  void noLineIsWiderThanTheConsole() throws IOException {
    assertThat(rendered(new TextRanking(80), Rankings.run()).lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
  }

  @Test
  void theJsonHasTheFieldsThatScriptsRelyOn() throws IOException {
    JsonNode json = ReportJson.MAPPER.readTree(rendered(new JsonRanking(), Rankings.run()));

    assertThat(json.fieldNames()).toIterable().startsWith("format", "candidates", "criteria");
    assertThat(json.at("/candidates/0").fieldNames())
        .toIterable()
        .startsWith("name", "rank", "total", "groups", "rankProbability");
    assertThat(json.at("/criteria/0").fieldNames())
        .toIterable()
        .startsWith("group", "name", "weight", "values");
    assertThat(json.at("/criteria/0/values/gvisor").fieldNames())
        .toIterable()
        .startsWith("input", "value", "partialUtility", "filled");
    double sum = 0;
    for (JsonNode criterion : json.get("criteria")) {
      sum +=
          criterion.at("/values/crun/partialUtility").doubleValue()
              * json.at("/groupWeights/" + criterion.get("group").textValue()).doubleValue();
    }
    for (JsonNode candidate : json.get("candidates")) {
      if (candidate.get("name").textValue().equals("crun")) {
        assertThat(candidate.get("total").doubleValue())
            .isCloseTo(sum, org.assertj.core.api.Assertions.within(1e-12));
      }
    }
  }

  @Test
  void aCsvReaderGetsBackWhatWasWrittenAndNoFormula() throws IOException {
    List<List<String>> lines =
        new CsvMapper()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .readerForListOf(String.class)
            .<List<String>>readValues(rendered(new CsvRanking(), Rankings.awkward()))
            .readAll();

    assertThat(lines).hasSize(5).allSatisfy(line -> assertThat(line).hasSize(lines.get(0).size()));
    assertThat(lines).allSatisfy(line -> assertThat(line).noneMatch(cell -> cell.startsWith("=")));
  }

  @Test
  void noControlSequenceReachesTheConsole() throws IOException {
    assertThat(rendered(new TextRanking(80), Rankings.awkward())).doesNotContain("\u001b");
  }

  private static String rendered(Renderer<RankingReport> renderer, RankingReport report)
      throws IOException {
    StringWriter out = new StringWriter();
    renderer.render(report, out);
    return out.toString();
  }
}
