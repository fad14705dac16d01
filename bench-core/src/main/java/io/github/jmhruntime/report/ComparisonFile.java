package io.github.jmhruntime.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.jmhruntime.comparison.ByNode;
import io.github.jmhruntime.comparison.ByNode.NodeRatio;
import io.github.jmhruntime.comparison.Comparison;
import io.github.jmhruntime.comparison.Comparison.Group;
import io.github.jmhruntime.comparison.Comparison.Row;
import io.github.jmhruntime.comparison.Comparison.Score;
import io.github.jmhruntime.comparison.Comparison.Unmatched;
import io.github.jmhruntime.comparison.Ratio;
import io.github.jmhruntime.comparison.ResultKey;
import io.github.jmhruntime.comparison.RowWarning;
import io.github.jmhruntime.comparison.Scaling;
import io.github.jmhruntime.comparison.Scaling.Step;
import io.github.jmhruntime.comparison.Verdict;
import io.github.jmhruntime.measurement.FailureRate;
import io.github.jmhruntime.measurement.JsonFile;
import io.github.jmhruntime.measurement.ResultFileException;
import io.github.jmhruntime.report.ComparisonReport.RuntimeScaling;
import io.github.jmhruntime.statistics.Estimate;
import io.github.jmhruntime.statistics.Heterogeneity;
import io.github.jmhruntime.statistics.Interval;
import io.github.jmhruntime.statistics.LogRatio;
import io.github.jmhruntime.statistics.Slope;
import io.github.jmhruntime.unit.Direction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads {@code comparison.json} again, as {@link ReportFiles#writeComparison} wrote it. */
public final class ComparisonFile {

  private static final String WHAT = "a comparison";
  private static final String REMEDY = "name the folder of a run or a comparison";

  private final double confidence;

  private ComparisonFile(double confidence) {
    this.confidence = confidence;
  }

  /**
   * Reads what was compared.
   *
   * @throws ResultFileException where the file is missing or holds something else
   */
  public static ComparisonReport read(Path file) {
    JsonNode json = JsonFile.read(file, JsonNode.class, WHAT, REMEDY);
    try {
      return new ComparisonFile(confidence(json)).report(json);
    } catch (IllegalArgumentException e) {
      throw ResultFileException.of(
          file, "is not %s: %s; %s".formatted(WHAT, e.getMessage(), REMEDY), e);
    }
  }

  private static double confidence(JsonNode json) {
    double confidence = required(json, "confidence").doubleValue();
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException(
          "'confidence' is %s; it must be between 0 and 1".formatted(confidence));
    }
    return confidence;
  }

  private ComparisonReport report(JsonNode json) {
    Comparison comparison =
        new Comparison(
            name(json, "baseline"),
            confidence,
            required(json, "relevantDifference").doubleValue(),
            list(required(json, "rows"), this::row),
            list(json.path("groups"), this::group),
            list(json.path("unmatched"), ComparisonFile::unmatched),
            list(json.path("warnings"), JsonNode::asText));
    return new ComparisonReport(
        comparison,
        list(json.path("failures"), ComparisonFile::failure),
        scalings(json.path("scaling")),
        list(json.path("notes"), JsonNode::asText));
  }

  private Row row(JsonNode row) {
    return new Row(
        key(row),
        name(row, "runtime"),
        required(row, "unit").asText(),
        word(Direction.class, required(row, "better")),
        score(required(row, "baselineScore")),
        score(required(row, "score")),
        ratio(required(row, "percent"), number(row.path("degreesOfFreedom"))),
        number(row.path("p")),
        number(row.path("pAdjusted")),
        word(Verdict.class, required(row, "verdict")),
        method(row.path("method").asText()),
        warnings(row),
        byNode(row));
  }

  private ByNode byNode(JsonNode row) {
    JsonNode found = row.path("heterogeneity");
    double degrees = 0;
    for (JsonNode node : row.path("nodes")) {
      degrees += node.path("blocks").asInt() - 1.0;
    }
    double pooled = degrees;
    return new ByNode(
        list(
            row.path("nodes"),
            node ->
                new NodeRatio(
                    name(node, "node"),
                    ratio(required(node, "percent"), pooled),
                    node.path("blocks").asInt())),
        found.isObject()
            ? new Heterogeneity(
                number(found.path("p")),
                number(found.path("share")),
                number(found.path("deviation")))
            : null);
  }

  /** Of most warnings only the text is known. */
  private static List<RowWarning> warnings(JsonNode row) {
    Map<String, RowWarning> known = new HashMap<>();
    for (RowWarning limits : list(row.path("limits"), JsonLimit::read)) {
      known.put(WarningTexts.of(limits, LogRatio.Method.SCORES), limits);
    }
    return list(
        row.path("warnings"),
        text -> known.getOrDefault(text.asText(), new RowWarning.Told(text.asText())));
  }

  /** Files are named by it. */
  private static String name(JsonNode json, String field) {
    String name = required(json, field).asText();
    if (name.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("'%s' holds a control character".formatted(field));
    }
    return name;
  }

  private static ResultKey key(JsonNode row) {
    String name = required(row, "benchmark").asText();
    int colon = name.indexOf(':');
    return new ResultKey(
        colon < 0 ? name : name.substring(0, colon),
        colon < 0 ? null : name.substring(colon + 1),
        row.path("mode").asText(),
        params(row),
        row.path("threads").asInt(1));
  }

  private static Map<String, String> params(JsonNode row) {
    Map<String, String> params = new LinkedHashMap<>();
    row.path("params").properties().forEach(p -> params.put(p.getKey(), p.getValue().asText()));
    return Collections.unmodifiableMap(params);
  }

  /** The standard error is what gives the interval that stands in the file. */
  private Ratio ratio(JsonNode percent, double degreesOfFreedom) {
    double log = Math.log(number(percent.path("estimate")) / 100);
    Interval interval =
        new Interval(
            Math.log(number(percent.path("lower")) / 100),
            Math.log(number(percent.path("upper")) / 100));
    return new Ratio(Estimate.ofInterval(log, interval, degreesOfFreedom, confidence), interval);
  }

  private Group group(JsonNode group) {
    return new Group(
        group.path("name").asText(),
        group.path("runtime").asText(),
        word(Direction.class, required(group, "better")),
        group.path("rows").asInt(),
        ratio(required(group, "percent"), 0));
  }

  private static Unmatched unmatched(JsonNode missing) {
    return new Unmatched(
        key(missing),
        missing.path("runtime").asText(),
        missing.path("reason").asText(),
        kind(required(missing, "kind")));
  }

  /** Of a metric the file says that it is one, and not which case it is. */
  private static Unmatched.Kind kind(JsonNode word) {
    return word.asText().equals("metric")
        ? Unmatched.Kind.UNUSABLE
        : word(Unmatched.Kind.class, word);
  }

  private static FailureRate failure(JsonNode failure) {
    return new FailureRate(
        failure.path("runtime").asText(),
        failure.path("benchmark").asText(),
        params(failure),
        failure.path("failed").asInt(),
        failure.path("forks").asInt(),
        list(failure.path("reasons"), JsonNode::asText));
  }

  private static List<RuntimeScaling> scalings(JsonNode curves) {
    Map<String, List<Scaling>> byRuntime = new LinkedHashMap<>();
    curves.forEach(
        curve ->
            byRuntime
                .computeIfAbsent(name(curve, "runtime"), runtime -> new ArrayList<>())
                .add(scaling(curve)));
    return byRuntime.entrySet().stream()
        .map(of -> new RuntimeScaling(of.getKey(), List.copyOf(of.getValue())))
        .toList();
  }

  private static Scaling scaling(JsonNode curve) {
    Map<String, Slope> memory = new LinkedHashMap<>();
    curve.path("memory").properties().forEach(m -> memory.put(m.getKey(), slope(m.getValue())));
    return new Scaling(
        required(curve, "benchmark").asText(),
        params(curve),
        list(
            curve.path("steps"),
            step -> new Step(step.path("containers").asInt(), score(step.path("throughput")))),
        curve.path("saturatedFrom").isInt() ? curve.path("saturatedFrom").intValue() : null,
        Collections.unmodifiableMap(memory));
  }

  private static Slope slope(JsonNode slope) {
    return new Slope(
        number(slope.path("value")),
        number(slope.path("lower")),
        number(slope.path("upper")),
        number(slope.path("intercept")),
        slope.path("points").asInt());
  }

  private static Score score(JsonNode score) {
    return new Score(
        number(score.path("estimate")),
        number(score.path("lower")),
        number(score.path("upper")),
        score.path("forks").asInt());
  }

  private static double number(JsonNode value) {
    return value.isNumber() ? value.doubleValue() : Double.NaN;
  }

  private static LogRatio.Method method(String words) {
    return Stream.of(LogRatio.Method.values())
        .filter(method -> method.words().equals(words))
        .findFirst()
        .orElse(LogRatio.Method.SCORES);
  }

  private static <E extends Enum<E>> E word(Class<E> type, JsonNode word) {
    return Enum.valueOf(type, word.asText().toUpperCase(Locale.ROOT));
  }

  private static <T> List<T> list(JsonNode array, Function<JsonNode, T> each) {
    List<T> items = new ArrayList<>();
    array.forEach(item -> items.add(each.apply(item)));
    return List.copyOf(items);
  }

  private static JsonNode required(JsonNode json, String field) {
    JsonNode value = json.path(field);
    if (value.isMissingNode()) {
      throw new IllegalArgumentException("'%s' is missing".formatted(field));
    }
    return value;
  }
}
