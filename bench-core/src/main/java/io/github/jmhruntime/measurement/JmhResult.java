package io.github.jmhruntime.measurement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One metric of one result in a JMH JSON file, as it stands there.
 *
 * @param benchmark the benchmark's full name
 * @param mode JMH's mode: {@code thrpt}, {@code avgt}, {@code sample} or {@code ss}
 * @param params the benchmark's parameters
 * @param metric the name of a secondary metric, or null for the primary one
 * @param threads how many threads called the benchmark
 * @param forks how many forks JMH says it ran
 * @param score JMH's score
 * @param scoreError half the width of JMH's interval at 99.9 %, or NaN
 * @param unit JMH's unit, such as {@code ms/op}
 * @param calls how many calls the histogram of mode {@code sample} holds; 0 where there is none
 * @param rawData one list per fork with one value per iteration; empty where the file holds none
 *     (in mode {@code sample} the means of the iterations' histograms)
 * @param environment what the file says about where it was measured, such as {@code jvm}, {@code
 *     jdkVersion}, {@code vmVersion}, by JMH's names
 * @param origin which run and blocks it comes from, where this project wrote it, or null
 */
public record JmhResult(
    String benchmark,
    String mode,
    Map<String, String> params,
    @Nullable String metric,
    int threads,
    int forks,
    double score,
    double scoreError,
    String unit,
    long calls,
    List<List<Double>> rawData,
    Map<String, String> environment,
    @Nullable Origin origin) {

  /** The same under another benchmark's name. */
  public JmhResult ofBenchmark(String other) {
    return new JmhResult(
        other,
        mode,
        params,
        metric,
        threads,
        forks,
        score,
        scoreError,
        unit,
        calls,
        rawData,
        environment,
        origin);
  }

  /**
   * What this project adds to each object of the JMH JSON that it writes, under the key {@code
   * jmhRuntime}, so that the files of one run can be paired by block.
   *
   * @param run the run's id
   * @param runtime the runtime profile's name
   * @param blocks the block of each fork, in the order of {@code rawData}
   * @param nodes the cluster's node that each fork was measured on, in the same order; empty where
   *     all ran on one machine
   * @param failedForks how many forks failed and so have no data
   * @param disturbedBlocks the blocks whose fork ran while the machine was disturbed
   * @param remeasuredBlocks the blocks whose fork was measured again; the later one counts
   * @param axes which parameters are axes that the benchmark has declared
   * @param allotment the CPUs and the memory that its containers were to have, and had
   */
  public record Origin(
      String run,
      String runtime,
      List<Integer> blocks,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> nodes,
      int failedForks,
      List<Integer> disturbedBlocks,
      List<Integer> remeasuredBlocks,
      Axes axes,
      Allotment allotment) {

    /**
     * Checks what files are named and paired by.
     *
     * @throws IllegalArgumentException naming the field that is missing or cannot be used
     */
    public Origin {
      Fields.require(run != null, "'run' is missing");
      Fields.require(runtime != null && !runtime.isBlank(), "'runtime' is missing");
      Fields.require(
          runtime.chars().noneMatch(Character::isISOControl),
          "'runtime' holds a control character");
      blocks = Fields.complete("blocks", blocks);
      nodes = Fields.complete("nodes", nodes);
      Fields.require(
          nodes.isEmpty() || nodes.size() == blocks.size(),
          "'nodes' must name one for each of 'blocks'");
      disturbedBlocks = Fields.complete("disturbedBlocks", disturbedBlocks);
      remeasuredBlocks = Fields.complete("remeasuredBlocks", remeasuredBlocks);
      axes = axes == null ? Axes.NONE : axes;
      allotment = allotment == null ? Allotment.UNKNOWN : allotment;
    }
  }
}
