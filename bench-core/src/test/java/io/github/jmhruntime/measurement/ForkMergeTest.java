package io.github.jmhruntime.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForkMergeTest {

  @ParameterizedTest
  @ValueSource(strings = {"jmh-1.37", "jmh-1.37-single-iteration", "jmh-1.20"})
  void forksMergeToWhatJmhItselfWritesForThem(String folder) {
    JsonNode expected = Fixtures.json(folder + "/three-forks.json");
    List<JsonNode> forks = new ArrayList<>();
    for (int fork = 1; fork <= 3; fork++) {
      forks.add(Fixtures.json(folder + "/fork-" + fork + ".json"));
    }

    for (int i = 0; i < expected.size(); i++) {
      int index = i;
      ObjectNode merged = ForkMerge.merge(forks.stream().map(f -> f.get(index)).toList());
      assertSame(expected.get(i), merged, folder + " " + expected.get(i).get("benchmark"));
    }
  }

  @Test
  void percentilesOfAGroupsMemberAreNotThoseOfTheGroup() {
    JsonNode fork = Fixtures.json("jmh-1.36/one-fork-sample.json").get(1);
    JsonNode merged = ForkMerge.merge(List.of(fork));

    for (String metric : List.of("add\u00b7p0.50", "get\u00b7p0.99", "counter\u00b7p0.50")) {
      assertThat(merged.path("secondaryMetrics").path(metric).path("score").doubleValue())
          .as(metric)
          .isCloseTo(
              fork.path("secondaryMetrics").path(metric).path("score").doubleValue(),
              within(1e-15));
    }
  }

  @Test
  void argumentsThatTheDriverSetsPerForkAreLeftOut() {
    ObjectNode first = result("ms/op");
    first.withArray("jvmArgs").add("-Xmx64m").add("-Djmhruntime.block=1");
    ObjectNode second = result("ms/op");
    second.withArray("jvmArgs").add("-Xmx64m").add("-Djmhruntime.block=2");

    assertThat(ForkMerge.merge(List.of(first, second)).get("jvmArgs"))
        .extracting(JsonNode::textValue)
        .containsExactly("-Xmx64m");
  }

  @Test
  void forksWithDifferentUnitsAreRefused() {
    List<JsonNode> forks = List.of(result("ms/op"), result("us/op"));

    assertThatThrownBy(() -> ForkMerge.merge(forks))
        .hasMessageContaining("ms/op")
        .hasMessageContaining("us/op");
  }

  private static ObjectNode result(String unit) {
    ObjectNode result = Json.MAPPER.createObjectNode();
    ObjectNode metric = result.putObject("primaryMetric").put("scoreUnit", unit);
    metric.putArray("rawData").addArray().add(1.0);
    return result;
  }

  /** The same fields in the same order, and numbers that differ by rounding at most. */
  private static void assertSame(JsonNode expected, JsonNode actual, String where) {
    if (expected.isObject()) {
      assertThat(actual.fieldNames())
          .toIterable()
          .as(where)
          .containsExactlyElementsOf(names(expected));
      for (Map.Entry<String, JsonNode> field : expected.properties()) {
        assertSame(field.getValue(), actual.get(field.getKey()), where + "/" + field.getKey());
      }
    } else if (expected.isArray()) {
      assertThat(actual.size()).as(where).isEqualTo(expected.size());
      for (int i = 0; i < expected.size(); i++) {
        assertSame(expected.get(i), actual.get(i), where + "/" + i);
      }
    } else if (expected.isNumber() && actual.isNumber()) {
      double value = expected.doubleValue();
      assertThat(actual.doubleValue()).as(where).isCloseTo(value, within(Math.abs(value) * 1e-9));
    } else {
      assertThat(actual).as(where).isEqualTo(expected);
    }
  }

  private static List<String> names(JsonNode node) {
    List<String> names = new ArrayList<>();
    for (Iterator<String> it = node.fieldNames(); it.hasNext(); ) {
      names.add(it.next());
    }
    return names;
  }
}
