package io.github.jmhruntime.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileDocumentationTest {

  private static final Path PAGE = Path.of("..", "docs", "profiles.md");
  private static final Path RANK = Path.of("..", "docs", "rank.md");
  private static final Pattern KEY_ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\|");

  @TempDir Path folder;

  @Test
  void everyKeyIsDocumentedAndNothingElse() throws IOException {
    assertThat(keysUnder("Keys of a runtime"))
        .containsExactlyElementsOf(
            keys(
                Shape.RUNTIME,
                Map.of(
                    "install", Shape.INSTALL,
                    "recognition", Shape.CLUE,
                    "needs", Shape.NEEDS,
                    "messages", Shape.MESSAGE)));
    assertThat(keysUnder("Keys of limits")).containsExactlyElementsOf(keys(Shape.LIMITS, Map.of()));
    assertThat(keysUnder("Keys of an image"))
        .containsExactlyElementsOf(
            Stream.of(
                    keys(Shape.IMAGE, Map.of("ready", Shape.READINESS)).stream()
                        .filter(key -> !key.equals("ready.redis")),
                    Shape.HTTP.keys().stream().map("ready.http."::concat),
                    Stream.of("ready.redis"),
                    Shape.REDIS.keys().stream().map("ready.redis."::concat))
                .flatMap(keys -> keys)
                .toList());
    assertThat(keysUnder("Keys of a suite"))
        .containsExactlyElementsOf(keys(Shape.SUITE, Map.of("narrow", Shape.NARROW)));
    assertThat(keysUnder("Keys of a probe"))
        .containsExactlyElementsOf(keys(Shape.PROBE, Map.of("scores", Shape.PROBE_SCORE)));
  }

  @Test
  void everyKeyOfADecisionIsDocumentedAndNothingElse() throws IOException {
    assertThat(keysUnder(RANK, "### Keys of a decision"))
        .containsExactlyElementsOf(
            keys(
                Shape.DECISION,
                Map.of(
                    "means", Shape.MEANS,
                    "reasons", Shape.REASONS,
                    "uncertainty", Shape.UNCERTAINTY,
                    "groups", Shape.GROUP)));
    assertThat(keysUnder(RANK, "### Keys of a criterion"))
        .containsExactlyElementsOf(Shape.CRITERION.keys());
  }

  @Test
  void everyRecordHoldsWhatItsKeysSay() {
    assertThat(components(RuntimeProfile.class)).isEqualTo(Shape.RUNTIME.keys());
    assertThat(components(RuntimeProfile.Install.class)).isEqualTo(Shape.INSTALL.keys());
    assertThat(components(RuntimeProfile.Clue.class)).isEqualTo(Shape.CLUE.keys());
    assertThat(components(RuntimeProfile.Needs.class)).isEqualTo(Shape.NEEDS.keys());
    assertThat(components(RuntimeProfile.Message.class)).isEqualTo(Shape.MESSAGE.keys());
    assertThat(components(Image.Readiness.class)).isEqualTo(Shape.READINESS.keys());
    assertThat(components(Image.Http.class)).isEqualTo(Shape.HTTP.keys());
    assertThat(components(Suite.class)).isEqualTo(Shape.SUITE.keys());
    assertThat(components(Suite.Narrow.class)).isEqualTo(Shape.NARROW.keys());
    assertThat(components(ProbeProfile.class)).isEqualTo(Shape.PROBE.keys());
    assertThat(components(ProbeProfile.Score.class)).isEqualTo(Shape.PROBE_SCORE.keys());
    assertThat(components(Limits.class)).containsExactly("name", "title", "cpus", "memoryBytes");
    assertThat(components(Image.class))
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(Shape.IMAGE.keys().stream(), Stream.of("buildContext")).toList());
  }

  @Test
  void everyLimitationIsDocumented() throws IOException {
    String page = Files.readString(PAGE);
    assertThat(RuntimeProfile.Limitation.values())
        .allSatisfy(limitation -> assertThat(page).contains("`" + limitation.word() + "`"));
  }

  @Test
  void everyExampleFileLoads() throws IOException {
    UserProfiles user = new UserProfiles(folder);
    List<MatchResult> examples =
        Pattern.compile("(?s)`DIR/([^`\\n]+\\.yaml)`:\\n\\n```yaml\\n(.*?)```")
            .matcher(Files.readString(PAGE))
            .results()
            .toList();
    assertThat(examples).hasSize(4);
    examples.forEach(example -> user.with(example.group(1), example.group(2)));
    Catalog catalog = user.load();
    assertThat(catalog.runtimes()).containsKey("youki2");
    assertThat(catalog.limits()).containsKey("small");
    assertThat(catalog.images()).containsKey("my-service");
    assertThat(catalog.suites()).containsKey("my-suite");
  }

  private static List<String> keysUnder(String heading) throws IOException {
    return keysUnder(PAGE, "## " + heading);
  }

  private static List<String> keysUnder(Path file, String heading) throws IOException {
    String page = Files.readString(file);
    int start = page.indexOf(heading + "\n");
    assertThat(start).as(heading).isNotNegative();
    int end = page.indexOf("\n#", start);
    return KEY_ROW
        .matcher(page.substring(start, end < 0 ? page.length() : end))
        .results()
        .map(row -> row.group(1))
        .toList();
  }

  private static List<String> keys(Shape shape, Map<String, Shape> inner) {
    return shape.keys().stream()
        .flatMap(
            key ->
                inner.containsKey(key)
                    ? Stream.concat(
                        Stream.of(key), inner.get(key).keys().stream().map(sub -> key + "." + sub))
                    : Stream.of(key))
        .toList();
  }

  private static List<String> components(Class<? extends Record> type) {
    return Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList();
  }
}
