package io.github.jmhruntime.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ImageProvisionTest {

  private static final ObjectMapper JSON = new ObjectMapper();

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
}
