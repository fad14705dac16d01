package io.github.jmhruntime.figures;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * What a benchmark finds besides its score, as secondary results of JMH with a unit of their own:
 * {@code -prof io.github.jmhruntime.figures.IterationFigures}. JMH's {@code AuxCounters} could only
 * say that they are counts.
 */
public final class IterationFigures implements InternalProfiler {

  private static final List<Result<?>> OF_THIS_ITERATION = new ArrayList<>();

  /**
   * Adds a figure to the iteration that is about to end, to be averaged over iterations.
   *
   * @param name what it is called, behind a colon in JMH's output
   * @param value its value in that unit
   * @param unit a unit that {@code unit.ScoreUnit} knows the direction of, if there is one
   */
  public static void add(String name, double value, String unit) {
    add(new ScalarResult(name, value, unit, AggregationPolicy.AVG));
  }

  /**
   * The same for what only the largest is of interest of.
   *
   * @param name what it is called
   * @param value its value in that unit
   * @param unit the unit
   */
  public static void addMaximum(String name, double value, String unit) {
    add(new ScalarResult(name, value, unit, AggregationPolicy.MAX));
  }

  private static synchronized void add(Result<?> figure) {
    OF_THIS_ITERATION.add(figure);
  }

  private static synchronized List<Result<?>> take() {
    List<Result<?>> figures = List.copyOf(OF_THIS_ITERATION);
    OF_THIS_ITERATION.clear();
    return figures;
  }

  @Override
  public String getDescription() {
    return "Latencies, errors, shares and memory of the containers under load";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    var unused = take();
  }

  @Override
  public Collection<? extends Result> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    return take();
  }
}
