package io.github.jmhruntime.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jmhruntime.measurement.ResultFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SideReaderTest {

  @TempDir Path folder;

  @BeforeEach
  void files() throws IOException {
    for (String name : List.of("main.json", "a/1.json", "a/2.json", "a/deep/3.json", "b/1.json")) {
      write(name, "");
    }
    for (String runtime : List.of("runc", "crun")) {
      for (String run : List.of("run1", "run2")) {
        write(
            run + "/" + runtime + ".json",
            """
            "jmhRuntime":{"run":"%s","runtime":"%s","blocks":[1,2],"failedForks":0,
              "disturbedBlocks":[]},
            """
                .formatted(run, runtime));
      }
    }
    Files.writeString(folder.resolve("run1/comparison.json"), "{\"format\":1}");
    Files.writeString(
        folder.resolve("run1/smaller-is-better.json"), "[{\"name\":\"x\",\"value\":1}]");
    Files.writeString(folder.resolve("run1/kata.json"), "[]");
  }

  @Test
  void filesOfOneLabelAreOneSide() {
    assertThat(candidates("new=a/1.json", "b/1.json", "new=a/2.json"))
        .isEqualTo(Map.of("new", List.of("a/1.json", "a/2.json"), "1", List.of("b/1.json")));
  }

  @Test
  void allFilesOfTheBaselineAreOneSideUnderItsLabel() {
    MeasuredSide side = new SideReader(folder).baseline(List.of("old=a/1.json", "a/2.json"));

    assertThat(side.name()).isEqualTo("old");
    assertThat(side.files()).hasSize(2);
  }

  @Test
  void aBaselineOfSeveralFilesWithoutALabelIsNamedAfterThem() {
    assertThat(new SideReader(folder).baseline(List.of("a/1.json", "a/2.json")).name())
        .isEqualTo("1+2");
  }

  @Test
  void aFolderIsOneSideNamedAfterIt() {
    assertThat(candidates("a", "again=a"))
        .isEqualTo(
            Map.of("a", List.of("a/1.json", "a/2.json"), "again", List.of("a/1.json", "a/2.json")));
  }

  @Test
  void aFolderOfARunIsOneSideForEachRuntime() {
    assertThat(candidates("run1", "run2"))
        .isEqualTo(
            Map.of(
                "crun", List.of("run1/crun.json"),
                "runc", List.of("run1/runc.json"),
                "run2/crun", List.of("run2/crun.json"),
                "run2/runc", List.of("run2/runc.json")));
  }

  @Test
  void whatHoldsNoResultsInAFolderIsLeftOutAndTold() {
    SideReader reader = new SideReader(folder);
    var unused = reader.baseline(List.of("main.json"));
    var others = reader.candidates(List.of("run1"));

    assertThat(others).hasSize(2);
    assertThat(reader.notes())
        .containsExactly(
            "left out of run1, as no results of JMH: comparison.json, kata.json, smaller-is-better.json");
  }

  @Test
  void aGlobWithoutALabelIsACandidateForEachFileAndWithOneASide() {
    assertThat(candidates("a/*.json", "all=**/1.json"))
        .isEqualTo(
            Map.of(
                "1", List.of("a/1.json"),
                "2", List.of("a/2.json"),
                "all", List.of("a/1.json", "b/1.json")));
  }

  @Test
  void twoStarsStandForAnyNumberOfFolders() {
    assertThat(candidates("x=a/**/*.json"))
        .isEqualTo(Map.of("x", List.of("a/1.json", "a/2.json", "a/deep/3.json")));
  }

  @Test
  void aGlobThatMatchesTheBaselineMeansTheOthers() throws IOException {
    write("next.json", "");

    assertThat(candidates("*.json")).isEqualTo(Map.of("next", List.of("next.json")));
  }

  @Test
  void aGlobThatMatchesOnlyTheBaselineIsToldWithARemedy() {
    assertThatThrownBy(() -> candidates("m*.json"))
        .isInstanceOf(CommandException.class)
        .hasMessage(
            "-Dcandidate=m*.json names only the baseline's own file; name those to compare with it");
  }

  @Test
  void aGlobWithoutAMatchAndAFolderWithoutResultsAreErrorsWithARemedy() throws IOException {
    Files.createDirectory(folder.resolve("empty"));

    assertThatThrownBy(() -> candidates("none/*.json"))
        .isInstanceOf(ResultFileException.class)
        .hasMessage(
            "none/*.json: no file with results of JMH matches; JMH writes them with -rf json -rff FILE");
    assertThatThrownBy(() -> candidates("empty"))
        .isInstanceOf(ResultFileException.class)
        .hasMessageStartingWith("empty: the folder holds no results; JMH writes them with");
  }

  @Test
  void aCutFileInAFolderIsAnErrorAndNotLeftOut() throws IOException {
    Files.writeString(folder.resolve("a/4.json"), "[{\"jmhVersion\":\"1.37\",\"bench");

    assertThatThrownBy(() -> candidates("a"))
        .isInstanceOf(ResultFileException.class)
        .hasMessageContaining("a/4.json");
  }

  @Test
  void resultsOfSeveralRuntimesAreNoOneSide() {
    assertThatThrownBy(() -> candidates("all=run1"))
        .isInstanceOf(CommandException.class)
        .hasMessageStartingWith(
            "-Dcandidate: one side cannot be of several runtimes, and these files were measured under crun, runc: ");
    assertThatThrownBy(() -> new SideReader(folder).baseline(List.of("run1")))
        .hasMessageStartingWith("-Dbaseline: one side cannot be of several runtimes");
  }

  @Test
  void twoLabelsOfTheBaselineAreRefused() {
    assertThatThrownBy(() -> new SideReader(folder).baseline(List.of("x=a/1.json", "y=a/2.json")))
        .hasMessage(
            "-Dbaseline has the labels x, y, but it is one side; name the others with -Dcandidate");
  }

  @Test
  void aFileNamedTwiceDoesNotCountTwice() {
    assertThatThrownBy(() -> candidates("x=a/1.json", "x=a/1.json"))
        .isInstanceOf(CommandException.class)
        .hasMessage("-Dcandidate names %s twice", folder.resolve("a/1.json"));
    assertThat(candidates("x=a/1.json", "x=a/*.json"))
        .isEqualTo(Map.of("x", List.of("a/1.json", "a/2.json")));
  }

  @Test
  void aLabelThatTheBaselineHasIsRefused() {
    assertThatThrownBy(() -> candidates("main=a/1.json"))
        .hasMessage(
            "'main' is the label of a candidate and the name of another side; give one another label");
  }

  /** The files of each candidate against main.json, by its name. */
  private Map<String, List<String>> candidates(String... words) {
    SideReader reader = new SideReader(folder);
    var unused = reader.baseline(List.of("main.json"));
    return reader.candidates(List.of(words)).stream()
        .collect(
            Collectors.toMap(
                MeasuredSide::name,
                side ->
                    side.files().stream()
                        .map(file -> folder.relativize(file.path()).toString())
                        .toList()));
  }

  private void write(String name, String origin) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        """
        [{"jmhVersion":"1.37","benchmark":"a.B.run","mode":"avgt","threads":1,"forks":2, %s
          "primaryMetric":{"score":1.0,"scoreError":"NaN","scoreUnit":"ms/op",
            "rawData":[[1.0],[1.1]]},"secondaryMetrics":{}}]
        """
            .formatted(origin));
  }
}
