package io.github.jmhruntime.profile;

import io.github.jmhruntime.profile.Image.Http;
import io.github.jmhruntime.profile.Image.Readiness;
import io.github.jmhruntime.profile.Image.Redis;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a folder of {@code images/}. */
final class ImageReader {

  private static final Pattern REFERENCE = Pattern.compile("[^\\s:]\\S*");
  private static final String FORM = "an image reference, such as debian:12@sha256:…";
  private static final Pattern SIGNAL = Pattern.compile("SIG[A-Z]+[0-9]*");
  private static final Pattern PATH = Pattern.compile("/\\S*");

  private ImageReader() {}

  /**
   * Reads the image.
   *
   * @param buildContext the other files of its folder
   * @param runtimes the names of all runtimes, for which it may have a reference of its own
   */
  static Image read(Section image, Map<String, String> buildContext, List<String> runtimes) {
    return new Image(
        image.text("name"),
        image.text("title"),
        image.text("reference", REFERENCE, FORM),
        references(image, runtimes),
        Map.copyOf(buildContext),
        image.texts("command"),
        image.has("stopSignal")
            ? image.text("stopSignal", SIGNAL, "the name of a signal, such as SIGTERM")
            : "SIGTERM",
        readiness(image));
  }

  private static Map<String, String> references(Section image, List<String> runtimes) {
    Map<String, String> references = image.texts("references", runtimes);
    references.forEach(
        (runtime, reference) -> {
          if (!REFERENCE.matcher(reference).matches()) {
            throw image.problem(
                "references", "gives '%s' for %s; it must be %s", reference, runtime, FORM);
          }
        });
    return Map.copyOf(references);
  }

  private static Readiness readiness(Section image) {
    Section ready = image.section("ready", Shape.READINESS);
    if (ready == null) {
      throw image.problem("ready", "is missing; add {output: REGEX}, {http: {…}} or {redis: {…}}");
    }
    if (Stream.of("output", "http", "redis").filter(ready::has).count() != 1) {
      throw image.problem("ready", "must have exactly one of 'output', 'http' and 'redis'");
    }
    return new Readiness(
        ready.has("output") ? ready.regex("output") : null,
        http(ready.section("http", Shape.HTTP)),
        redis(ready.section("redis", Shape.REDIS)));
  }

  private static @Nullable Redis redis(@Nullable Section redis) {
    return redis == null ? null : new Redis(redis.integer("port", 1, 65_535));
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
