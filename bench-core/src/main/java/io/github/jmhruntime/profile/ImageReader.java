package io.github.jmhruntime.profile;

import io.github.jmhruntime.profile.Image.Http;
import io.github.jmhruntime.profile.Image.Readiness;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a folder of {@code images/}. */
final class ImageReader {

  private static final Pattern REFERENCE = Pattern.compile("[^\\s:]\\S*");
  private static final Pattern SIGNAL = Pattern.compile("SIG[A-Z]+[0-9]*");
  private static final Pattern PATH = Pattern.compile("/\\S*");

  private ImageReader() {}

  static Image read(Section image, Map<String, String> buildContext) {
    return new Image(
        image.text("name"),
        image.text("title"),
        image.text("reference", REFERENCE, "an image reference, such as debian:12@sha256:…"),
        Map.copyOf(buildContext),
        image.texts("command"),
        image.has("stopSignal")
            ? image.text("stopSignal", SIGNAL, "the name of a signal, such as SIGTERM")
            : "SIGTERM",
        readiness(image));
  }

  private static Readiness readiness(Section image) {
    Section ready = image.section("ready", Shape.READINESS);
    if (ready == null) {
      throw image.problem("ready", "is missing; add {output: REGEX} or {http: {…}}");
    }
    if (ready.has("output") == ready.has("http")) {
      throw image.problem("ready", "must have either 'output' or 'http', and not both");
    }
    return new Readiness(
        ready.has("output") ? ready.regex("output") : null,
        http(ready.section("http", Shape.HTTP)));
  }

  private static @Nullable Http http(@Nullable Section http) {
    return http == null
        ? null
        : new Http(
            http.integer("port", 1, 65_535),
            http.text("path", PATH, "a path that starts with a slash, such as /"),
            http.integer("length", 0, 999_999_999));
  }
}
