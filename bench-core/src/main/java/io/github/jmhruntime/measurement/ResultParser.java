package io.github.jmhruntime.measurement;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import io.github.jmhruntime.measurement.MetricParser.Metric;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one object of JMH's JSON, whose keys may stand in any order, as results. */
final class ResultParser {

  /** What JMH says about where and how it measured; {@code vmName} is missing before 1.21. */
  private static final Set<String> ENVIRONMENT =
      Set.of("jmhVersion", "jvm", "jvmArgs", "jdkVersion", "vmName", "vmVersion");

  /** Whole numbers that are kept with the environment. */
  private static final Set<String> COUNTS = Set.of("measurementIterations", "measurementBatchSize");

  private static final Pattern WHOLE = Pattern.compile("[0-9]{1,9}");

  private static final Set<String> MODES = Set.of("thrpt", "avgt", "sample", "ss");

  /** Stops at the end of the value that it reads. */
  private static final ObjectReader ORIGIN =
      Json.MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final JsonParser in;
  private final MetricParser metrics;

  /** Texts and maps recur in a file: one instance of each is enough. */
  private final Map<Object, Object> seen = new HashMap<>();

  ResultParser(JsonParser in) {
    this.in = in;
    this.metrics = new MetricParser(in);
  }

  /** Reads on from the object's first token to its last. */
  void parse(Consumer<JmhResult> results) throws IOException {
    if (in.currentToken() != JsonToken.START_OBJECT) {
      throw new JsonParseException(in, "a result must be an object");
    }
    Header header = new Header();
    Map<String, String> environment = new LinkedHashMap<>();
    Metric primary = null;
    Map<String, Metric> secondary = Map.of();
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String field = in.currentName();
      in.nextToken();
      switch (field) {
        case "primaryMetric" -> primary = metrics.parse();
        case "secondaryMetrics" -> secondary = secondary();
        default -> {
          if (ENVIRONMENT.contains(field)) {
            environment.put(field, text());
          } else if (COUNTS.contains(field)) {
            environment.put(field, shared(String.valueOf(whole(field, 0))));
          } else {
            header.accept(field);
          }
        }
      }
    }
    header.environment = shared(Collections.unmodifiableMap(environment));
    header.emit(null, required("primaryMetric", primary), results);
    for (Map.Entry<String, Metric> entry : secondary.entrySet()) {
      header.emit(entry.getKey(), entry.getValue(), results);
    }
  }

  private Map<String, Metric> secondary() throws IOException {
    Map<String, Metric> all = new LinkedHashMap<>();
    if (isObject("secondaryMetrics")) {
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String name = shared(in.currentName());
        in.nextToken();
        all.put(name, metrics.parse());
      }
    }
    return all;
  }

  /** Whether there is an object; null stands for none. */
  private boolean isObject(String field) throws IOException {
    if (in.currentToken() != JsonToken.START_OBJECT && in.currentToken() != JsonToken.VALUE_NULL) {
      throw new JsonParseException(in, "'%s' must be an object".formatted(field));
    }
    return in.currentToken() == JsonToken.START_OBJECT;
  }

  private int whole(String field, int least) throws IOException {
    String text = text();
    if (!WHOLE.matcher(text).matches() || Integer.parseInt(text) < least) {
      throw new JsonParseException(
          in, "'%s' is '%s'; it must be a whole number from %d on".formatted(field, text, least));
    }
    return Integer.parseInt(text);
  }

  /** A scalar as text, an array's scalars separated by blanks. */
  private String text() throws IOException {
    if (in.currentToken() == JsonToken.START_ARRAY) {
      StringBuilder all = new StringBuilder();
      while (in.nextToken() != JsonToken.END_ARRAY) {
        all.append(all.isEmpty() ? "" : " ").append(text());
      }
      return shared(all.toString());
    }
    if (!in.currentToken().isScalarValue()) {
      throw new JsonParseException(in, "a text or number must stand here");
    }
    return shared(in.getText());
  }

  private Map<String, String> params() throws IOException {
    Map<String, String> params = new LinkedHashMap<>();
    if (isObject("params")) {
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String name = shared(in.currentName());
        in.nextToken();
        params.put(name, shared(unbroken(text())));
      }
    }
    return shared(Collections.unmodifiableMap(params));
  }

  /** Up to JMH 1.21, a comma in a parameter is followed by a line break and indentation. */
  private static String unbroken(String value) {
    return value.indexOf('\n') < 0 ? value : value.replaceAll("\n *", "");
  }

  @SuppressWarnings("unchecked")
  private <T> T shared(T value) {
    Object earlier = seen.putIfAbsent(value, value);
    return earlier == null ? value : (T) earlier;
  }

  private <T> T required(String field, @Nullable T value) throws IOException {
    if (value == null) {
      throw new JsonParseException(in, "the result that ends here has no '" + field + "'");
    }
    return value;
  }

  /** What all metrics of one result share. */
  private final class Header {
    private @Nullable String benchmark;
    private @Nullable String mode;
    private Map<String, String> params = Map.of();
    private Map<String, String> environment = Map.of();
    private int threads = 1;
    private int forks;
    private JmhResult.@Nullable Origin origin;

    void accept(String field) throws IOException {
      switch (field) {
        case "benchmark" -> benchmark = name(text());
        case "mode" -> mode = mode(text());
        case "threads" -> threads = whole(field, 1);
        case "forks" -> forks = whole(field, 0);
        case "params" -> params = params();
        case JmhJsonWriter.ORIGIN -> origin = ORIGIN.readValue(in, JmhResult.Origin.class);
        default -> in.skipChildren();
      }
    }

    private String name(String text) throws IOException {
      boolean none = in.currentToken() == JsonToken.VALUE_NULL || text.isBlank();
      if (none || text.chars().anyMatch(Character::isISOControl)) {
        throw new JsonParseException(
            in, "'%s' cannot be a benchmark's name".formatted(text.replaceAll("\\p{Cntrl}", "?")));
      }
      return text;
    }

    private String mode(String text) throws IOException {
      if (!MODES.contains(text)) {
        throw new JsonParseException(
            in, "'%s' is none of JMH's modes thrpt, avgt, sample and ss".formatted(text));
      }
      return text;
    }

    void emit(@Nullable String metric, Metric values, Consumer<JmhResult> results)
        throws IOException {
      int inFile = values.rawData().size();
      if (origin != null && inFile > 0 && inFile != origin.blocks().size()) {
        throw new JsonParseException(
            in,
            "benchmark '%s' has %d forks in 'rawData' and %d blocks in '%s'"
                .formatted(benchmark, inFile, origin.blocks().size(), JmhJsonWriter.ORIGIN));
      }
      results.accept(
          new JmhResult(
              required("benchmark", benchmark),
              required("mode", mode),
              params,
              metric,
              threads,
              forks,
              values.score(),
              values.scoreError(),
              shared(values.unit()),
              values.calls(),
              values.rawData(),
              environment,
              origin));
    }
  }
}
