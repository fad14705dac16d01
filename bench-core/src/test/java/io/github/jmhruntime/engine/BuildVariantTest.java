package io.github.jmhruntime.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jmhruntime.profile.Image;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BuildVariantTest {

  @Test
  void theTagFollowsFromAllThatTheBuildReads() {
    String tag =
        new BuildVariant(image(Map.of("Dockerfile", "FROM a", "x", "1")), "base:one").tag();
    assertThat(tag).matches("jmh-runtime/busybox:[0-9a-f]{12}");
    assertThat(new BuildVariant(image(Map.of("x", "1", "Dockerfile", "FROM a")), "base:one").tag())
        .isEqualTo(tag);
    assertThat(new BuildVariant(image(Map.of("Dockerfile", "FROM b", "x", "1")), "base:one").tag())
        .isNotEqualTo(tag);
    assertThat(new BuildVariant(image(Map.of("Dockerfile", "FROM a", "y", "1")), "base:one").tag())
        .isNotEqualTo(tag);
    assertThat(new BuildVariant(image(Map.of("Dockerfile", "FROM a", "x", "1")), "base:two").tag())
        .isNotEqualTo(tag);
  }

  @Test
  void theCodenameIsThatOfTheDistribution() {
    assertThat(DistributionBase.codename(List.of("ID=ubuntu", "VERSION_CODENAME=\"noble\"")))
        .isEqualTo("noble");
    assertThatThrownBy(() -> DistributionBase.codename(List.of("ID=fedora")))
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
