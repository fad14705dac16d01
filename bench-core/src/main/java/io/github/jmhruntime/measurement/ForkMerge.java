package io.github.jmhruntime.measurement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes one object of JMH's JSON out of the objects of single forks, as JMH itself would have
 * written it had it run these forks in a row.
 */
final class ForkMerge {

  private static final double[] PERCENTILES = {
    0.0, 50.0, 90.0, 95.0, 99.0, 99.9, 99.99, 99.999, 99.9999, 100.0
  };

  /** Mode {@code sample} reports percentiles of the primary metric as metrics of their own. */
  private static final Pattern PRIMARY_PERCENTILE = Pattern.compile("p([01]\\.\\d+)");

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final List<JsonNode> forks;
  private final JmhStatistics primary;

  private ForkMerge(List<JsonNode> forks) {
    this.forks = forks;
    ArrayNode histogram = concatenated("rawDataHistogram");
    this.primary =
        histogram.isEmpty()
            ? ListStatistics.of(flat(concatenated("rawData")))
            : HistogramStatistics.of(histogram);
  }

  /**
   * Merges the results of forks of the same benchmark.
   *
   * @throws IllegalArgumentException where their units differ
   */
  static ObjectNode merge(List<JsonNode> forks) {
    if (forks.stream().map(f -> f.at("/primaryMetric/scoreUnit")).distinct().count() > 1) {
      throw new IllegalArgumentException(
          "forks of one benchmark have different units: "
              + forks.stream()
                  .map(f -> f.at("/primaryMetric/scoreUnit").asText())
                  .distinct()
                  .toList());
    }
    return new ForkMerge(forks).merged();
  }

  private ObjectNode merged() {
    ObjectNode result = forks.get(0).deepCopy();
    result.put("forks", forks.size());
    result.set("jvmArgs", commonArguments(result.path("jvmArgs")));
    ObjectNode metric = describe(result.withObject("/primaryMetric"), primary.mean(), primary);
    for (String raw : List.of("rawData", "rawDataHistogram")) {
      if (metric.has(raw)) {
        metric.set(raw, concatenated(raw));
      }
    }
    ObjectNode secondary = NODES.objectNode();
    labels().forEach(label -> secondary.set(label, secondary(label)));
    result.set("secondaryMetrics", secondary);
    return result;
  }

  private static ArrayNode commonArguments(JsonNode arguments) {
    ArrayNode common = NODES.arrayNode();
    arguments.forEach(
        argument -> {
          if (!isOwn(argument.asText())) {
            common.add(argument);
          }
        });
    return common;
  }

  private static boolean isOwn(String argument) {
    return JmhJsonWriter.OWN_PROPERTY_PREFIXES.stream()
        .anyMatch(prefix -> argument.startsWith("-D" + prefix));
  }

  private ArrayNode concatenated(String raw) {
    ArrayNode all = NODES.arrayNode();
    forks.forEach(fork -> fork.path("primaryMetric").path(raw).forEach(all::add));
    return all;
  }

  private static List<Double> flat(JsonNode rawData) {
    List<Double> values = new ArrayList<>();
    rawData.forEach(fork -> fork.forEach(value -> values.add(JmhNumber.of(value))));
    return values;
  }

  private TreeSet<String> labels() {
    TreeSet<String> labels = new TreeSet<>();
    forks.forEach(fork -> fork.path("secondaryMetrics").fieldNames().forEachRemaining(labels::add));
    return labels;
  }

  private ObjectNode secondary(String label) {
    ArrayNode rawData = NODES.arrayNode();
    List<ForkMetric> metrics = new ArrayList<>();
    ObjectNode merged = NODES.objectNode();
    for (JsonNode fork : forks) {
      JsonNode metric = fork.path("secondaryMetrics").path(label);
      rawData.add(metric.at("/rawData/0").isArray() ? metric.at("/rawData/0") : NODES.arrayNode());
      metrics.add(ForkMetric.of(metric, iterations(fork)));
      if (merged.isEmpty() && metric.isObject()) {
        merged = metric.deepCopy();
      }
    }
    String benchmark = forks.get(0).path("benchmark").asText();
    Matcher percentile = PRIMARY_PERCENTILE.matcher(MetricName.inAllVersions(benchmark, label));
    if (primary instanceof HistogramStatistics && percentile.matches()) {
      double rank = Double.parseDouble(percentile.group(1)) * 100;
      describeDerived(merged, primary.percentile(rank));
    } else {
      describeAggregate(label, merged, metrics);
    }
    merged.set("rawData", rawData);
    return merged;
  }

  private static int iterations(JsonNode fork) {
    JsonNode metric = fork.path("primaryMetric");
    return metric.at("/rawData/0").size() + metric.at("/rawDataHistogram/0").size();
  }

  private static void describeAggregate(String label, ObjectNode metric, List<ForkMetric> forks) {
    List<ForkMetric> present = forks.stream().filter(f -> !f.values().isEmpty()).toList();
    AggregationPolicy policy = AggregationPolicy.infer(label, present);
    if (policy == AggregationPolicy.DERIVED) {
      List<Double> scores = present.stream().map(ForkMetric::score).toList();
      describeDerived(metric, policy.score(ListStatistics.of(scores)));
      return;
    }
    ListStatistics pooled =
        ListStatistics.of(forks.stream().flatMap(f -> f.valuesWithZeros().stream()).toList());
    describe(metric, policy.score(pooled), pooled);
    if (policy != AggregationPolicy.AVERAGE) {
      describeInterval(metric, policy.score(pooled), Double.NaN, 0);
    }
  }

  /** JMH treats a derived score as a sample of one. */
  private static void describeDerived(ObjectNode metric, double score) {
    describe(metric, score, new ListStatistics(new double[] {score}));
  }

  private static ObjectNode describe(ObjectNode metric, double score, JmhStatistics statistics) {
    metric.set("score", JmhNumber.node(score));
    describeInterval(metric, score, statistics.meanError(), statistics.meanError());
    ObjectNode percentiles = NODES.objectNode();
    for (double rank : PERCENTILES) {
      percentiles.set(String.valueOf(rank), JmhNumber.node(statistics.percentile(rank)));
    }
    metric.set("scorePercentiles", percentiles);
    return metric;
  }

  private static void describeInterval(
      ObjectNode metric, double score, double error, double halfWidth) {
    metric.set("scoreError", JmhNumber.node(error));
    metric.set(
        "scoreConfidence",
        NODES
            .arrayNode()
            .add(JmhNumber.node(score - halfWidth))
            .add(JmhNumber.node(score + halfWidth)));
  }
}
