package io.github.jmhruntime.profile;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A decision as it stands in a YAML file; {@code docs/rank.md} explains every key.
 *
 * @param at where the file starts
 * @param name what the user calls it
 * @param title one line that says what is decided
 * @param source where its data come from, or null
 * @param notes what should be known with its result
 * @param candidates who is ranked; empty for all that were measured
 * @param missing the word for what stands for a value that is missing
 * @param excludeUnequal whether rows whose sides had unequal CPUs or memory, or a limit that did
 *     not hold, count as not measured
 * @param means how cells become one value
 * @param uncertainty what is drawn to see how sure the ranking is
 * @param must criteria that exclude, each with {@code atLeast} or {@code atMost}
 * @param groups the criteria that are weighed
 */
public record DecisionFile(
    Mark at,
    String name,
    String title,
    @Nullable String source,
    List<String> notes,
    List<Name> candidates,
    String missing,
    boolean excludeUnequal,
    Means means,
    Uncertainty uncertainty,
    List<Criterion> must,
    List<Group> groups) {

  /**
   * How cells become one value.
   *
   * @param kind {@code arithmetic} or {@code geometric}
   * @param over the axes to average over, one after the other
   * @param decimals what each mean is rounded to, or null
   */
  public record Means(String kind, List<String> over, @Nullable Integer decimals) {}

  /**
   * What is drawn.
   *
   * @param weights how far weights may be from those of the file, as a part of them
   * @param draws how often
   * @param seed where the random numbers start
   */
  public record Uncertainty(double weights, int draws, int seed) {}

  /** Criteria that are weighed against each other. */
  public record Group(String name, double weight, List<Criterion> criteria) {}

  /**
   * One thing that counts.
   *
   * @param at where it stands
   * @param name what the user calls it
   * @param weight its weight or points; NaN where it follows from {@code outranks}
   * @param outranks the criteria of its group that it outranks
   * @param atLeast of a must, the smallest value that is enough, or null
   * @param atMost of a must, the largest value that is still enough, or null
   * @param source where its values come from
   */
  public record Criterion(
      Mark at,
      String name,
      double weight,
      List<String> outranks,
      @Nullable Double atLeast,
      @Nullable Double atMost,
      Source source) {}

  /** Where a criterion's values come from. */
  public sealed interface Source {

    /** Whether it needs the results of a run. */
    default boolean ofRun() {
      return !(this instanceof Cells);
    }

    /**
     * What a run has measured, in percent of its baseline.
     *
     * @param patterns regular expressions for benchmarks, and where each stands
     * @param metric a secondary metric, or null for the benchmarks' own scores
     * @param where the parameters that count, with their values
     */
    record Benchmarks(List<Name> patterns, @Nullable Name metric, List<Filter> where)
        implements Source {}

    /**
     * The cells of a table, or an expert's scores.
     *
     * @param rows one per cell
     * @param higher whether more is better
     * @param least of scores, the smallest there can be, else NaN
     * @param most of scores, the largest there can be, else NaN
     */
    record Cells(List<Row> rows, boolean higher, double least, double most) implements Source {}

    /** The share of forks that failed, of the benchmarks that the patterns name. */
    record Failures(List<Name> patterns) implements Source {}

    /** The share of forks under limits in which the limits were seen inside. */
    record LimitsSeen(List<String> kinds) implements Source {}

    /** What probes have found, as scores. */
    record Probes(List<Name> probes, Map<String, Double> findings) implements Source {}
  }

  /** The values of a parameter that count. */
  public record Filter(Mark at, String param, List<String> values) {}

  /**
   * One cell.
   *
   * @param axes what tells it from others
   * @param entries by candidate
   */
  public record Row(Map<String, String> axes, Map<String, Entry> entries) {}

  /**
   * A value, or why there is none.
   *
   * @param value the value, or NaN
   * @param cause the kind of reason why there is none, one of {@link #CAUSES}
   * @param text the reason why there is none; of a score, why it was given and where that stands
   */
  public record Entry(double value, String cause, String text) {}

  /** The kinds of reasons why a value is missing. */
  public static final List<String> CAUSES = List.of("crashed", "not offered", "not measured");

  public DecisionFile {
    notes = List.copyOf(notes);
    candidates = List.copyOf(candidates);
    must = List.copyOf(must);
    groups = List.copyOf(groups);
  }

  /** Whether any of it needs the results of a run. */
  public boolean ofRun() {
    return Stream.concat(must.stream(), groups.stream().flatMap(group -> group.criteria().stream()))
        .anyMatch(criterion -> criterion.source().ofRun());
  }
}
