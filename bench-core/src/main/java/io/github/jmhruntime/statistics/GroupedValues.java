package io.github.jmhruntime.statistics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.math3.stat.StatUtils;

/**
 * Values that were taken in several places, such as the log ratios of blocks on the nodes of a
 * cluster. Each place counts as much as any other, however many values it has.
 *
 * <p>Which interval is right depends on what it is to speak of, and so on how many places there
 * are, never on what came out. {@link #mean} says which one is taken:
 *
 * <ul>
 *   <li>From {@value #FEWEST_GROUPS} places on the place is the unit of replication ({@link
 *       #overGroups}): the interval speaks of places like these.
 *   <li>With fewer, a deviation between them is hardly known. The places are taken as given ({@link
 *       #withinGroups}), and the interval speaks of these alone.
 * </ul>
 */
public final class GroupedValues {

  /** From so many on the group is the unit of replication. */
  public static final int FEWEST_GROUPS = LogRatio.FEWEST;

  private final Map<String, double[]> groups;
  private final int size;

  private GroupedValues(Map<String, double[]> groups, int size) {
    this.groups = groups;
    this.size = size;
  }

  /**
   * Sorts values by their groups.
   *
   * @param values at least one, all finite
   * @param groups the name of each value's group, in the same order
   */
  public static GroupedValues of(double[] values, List<String> groups) {
    if (groups.size() != values.length) {
      throw new IllegalArgumentException(
          "%d values have %d groups; name one for each".formatted(values.length, groups.size()));
    }
    var unused = Values.finite("grouped values", values);
    Map<String, List<Double>> sorted = new TreeMap<>();
    for (int i = 0; i < values.length; i++) {
      sorted.computeIfAbsent(groups.get(i), name -> new ArrayList<>()).add(values[i]);
    }
    Map<String, double[]> arrays = new TreeMap<>();
    sorted.forEach(
        (name, list) -> arrays.put(name, list.stream().mapToDouble(Double::doubleValue).toArray()));
    return new GroupedValues(Collections.unmodifiableMap(arrays), values.length);
  }

  /** How many groups there are. */
  public int count() {
    return groups.size();
  }

  /** How many values a group has; 0 where there is no such group. */
  public int sizeOf(String group) {
    return groups.getOrDefault(group, new double[0]).length;
  }

  /** How many values there are in all groups. */
  public int size() {
    return size;
  }

  /**
   * Whether there are twice as many values as groups, as it takes to tell the spread between groups
   * from that within them.
   */
  public boolean isReplicated() {
    return groups.size() > 1 && size >= 2 * groups.size();
  }

  /** Whether the group is the unit of replication, by how many there are and what they hold. */
  public boolean isOverGroups() {
    return groups.size() >= FEWEST_GROUPS || !isReplicated();
  }

  /** The mean of the groups' means, with the interval that {@link #isOverGroups} says. */
  public Estimate mean() {
    return isOverGroups() ? overGroups() : withinGroups();
  }

  /**
   * The mean of the groups' means as one of groups like these: t over the means, with one degree of
   * freedom less than there are groups.
   *
   * <p>Searle, Casella and McCulloch, <i>Variance Components</i> (1992), section 3.2: of as many
   * values in each group, the means are independent with the variance σ²(between) + σ²(within)/n,
   * whether groups differ or not. Of unequal numbers it is near enough; {@code docs/statistics.md}
   * has the coverage.
   */
  public Estimate overGroups() {
    return Estimate.mean(values());
  }

  /**
   * The mean of the groups' means as that of these very groups: the variance within them is pooled,
   * and what groups differ by is no error.
   *
   * <p>Scheffé, <i>The Analysis of Variance</i> (1959), section 3.1: a contrast of the means of a
   * one-way layout with fixed effects, here Σ x̄(i)/k, has the variance σ² Σ 1/n(i) / k², known
   * with N − k degrees of freedom.
   */
  public Estimate withinGroups() {
    int count = groups.size();
    double inverses = groups.values().stream().mapToDouble(group -> 1.0 / group.length).sum();
    double mean = StatUtils.mean(values());
    double degrees = (double) size - count;
    return degrees == 0
        ? new Estimate(mean, Double.NaN, 0)
        : new Estimate(mean, Math.sqrt(squaresWithin() / degrees * inverses) / count, degrees);
  }

  /**
   * The mean of each group by its name, with an interval out of the variance within all groups:
   * with two values in each, a variance of its own would be known with one degree of freedom only.
   *
   * <p>Scheffé, as for {@link #withinGroups}; groups are taken to scatter alike.
   */
  public Map<String, Estimate> means() {
    double degrees = (double) size - groups.size();
    double variance = degrees == 0 ? Double.NaN : squaresWithin() / degrees;
    Map<String, Estimate> means = new TreeMap<>();
    groups.forEach(
        (name, group) ->
            means.put(
                name,
                new Estimate(StatUtils.mean(group), Math.sqrt(variance / group.length), degrees)));
    return Collections.unmodifiableMap(means);
  }

  /**
   * Whether and by how much groups differ; empty where there is one group only or too few values in
   * them to tell.
   */
  public Optional<Heterogeneity> heterogeneity() {
    if (!isReplicated()) {
      return Optional.empty();
    }
    double all = groups.values().stream().mapToDouble(StatUtils::sum).sum() / size;
    double between = 0;
    double squaredSizes = 0;
    for (double[] group : groups.values()) {
      between += group.length * Math.pow(StatUtils.mean(group) - all, 2);
      squaredSizes += (double) group.length * group.length;
    }
    int degrees = groups.size() - 1;
    double typicalSize = (size - squaredSizes / size) / degrees;
    return Optional.of(
        Heterogeneity.of(
            between / degrees,
            degrees,
            squaresWithin() / (size - groups.size()),
            size - groups.size(),
            typicalSize));
  }

  private double[] values() {
    return groups.values().stream().mapToDouble(StatUtils::mean).toArray();
  }

  private double squaresWithin() {
    return groups.values().stream()
        .mapToDouble(group -> StatUtils.populationVariance(group) * group.length)
        .sum();
  }
}
