package io.github.jmhruntime.report;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares what is rendered with a file under {@code src/test/resources}. On a mismatch what was
 * rendered is left beside it with {@code .got} behind its name; renaming that accepts it.
 */
final class Golden {

  private static final Path FOLDER = Path.of("src/test/resources/io/github/jmhruntime/report");

  private Golden() {}

  static void assertMatches(String name, String actual) {
    Path golden = FOLDER.resolve(name);
    Path got = FOLDER.resolve(name + ".got");
    try {
      String expected = Files.exists(golden) ? Files.readString(golden) : "";
      if (expected.equals(actual)) {
        Files.deleteIfExists(got);
        return;
      }
      Files.write(got, actual.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    fail("what was rendered differs from %s: compare it with %s", golden, got);
  }
}
