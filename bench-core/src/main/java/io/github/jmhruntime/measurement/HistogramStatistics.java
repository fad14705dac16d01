package io.github.jmhruntime.measurement;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/** JMH's statistics of a histogram, which is what mode {@code sample} records. */
record HistogramStatistics(TreeMap<Double, Long> counts) implements JmhStatistics {

  /**
   * Pools a {@code rawDataHistogram}: forks of iterations of pairs of a value and its count, as
   * deep as it stands.
   */
  static HistogramStatistics of(JsonNode histogram) {
    TreeMap<Double, Long> counts = new TreeMap<>();
    add(histogram, counts);
    return new HistogramStatistics(counts);
  }

  private static void add(JsonNode node, Map<Double, Long> counts) {
    if (node.size() == 2 && !node.get(0).isArray()) {
      counts.merge(JmhNumber.of(node.get(0)), node.get(1).longValue(), Long::sum);
    } else {
      node.forEach(child -> add(child, counts));
    }
  }

  @Override
  public long n() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  @Override
  public double sum() {
    if (counts.isEmpty()) {
      return Double.NaN;
    }
    double sum = 0;
    for (Map.Entry<Double, Long> entry : counts.entrySet()) {
      sum += entry.getKey() * entry.getValue();
    }
    return sum;
  }

  @Override
  public double min() {
    return counts.isEmpty() ? Double.NaN : counts.firstKey();
  }

  @Override
  public double max() {
    return counts.isEmpty() ? Double.NaN : counts.lastKey();
  }

  @Override
  public double variance() {
    double mean = mean();
    double squares = 0;
    for (Map.Entry<Double, Long> entry : counts.entrySet()) {
      squares += Math.pow(entry.getKey() - mean, 2) * entry.getValue();
    }
    return squares / (n() - 1);
  }

  @Override
  public double percentile(double rank) {
    if (rank == 0 || counts.isEmpty()) {
      return min();
    }
    double position = rank * (n() + 1) / 100;
    double floor = Math.floor(position);
    double value = at((long) floor);
    double next = at((long) floor + 1);
    return value + (next - value) * (position - floor);
  }

  private double at(long index) {
    long passed = 0;
    for (Map.Entry<Double, Long> entry : counts.entrySet()) {
      passed += entry.getValue();
      if (passed >= index) {
        return entry.getKey();
      }
    }
    return max();
  }
}
