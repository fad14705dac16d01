package io.github.jmhruntime.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShippedImagesTest {

  private static final Catalog CATALOG = Catalog.load(null);

  static Stream<Image> images() {
    return CATALOG.images().values().stream();
  }

  static Stream<Image> imagesWithTwoWaysToBuild() {
    return images().filter(image -> image.buildContext().containsKey("pulled.Dockerfile"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nginx", "httpd", "tomcat", "go-httpd", "python-tornado", "node-express"})
  void everyWebServerSendsTheSamePageOnTheSamePort(String name) {
    Image image = CATALOG.image("the test", name);
    String page = Objects.requireNonNull(image.buildContext().get("index.html"));
    assertThat(page).isEqualTo(CATALOG.image("", "nginx").buildContext().get("index.html"));
    assertThat(image.ready().http())
        .isEqualTo(new Image.Http(8080, "/", page.getBytes(StandardCharsets.UTF_8).length));
  }

  @ParameterizedTest
  @MethodSource("imagesWithTwoWaysToBuild")
  void bothWaysToBuildEndInTheSameCommand(Image image) {
    String onPackages = Objects.requireNonNull(image.buildContext().get("Dockerfile"));
    String onPulled = Objects.requireNonNull(image.buildContext().get("pulled.Dockerfile"));
    List<String> same = List.of("CMD ", "USER ", "WORKDIR ", "COPY ", "ENV CATALINA_BASE");
    assertThat(lines(onPackages, same)).isEqualTo(lines(onPulled, same));
    assertThat(lines(onPackages, List.of("CMD "))).hasSize(1);
    assertThat(onPulled).as("the pulled image's own is not run").contains("ENTRYPOINT []\n");
  }

  @ParameterizedTest
  @MethodSource("imagesWithTwoWaysToBuild")
  void whatIsCopiedLiesBesideTheDockerfile(Image image) {
    Map<String, String> files = image.buildContext();
    assertThat(lines(Objects.requireNonNull(files.get("Dockerfile")), List.of("COPY ")))
        .allSatisfy(
            copy -> {
              List<String> words = Arrays.asList(copy.split(" "));
              assertThat(files)
                  .containsKeys(words.subList(1, words.size() - 1).toArray(String[]::new));
            });
  }

  @ParameterizedTest
  @MethodSource("images")
  void whatCanOnlyBePulledSaysSo(Image image) {
    assertThat(image.title().endsWith("; pulled only"))
        .isEqualTo(!image.buildContext().containsKey("Dockerfile"));
  }

  @ParameterizedTest
  @MethodSource("images")
  void theDocumentationListsEveryImage(Image image) throws IOException {
    assertThat(Files.readString(Path.of("..", "docs", "images.md")))
        .contains("| `" + image.name() + "` |")
        .contains("`" + image.reference().replaceFirst("@.*", "") + "`");
  }

  private static List<String> lines(String dockerfile, List<String> starts) {
    return dockerfile.lines().filter(line -> starts.stream().anyMatch(line::startsWith)).toList();
  }
}
