package io.github.jmhruntime.kernels.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastLevelCacheTest {

  @TempDir Path caches;

  @Test
  void itIsTheLargestCache() throws IOException {
    cache("index0", "48K");
    cache("index2", "2M");
    cache("index3", "32768K");
    assertThat(LastLevelCache.bytes(caches)).hasValue(32L << 20);
  }

  @Test
  void itIsUnknownWhereTheSystemDoesNotShowIt() {
    assertThat(LastLevelCache.bytes(caches.resolve("missing"))).isEmpty();
    assertThat(LastLevelCache.bytes(caches)).isEmpty();
  }

  private void cache(String name, String size) throws IOException {
    Files.writeString(Files.createDirectory(caches.resolve(name)).resolve("size"), size + "\n");
  }
}
