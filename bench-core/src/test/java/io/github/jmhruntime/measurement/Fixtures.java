package io.github.jmhruntime.measurement;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;

/** What real versions of JMH wrote; how, stands in the folder's README. */
public final class Fixtures {

  private Fixtures() {}

  /** The file of that name. */
  public static Path path(String name) {
    try {
      return Path.of(Objects.requireNonNull(Fixtures.class.getResource(name), name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The same as a tree. */
  public static JsonNode json(String name) {
    try {
      return Json.MAPPER.readTree(path(name).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
