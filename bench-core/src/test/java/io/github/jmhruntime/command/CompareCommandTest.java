package io.github.jmhruntime.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.jmhruntime.measurement.ResultFileException;
import io.github.jmhruntime.report.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {

  @TempDir Path folder;

  @Test
  void labelsNameTheSidesEverywhereAndTheirFilesCountAsMoreForks() throws IOException {
    write("a1.json", "[1.00], [1.01]");
    write("a2.json", "[0.99], [1.02]");
    write("b1.json", "[1.50], [1.51]");
    write("b2.json", "[1.49], [1.52], [1.48]");

    Outcome outcome =
        compare(List.of("old=a1.json", "old=a2.json"), List.of("new=b1.json", "new=b2.json"));

    JsonNode row = written().at("/rows/0");
    assertThat(written().path("baseline").asText()).isEqualTo("old");
    assertThat(row.path("runtime").asText()).isEqualTo("new");
    assertThat(row.at("/baselineScore/forks").asInt()).isEqualTo(4);
    assertThat(row.at("/score/forks").asInt()).isEqualTo(5);
    assertThat(outcome.text()).contains("% of old").contains("new");
    assertThat(folder.resolve("out/old.benchstat.txt")).exists();
    assertThat(Files.readAllLines(folder.resolve("out/new.benchstat.txt")))
        .filteredOn(line -> line.startsWith("Benchmark"))
        .hasSize(5);
  }

  @Test
  void whatWasLeftOutOfAFolderIsTold() throws IOException {
    write("old.json", "[1.00], [1.01]");
    write("new/b.json", "[1.50], [1.51]");
    Files.writeString(folder.resolve("new/notes.json"), "{}");

    assertThat(compare(List.of("old.json"), List.of("new")).text())
        .contains("left out of new, as no results of JMH: notes.json");
  }

  @Test
  void nothingToCompareFailsTheBuildAndIsWritten() throws IOException {
    write("old.json", "[1.00], [1.01]");
    Path other = folder.resolve("new.json");
    Files.writeString(
        other, Files.readString(folder.resolve("old.json")).replace("a.B.run", "a.B.go"));

    Outcome outcome = compare(List.of("old.json"), List.of("new.json"));

    assertThat(outcome.failure()).startsWith("nothing could be compared with 'old'");
    assertThat(outcome.text()).contains("only in old").contains("only in new");
    assertThat(written().path("unmatched")).hasSize(2);
  }

  @Test
  void aFileIsNotComparedWithItself() throws IOException {
    write("old.json", "[1.00], [1.01]");

    assertThatThrownBy(() -> compare(List.of("old.json"), List.of("new=old.json")))
        .isInstanceOf(ResultFileException.class)
        .hasMessageContaining("old.json")
        .hasMessageContaining("on both sides, as -Dbaseline and as -Dcandidate");
  }

  private Outcome compare(List<String> baseline, List<String> candidates) {
    return CompareCommand.run(
        new CompareCommand.Request(
            baseline,
            candidates,
            folder,
            0.95,
            CompareCommand.RELEVANT_DIFFERENCE,
            false,
            false,
            folder.resolve("out"),
            View.of(80)));
  }

  private void write(String name, String rawData) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        """
        [{"jmhVersion":"1.37","benchmark":"a.B.run","mode":"avgt","threads":1,"forks":6,
          "primaryMetric":{"score":1.0,"scoreError":"NaN","scoreUnit":"ms/op","rawData":[%s]},
          "secondaryMetrics":{}}]
        """
            .formatted(rawData));
  }

  private JsonNode written() throws IOException {
    return new ObjectMapper().readTree(folder.resolve("out/comparison.json").toFile());
  }
}
