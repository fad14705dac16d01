package io.github.jmhruntime.comparison;

import io.github.jmhruntime.measurement.JmhResult;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What two results must have in common to be compared. */
record ResultKey(Topic topic, String mode, int threads) {

  /** What is measured, however it was measured. */
  record Topic(String benchmark, Map<String, String> params, @Nullable String metric) {

    /** The benchmark's name, with the secondary metric behind it. */
    String name() {
      return metric == null ? benchmark : benchmark + ":" + metric;
    }
  }

  static ResultKey of(JmhResult result) {
    String metric = result.metric();
    Topic topic =
        new Topic(
            result.benchmark(), result.params(), metric == null ? null : sameInAllVersions(metric));
    return new ResultKey(topic, result.mode(), result.threads());
  }

  boolean primary() {
    return topic.metric() == null;
  }

  String name() {
    return topic.name();
  }

  /** Profilers' metrics had a middle dot in front until JMH 1.36. */
  private static String sameInAllVersions(String metric) {
    int start = 0;
    while (start < metric.length() && metric.charAt(start) >= 0x80) {
      start++;
    }
    return start == metric.length() ? metric : metric.substring(start);
  }
}
