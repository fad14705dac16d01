package io.github.jmhruntime.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputPathTest {

  @TempDir Path folder;

  @Test
  void whatStandsBeforeTheEqualsSignIsTheLabel() {
    assertThat(parse("new=b1.json,new=b2.json,c.json"))
        .containsExactly(
            new InputPath("new", "b1.json"),
            new InputPath("new", "b2.json"),
            new InputPath("", "c.json"));
  }

  @Test
  void anEqualsSignInAFoldersNameOrAnExistingFilesNameIsNoLabels() throws IOException {
    Files.createFile(folder.resolve("n=1.json"));

    assertThat(parse("n=1.json,runs/n=2/a.json,two=runs/n=2/a.json"))
        .containsExactly(
            new InputPath("", "n=1.json"),
            new InputPath("", "runs/n=2/a.json"),
            new InputPath("two", "runs/n=2/a.json"));
  }

  @Test
  void aCommaInTheNameOfAnExistingFileIsPartOfIt() throws IOException {
    Files.createFile(folder.resolve("a,b, c.json"));

    assertThat(parse("new=a,b, c.json,d.json"))
        .containsExactly(new InputPath("new", "a,b, c.json"), new InputPath("", "d.json"));
    assertThat(parse("d.json,a,b, c.json"))
        .containsExactly(new InputPath("", "d.json"), new InputPath("", "a,b, c.json"));
  }

  @Test
  void aCommaBetweenBracesIsPartOfTheGlob() {
    List<InputPath> parts = parse("new=runs/{a,b}/*.json,c.json");

    assertThat(parts)
        .containsExactly(new InputPath("new", "runs/{a,b}/*.json"), new InputPath("", "c.json"));
    assertThat(parts.get(0).isGlob(folder)).isTrue();
    assertThat(parts.get(1).isGlob(folder)).isFalse();
  }

  @Test
  void aFileWhoseNameLooksLikeAGlobIsAFile() throws IOException {
    Files.createFile(folder.resolve("[1].json"));

    assertThat(parse("[1].json").get(0).isGlob(folder)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"=b.json", "new="})
  void aLabelOrPathThatIsMissingIsToldWithTheForm(String text) {
    assertThatThrownBy(() -> parse(text))
        .isInstanceOf(CommandException.class)
        .hasMessage(
            "-Dcandidate=%s: a label and a path belong to both sides of '=', such as new=b.json",
            text);
  }

  @Test
  void anOptionWithoutAnyFileIsToldWithARemedy() {
    assertThatThrownBy(() -> parse(" , "))
        .isInstanceOf(CommandException.class)
        .hasMessage("-Dcandidate is missing: name a file of JMH JSON");
  }

  private List<InputPath> parse(String value) {
    return InputPath.parse("candidate", Arrays.asList(value.split(",", -1)), folder);
  }
}
