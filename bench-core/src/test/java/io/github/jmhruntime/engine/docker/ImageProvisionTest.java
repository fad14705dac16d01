package io.github.jmhruntime.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.profile.Image;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ImageProvisionTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void theTagFollowsFromAllThatTheBuildReads() {
    String tag = ImageBuild.tag(image(Map.of("Dockerfile", "FROM a", "x", "1")), "base:one");
    assertThat(tag).matches("jmh-runtime/busybox:[0-9a-f]{12}");
    assertThat(ImageBuild.tag(image(Map.of("x", "1", "Dockerfile", "FROM a")), "base:one"))
        .isEqualTo(tag);
    assertThat(ImageBuild.tag(image(Map.of("Dockerfile", "FROM b", "x", "1")), "base:one"))
        .isNotEqualTo(tag);
    assertThat(ImageBuild.tag(image(Map.of("Dockerfile", "FROM a", "y", "1")), "base:one"))
        .isNotEqualTo(tag);
    assertThat(ImageBuild.tag(image(Map.of("Dockerfile", "FROM a", "x", "1")), "base:two"))
        .isNotEqualTo(tag);
  }

  @Test
  void aBuildWhoseRunStepsWroteNothingLostThem() throws IOException {
    String copied = "{\"CreatedBy\":\"/bin/sh -c #(nop) COPY dir:1 in / \",\"Size\":100}";
    String lost = "{\"CreatedBy\":\"/bin/sh -c apt-get install nginx\",\"Size\":0}";
    String kept = "{\"CreatedBy\":\"/bin/sh -c apt-get install nginx\",\"Size\":9}";
    assertThat(ImageBuild.lostItsLayers(JSON.readTree("[" + copied + "]"))).isFalse();
    assertThat(ImageBuild.lostItsLayers(JSON.readTree("[" + copied + "," + lost + "]"))).isTrue();
    assertThat(ImageBuild.lostItsLayers(JSON.readTree("[" + kept + "," + lost + "]"))).isFalse();
  }

  @Test
  void theBaseIsBootstrappedFromTheMachinesOwnSources() {
    String targets =
        """
        Packages|http://mirror.example/debian/|trixie|main|
        Packages|http://mirror.example/debian/|trixie|contrib|
        Translations|http://mirror.example/debian/|trixie|main|
        Packages|http://mirror.example/debian/|trixie-backports|main|
        Packages|http://security.example/debian-security/|trixie-security|main|yes
        Packages|http://other.example/apt|stable|main|
        """;
    assertThat(BaseImage.sources("trixie", targets))
        .containsExactly(
            "deb http://mirror.example/debian/ trixie main contrib",
            "deb [trusted=yes] http://security.example/debian-security/ trixie-security main");
  }

  @Test
  void theCodenameIsThatOfTheDistribution() {
    assertThat(BaseImage.codename(List.of("ID=ubuntu", "VERSION_CODENAME=\"noble\"")))
        .isEqualTo("noble");
    assertThatThrownBy(() -> BaseImage.codename(List.of("ID=fedora")))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("Debian and Ubuntu");
  }

  private static Image image(Map<String, String> context) {
    return new Image(
        "busybox",
        "",
        "busybox:1",
        Map.of(),
        context,
        List.of(),
        "SIGKILL",
        new Image.Readiness("ready", null));
  }
}
