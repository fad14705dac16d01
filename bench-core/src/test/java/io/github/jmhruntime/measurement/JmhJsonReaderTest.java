package io.github.jmhruntime.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JmhJsonReaderTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"jmh-1.37", "jmh-1.37-single-iteration", "jmh-1.20"})
  void everyMetricOfEveryModeIsRead(String fixture) {
    JsonNode json = Fixtures.json(fixture + "/three-forks.json");
    List<JmhResult> results = JmhJsonReader.readAll(Fixtures.path(fixture + "/three-forks.json"));

    int metrics = 0;
    for (JsonNode result : json) {
      metrics += 1 + result.get("secondaryMetrics").size();
    }
    assertThat(results).hasSize(metrics);
    assertThat(results).extracting(JmhResult::mode).contains("thrpt", "avgt", "sample", "ss");
    assertThat(results)
        .filteredOn(r -> r.benchmark().endsWith("allocate"))
        .allSatisfy(r -> assertThat(r.params()).isEqualTo(Map.of("name", "a,b", "size", "10")));
    assertThat(results)
        .allSatisfy(
            r -> {
              assertThat(r.rawData()).hasSize(3);
              assertThat(r.forks()).isEqualTo(3);
              assertThat(r.environment())
                  .containsKeys("jvm", "jdkVersion", "vmVersion", "measurementIterations");
              assertThat(r.origin()).isNull();
            });
  }

  @Test
  void theScoreOfAHistogramIsTheMeanOfItsIterations() {
    JmhResult sample =
        JmhJsonReader.readAll(Fixtures.path("jmh-1.37-single-iteration/fork-1.json")).stream()
            .filter(r -> r.mode().equals("sample") && r.metric() == null)
            .findFirst()
            .orElseThrow();

    assertThat(sample.calls()).isGreaterThan(500);
    assertThat(sample.rawData()).hasSize(1);
    assertThat(sample.rawData().get(0)).hasSize(1);
    assertThat(sample.rawData().get(0).get(0)).isCloseTo(sample.score(), within(1e-12));
  }

  @Test
  void aFileWithoutRawDataHasScoresAndErrorsOnly() throws IOException {
    JmhResult result = readOne(primary("\"score\":2.5,\"scoreError\":0.5,\"rawData\":[]"));

    assertThat(result.rawData()).isEmpty();
    assertThat(result.score()).isEqualTo(2.5);
    assertThat(result.scoreError()).isEqualTo(0.5);
    assertThat(result.unit()).isEqualTo("ms/op");
  }

  @ParameterizedTest
  @CsvSource({
    "NaN, NaN",
    "'\"NaN\"', NaN",
    "'\"+INF\"', Infinity",
    "'\"-INF\"', -Infinity",
    "null, NaN",
    "1e3, 1000",
    "7, 7"
  })
  void numbersThatJsonDoesNotHaveAreRead(String text, double expected) throws IOException {
    JmhResult result = readOne(primary("\"score\":1,\"scoreError\":" + text));

    assertThat(Double.valueOf(result.scoreError())).isEqualTo(Double.valueOf(expected));
  }

  @Test
  void keysMayStandInAnyOrderAndUnknownOnesDoNotMatter() throws IOException {
    JmhResult result =
        readOne(
            """
            [{"future":{"a":[1]},"jmhRuntime":{"run":"r1","runtime":"crun","blocks":[1,3],"failedForks":1,
            "disturbedBlocks":[3],"later":true},"primaryMetric":{"later":[{}],"rawData":[[1],[2]],"score":1.5},
            "mode":"ss","benchmark":"a.B.c"}]""");

    assertThat(result.benchmark()).isEqualTo("a.B.c");
    assertThat(result.rawData()).isEqualTo(List.of(List.of(1.0), List.of(2.0)));
    assertThat(result.origin())
        .isEqualTo(
            new JmhResult.Origin(
                "r1",
                "crun",
                List.of(1, 3),
                List.of(),
                1,
                List.of(3),
                List.of(),
                Axes.NONE,
                Allotment.UNKNOWN));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``|is empty",
        "[]|holds no results",
        "{\"benchmark\":\"a\"}|line 1, column 1: not an array of results",
        "Benchmark  Mode  Cnt  Score|line 1, column 1",
        "[1]|line 1, column 3: not JMH's JSON: a result must be an object",
        "[{\"mode\":\"fast\"}]|line 1, column 16: not JMH's JSON: 'fast' is none of JMH's modes",
        "[{\"mode\":\"ss\"}]|no 'primaryMetric'",
        "[{\"primaryMetric\":{},\"mode\":\"ss\"}]|no 'benchmark'",
        "[{\"primaryMetric\":3}]|a metric must be an object",
        "[{\"primaryMetric\":{\"score\":\"fast\"}}]|'fast' is not a number",
        "[{\"primaryMetric\":{\"rawData\":[1]}}]|must be an array of iterations",
        "[{\"primaryMetric\":{\"rawDataHistogram\":[[[[1]]]]}}]|a number must stand here",
        "[{\"primaryMetric\":{\"rawDataHistogram\":[[[[1,-2]]]]}}]|'-2.0' is not how often",
        "[{\"benchmark\":|it ends in the middle",
        "[{\"benchmark\":null}]|line 1, column 19: not JMH's JSON: 'null' cannot be a benchmark's name",
        "[{\"benchmark\":\"a\\u0000b\"}]|'a?b' cannot be a benchmark's name",
        "[{\"forks\":-3}]|line 1, column 13: not JMH's JSON: 'forks' is '-3'; it must be a whole number from 0",
        "[{\"threads\":0}]|'threads' is '0'; it must be a whole number from 1",
        "[{\"threads\":99999999999}]|'threads' is '99999999999'; it must be a whole number",
        "[{\"measurementIterations\":\"abc\"}]|'measurementIterations' is 'abc'; it must be a whole",
        "[{\"params\":\"x\",\"mode\":\"ss\"}]|'params' must be an object",
        "[{\"secondaryMetrics\":[]}]|'secondaryMetrics' must be an object",
        "[{\"primaryMetric\":{\"scoreUnit\":{}}}]|'scoreUnit' must be text",
        "[{\"jmhRuntime\":3}]|the value is of another type; it must be an object",
        "[{\"jmhRuntime\":{\"failedForks\":0,\"runtime\":\"runc\"}}]|'run' is missing",
        "[{\"jmhRuntime\":{\"failedForks\":0,\"run\":\"1\",\"runtime\":\"a\\u0000\"}}]|'runtime' holds a control character",
        "[{\"jmhRuntime\":{\"failedForks\":0,\"run\":\"1\",\"runtime\":\"a\",\"blocks\":[null]}}]|'blocks' holds null",
      })
  void whatIsNotJmhsIsAnErrorThatNamesFileAndPosition(String text, String expected)
      throws IOException {
    Path file = write(text);

    assertThatThrownBy(() -> JmhJsonReader.readAll(file))
        .isInstanceOf(ResultFileException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining(expected);
  }

  @Test
  void filesThatWereJoinedAreAnError() throws IOException {
    String one = primary("\"score\":1");
    Path file = write(one + "\n" + one);

    assertThatThrownBy(() -> JmhJsonReader.readAll(file))
        .hasMessageContaining("line 2, column 1: text after the end");
  }

  @Test
  void aMissingFileIsAnErrorThatSaysHowToMakeOne() {
    assertThatThrownBy(() -> JmhJsonReader.readAll(folder.resolve("none.json")))
        .hasMessageContaining("none.json")
        .hasMessageContaining("-rf json");
    assertThatThrownBy(() -> JmhJsonReader.readAll(folder))
        .isInstanceOf(ResultFileException.class)
        .hasMessage(
            folder
                + ": is a folder; name a file in it: a result file is what JMH writes with -rf json -rff FILE");
  }

  @Test
  void nestingAndTextBeyondWhatIsReadAreErrorsThatNameThePlace() throws IOException {
    Path nested = write("[{\"future\":" + "[".repeat(1_001));
    assertThatThrownBy(() -> JmhJsonReader.readAll(nested))
        .isInstanceOf(ResultFileException.class)
        .hasMessageContaining(nested + ": line 1, column 1011: not JMH's JSON: ")
        .hasMessageContaining("nesting depth (1001) exceeds the maximum allowed (1000)")
        .hasMessageContaining("-rf json");

    Path text = write("[{\"jvm\":\"" + "x".repeat(20_000_001) + "\"}]");
    assertThatThrownBy(() -> JmhJsonReader.readAll(text))
        .isInstanceOf(ResultFileException.class)
        .hasMessageContaining(text + ": line 1, column ")
        .hasMessageContaining("exceeds the maximum allowed (20000000)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-32BE"})
  void textOfAnotherEncodingIsReadOrAnError(String encoding) throws IOException {
    byte[] text = ("\ufeff" + primary("\"score\":1")).getBytes(Charset.forName(encoding));
    Path file = Files.write(folder.resolve("results.json"), text);
    assertThat(JmhJsonReader.readAll(file)).hasSize(1);

    Files.write(file, new byte[] {0, 0, '[', 0, 0, 0, 0, 0});
    assertThatThrownBy(() -> JmhJsonReader.readAll(file))
        .isInstanceOf(ResultFileException.class)
        .hasMessageContaining("save it as UTF-8");
  }

  @Test
  void textThatRecursIsKeptOnce() throws IOException {
    List<JmhResult> results = new ArrayList<>();
    JmhJsonReader.read(Path.of("generated"), new JmhJsonGenerator(200, false), results::add);

    assertThat(results).hasSize(400);
    assertThat(results.get(2).environment()).isSameAs(results.get(0).environment());
    assertThat(results.get(2).benchmark()).isSameAs(results.get(0).benchmark());
    assertThat(results.get(201).params()).isSameAs(results.get(0).params());
  }

  private static String primary(String fields) {
    return "[{\"benchmark\":\"a.B.c\",\"mode\":\"avgt\",\"primaryMetric\":{"
        + fields
        + ",\"scoreUnit\":\"ms/op\"}}]";
  }

  private JmhResult readOne(String text) throws IOException {
    List<JmhResult> results = JmhJsonReader.readAll(write(text));
    assertThat(results).hasSize(1);
    return results.get(0);
  }

  private Path write(String text) throws IOException {
    return Files.write(folder.resolve("results.json"), text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void rawDataWithoutAnyValueIsNone() throws IOException {
    JmhResult result =
        readOne(
            """
            [{"benchmark":"a.B.c","mode":"thrpt","primaryMetric":{"score":1.5,"scoreUnit":"ops/s","rawData":[[],[]]}}]""");

    assertThat(result.rawData()).isEmpty();
    assertThat(result.score()).isEqualTo(1.5);
  }
}
