package io.github.jmhruntime.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DialectTest {

  @Test
  void anImportedImagesTagIsSaidAsTheEngineHeedsIt() {
    assertThat(Dialect.DOCKER.named("a/base", "x")).isEqualTo("repo=a%2Fbase&tag=x");
    assertThat(Dialect.PODMAN.named("a/base", "x")).isEqualTo("repo=a%2Fbase%3Ax");
  }
}
