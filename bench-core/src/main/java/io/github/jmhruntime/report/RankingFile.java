package io.github.jmhruntime.report;

import io.github.jmhruntime.measurement.JsonFile;
import io.github.jmhruntime.measurement.ResultFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the page shows of {@code ranking.json}, as {@link ReportFiles#writeRanking} wrote it.
 *
 * @param title what was decided
 * @param source where the data come from, or null
 * @param run the run whose results were ranked, or null where none was
 * @param headline the answer in one line
 * @param drawn what was drawn to see how sure it is
 * @param groupWeights the groups' weights as parts of 1, by name
 * @param candidates from the first place to the last
 * @param criteria every criterion that counts
 * @param changes single changes that put another candidate first, the nearest first
 * @param remarks what is told below
 */
public record RankingFile(
    String title,
    @Nullable String source,
    @Nullable String run,
    String headline,
    String drawn,
    Map<String, Double> groupWeights,
    List<Candidate> candidates,
    List<Criterion> criteria,
    List<Change> changes,
    List<Remark> remarks) {

  private static final String WHAT = "a ranking";
  private static final String REMEDY = "write it again with mvn jmh-runtime:rank";
  private static final String WEIGHT = "weight";
  private static final double BEST = 10;
  private static final double ROUNDING = 1e-9;

  /**
   * A candidate with its place.
   *
   * @param total from 1 to 10
   * @param groups each group's sum, null where it has no value in the group
   * @param rankProbability of each place, the first one first
   */
  public record Candidate(
      String name,
      int rank,
      double total,
      Map<String, @Nullable Double> groups,
      List<Double> rankProbability) {

    /** Refuses what is no candidate. */
    public Candidate {
      require(name, "name");
      upTo(BEST, total, "total");
      required(groups, "groups").values().forEach(sum -> upTo(BEST, sum, "groups"));
      rankProbability = all(rankProbability, "rankProbability");
      rankProbability.forEach(part -> upTo(1, part, "rankProbability"));
    }
  }

  /** A criterion with the candidates' values. */
  public record Criterion(String group, String name, double weight, Map<String, Value> values) {

    /** Refuses what is no criterion. */
    public Criterion {
      require(group, "group");
      require(name, "name");
      upTo(1, weight, "weight");
      values = all(values, "values");
    }
  }

  /**
   * What a criterion says of a candidate.
   *
   * @param partialUtility weight × value, or null where it does not count
   * @param filled whether it stands for a value that is missing
   */
  public record Value(@Nullable Double partialUtility, boolean filled) {

    /** Refuses what cannot be shown. */
    public Value {
      upTo(BEST, partialUtility, "partialUtility");
    }
  }

  /**
   * A single change that puts another candidate first.
   *
   * @param kind {@code weight} or {@code value}
   * @param group the group that it is in, or whose weight it is
   * @param criterion the criterion, or null for a group's own weight
   * @param from what it is
   * @param to what it would have to be
   * @param first who is first then
   */
  public record Change(
      String kind, String group, @Nullable String criterion, double from, double to, String first) {

    /** Refuses what is no change. */
    public Change {
      require(kind, "kind");
      require(group, "group");
      require(first, "first");
      if (kind.equals(WEIGHT)) {
        upTo(1, from, "from");
        upTo(1, to, "to");
      }
    }

    /** Whether it is a change of a weight, which is a part of 1. */
    public boolean ofWeight() {
      return kind.equals(WEIGHT);
    }
  }

  /** What is told, and what it is about. */
  public record Remark(String title, List<String> lines) {

    /** Refuses what says nothing. */
    public Remark {
      require(title, "title");
      lines = all(lines, "lines");
    }
  }

  /** Refuses what is no ranking. */
  public RankingFile {
    require(title, "title");
    require(headline, "headline");
    require(drawn, "drawn");
    groupWeights = all(groupWeights, "groupWeights");
    groupWeights.values().forEach(weight -> upTo(1, weight, "groupWeights"));
    candidates = all(candidates, "candidates");
    criteria = all(criteria, "criteria");
    changes = all(changes, "changes");
    remarks = all(remarks, "remarks");
  }

  /**
   * Reads a ranking.
   *
   * @throws ResultFileException where the file is missing or holds something else
   */
  public static RankingFile read(Path file) {
    return JsonFile.read(file, RankingFile.class, WHAT, REMEDY);
  }

  private static <T> T required(@Nullable T value, String field) {
    if (value == null) {
      throw new IllegalArgumentException("'%s' is missing".formatted(field));
    }
    return value;
  }

  private static void require(@Nullable Object value, String field) {
    required(value, field);
  }

  private static <T> List<T> all(@Nullable List<T> values, String field) {
    required(values, field).forEach(value -> require(value, field));
    return List.copyOf(values);
  }

  /** Keeps the order. */
  private static <T> Map<String, T> all(@Nullable Map<String, T> values, String field) {
    required(values, field).values().forEach(value -> require(value, field));
    return new LinkedHashMap<>(values);
  }

  private static void upTo(double most, @Nullable Double value, String field) {
    if (value != null && !(value >= 0 && value <= most + ROUNDING)) {
      throw new IllegalArgumentException(
          "'%s' is %s; it must be from 0 to %s".formatted(field, value, most));
    }
  }
}
