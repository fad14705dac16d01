package io.github.jmhruntime.report;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import io.github.jmhruntime.comparison.Comparison.Row;
import io.github.jmhruntime.comparison.ResultKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What rows are called: short names, parameters, and what else tells them apart: threads and mode
 * where a benchmark was measured with several.
 */
public final class RowTitles {

  private static final String SCORE = "";

  /** By secondary metric; a benchmark's own score is {@link #SCORE}. */
  private final Map<String, BenchmarkNames> names = new HashMap<>();

  private final Map<String, Set<String>> modes;
  private final Map<String, Set<Integer>> threads;

  /** Names of parameters that are told elsewhere. */
  private final Set<String> told;

  /** Titles that tell these rows apart. */
  public RowTitles(List<Row> rows) {
    this(rows, List.of(), List.of());
  }

  /**
   * Titles that tell these rows apart.
   *
   * @param others what is spoken of besides
   * @param benchmarks names of benchmarks that are spoken of besides
   */
  public RowTitles(List<Row> rows, Collection<ResultKey> others, Collection<String> benchmarks) {
    Map<String, List<String>> byMetric = new HashMap<>(Map.of(SCORE, new ArrayList<>(benchmarks)));
    Stream.concat(rows.stream().map(Row::key), others.stream())
        .forEach(
            key ->
                byMetric
                    .computeIfAbsent(metric(key), metric -> new ArrayList<>())
                    .add(key.benchmark()));
    byMetric.forEach((metric, full) -> names.put(metric, new BenchmarkNames(full)));
    this.modes =
        rows.stream()
            .map(Row::key)
            .collect(groupingBy(ResultKey::name, mapping(ResultKey::mode, toSet())));
    this.threads =
        Stream.concat(rows.stream().map(Row::key), others.stream())
            .collect(groupingBy(ResultKey::benchmark, mapping(ResultKey::threads, toSet())));
    this.told = Set.of();
  }

  private RowTitles(RowTitles other, Set<String> told) {
    this.names.putAll(other.names);
    this.modes = other.modes;
    this.threads = other.threads;
    this.told = told;
  }

  /** The same without parameters of these names, which are told elsewhere. */
  RowTitles without(Set<String> params) {
    return new RowTitles(this, params);
  }

  /** The benchmark's short name with its parameters. */
  public String of(String benchmark, Map<String, String> params) {
    return withParams(shortName(benchmark, SCORE), params);
  }

  /** The same with the secondary metric behind the name. */
  public String of(ResultKey key) {
    return withParams(shortName(key) + (key.primary() ? "" : ":" + key.metric()), settings(key));
  }

  /** The same with the mode behind it, where the benchmark was measured in several. */
  public String of(Row row) {
    return of(row.key()) + mode(row.key());
  }

  /** The same without the secondary metric. */
  public String withoutMetric(Row row) {
    return withParams(shortName(row.key()), settings(row.key())) + mode(row.key());
  }

  /** The parameters, and the threads as one of them where there are several. */
  private Map<String, String> settings(ResultKey key) {
    boolean several = threads.getOrDefault(key.benchmark(), Set.of()).size() > 1;
    return several ? RowGroup.settings(key) : key.params();
  }

  private String mode(ResultKey key) {
    boolean several = modes.getOrDefault(key.name(), Set.of()).size() > 1;
    return several ? " " + key.mode() : "";
  }

  private String shortName(ResultKey key) {
    return shortName(key.benchmark(), metric(key));
  }

  private String shortName(String benchmark, String metric) {
    BenchmarkNames known = names.get(metric);
    return known == null ? benchmark : known.of(benchmark);
  }

  private static String metric(ResultKey key) {
    return Objects.requireNonNullElse(key.metric(), SCORE);
  }

  private String withParams(String name, Map<String, String> params) {
    Map<String, String> shown = new LinkedHashMap<>(params);
    shown.keySet().removeAll(told);
    return shown.isEmpty() ? name : name + " " + RowGroup.params(shown);
  }
}
