package io.github.jmhruntime.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What YAML allows and no profile has, at every place of the shipped files. */
class HostileProfileTest {

  private static final List<String> SNIPPETS =
      List.of(
          "\u0000",
          "\"a\\0b\"",
          " \"\\0\"\n",
          "!!binary aGk=",
          "!!int abc",
          "!!null x",
          "!x y",
          "&a b",
          "*a",
          "? x",
          "| ",
          "%YAML 9.9\n",
          "\n---\n",
          "\n...\n",
          "\ufeff",
          "\u0085",
          "\ud800",
          "<<: {name: x}\n",
          "1e999",
          "[".repeat(1_001),
          "- ".repeat(1_001));

  @TempDir Path folder;

  @Test
  void whateverIsPutIntoAFileGivesAProfileOrAMessageThatNamesTheFile() {
    SortedMap<String, String> files = BuiltInFiles.read(Catalog.class.getClassLoader());
    for (String path :
        List.of("runtimes/kata.yaml", "limits/min.yaml", "images/nginx/image.yaml")) {
      String whole = files.getOrDefault(path, "");
      assertThat(whole).isNotEmpty();
      for (int at = 0; at <= whole.length(); at += 5) {
        for (String snippet : SNIPPETS) {
          assertReadOrRefused(path, whole.substring(0, at) + snippet + whole.substring(at));
        }
      }
    }
  }

  private static void assertReadOrRefused(String path, String text) {
    try {
      Section section = Section.of(YamlTree.parse(path, text), "", shape(path));
      if (path.startsWith("runtimes")) {
        assertThat(RuntimeProfileReader.read(section).title().indexOf('\u0000')).isNegative();
      } else if (path.startsWith("limits")) {
        assertThat(LimitsReader.read(section).title().indexOf('\u0000')).isNegative();
      } else {
        assertThat(ImageReader.read(section, Map.of(), List.of("runc")).title().indexOf('\u0000'))
            .isNegative();
      }
    } catch (ProfileException e) {
      assertThat(e.getMessage()).startsWith(path + ":");
    } catch (RuntimeException e) {
      throw new AssertionError(text, e);
    }
  }

  private static Shape shape(String path) {
    return path.startsWith("runtimes")
        ? Shape.RUNTIME
        : path.startsWith("limits") ? Shape.LIMITS : Shape.IMAGE;
  }

  @ParameterizedTest
  @ValueSource(strings = {"limits/big.yaml", "images/big/image.yaml"})
  void aProfileOfSixtyMegabytesIsRefusedAtOnceWithTheLimit(String path) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.resolve("..").normalize());
    Files.writeString(file, "- a: [1, 2, 3]\n".repeat(4_000_000));

    assertTimeout(
        Duration.ofSeconds(10),
        () ->
            assertThatThrownBy(() -> Catalog.load(folder))
                .isInstanceOf(ProfileException.class)
                .hasMessage(
                    "%s: has 60000000 bytes; such a file may have up to 1000000, so see what it is"
                        + " and take it away",
                    file));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "- {a: [1, 2, 3], b: 'c'}\n",
        "a",
        "a ",
        "a\n",
        "a: ",
        "? ",
        "- ",
        "[",
        "{a: ",
        "'",
        "&a "
      })
  void theLargestFileThatIsTakenHasAnAnswerSoon(String repeated) {
    String text = repeated.repeat((int) UserFiles.MOST_BYTES / repeated.length());

    assertTimeout(
        Duration.ofSeconds(20),
        () ->
            assertThatThrownBy(() -> Section.of(YamlTree.parse("big.yaml", text), "", Shape.LIMITS))
                .isInstanceOf(ProfileException.class)
                .hasMessageStartingWith("big.yaml:"));
  }

  @Test
  void nestingBeyondWhatIsReadNamesThePlaceAndTheLimit() {
    assertThatThrownBy(() -> YamlTree.parse("deep.yaml", "title: " + "[".repeat(1_001)))
        .hasMessage(
            "deep.yaml:1:1007: this nests deeper or is longer than any profile: Document nesting"
                + " depth (1001) exceeds the maximum allowed (1000)");
  }

  @Test
  void aNulInATextIsRefusedWithItsPlace() {
    assertThatThrownBy(() -> YamlTree.parse("nul.yaml", "name: r\ntitle: \"a\\0b\"\n"))
        .hasMessage("nul.yaml:2:8: a control character stands in this text; take it out");
  }

  @Test
  void foldersThatLeadIntoThemselvesAreToldAsThat() throws IOException {
    Path limits = Files.createDirectories(folder.resolve("limits"));
    Files.createSymbolicLink(limits.resolve("again"), limits);

    assertThatThrownBy(() -> Catalog.load(folder))
        .isInstanceOf(ProfileException.class)
        .hasMessageStartingWith("-Dprofiles: '%s' cannot be read: ", folder)
        .hasMessageContaining(limits.resolve("again").toString());
  }
}
