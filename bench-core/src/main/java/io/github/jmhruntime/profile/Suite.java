package io.github.jmhruntime.profile;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A named choice of what is measured, and how often.
 *
 * @param name what the user calls it, also the file's base name
 * @param title one line that says what it is for
 * @param runtimes names of the runtimes to compare with the baseline; empty for those that are
 *     found
 * @param baseline the name of the runtime that is 100 %, or null for the usual one
 * @param benchmarks regular expressions that select JMH benchmarks, as on JMH's command line
 * @param images names of images
 * @param servers names of the images that benchmarks with a scale put load on; each answers HTTP
 * @param limits names of limits
 * @param scales how many containers run in parallel
 * @param blocks how many passes over all runtimes
 * @param warmupIterations JMH's warm-up iterations of each fork, or 0 for each benchmark's own
 * @param iterations JMH's measured iterations of each fork, or 0 for each benchmark's own
 * @param narrow when enough has been measured, or null for just these blocks
 * @param params values of parameters instead of the benchmarks' own, by name
 * @param project whether it selects among the benchmarks of the user's project, not among those
 *     that come with jmh-runtime
 */
public record Suite(
    String name,
    String title,
    List<String> runtimes,
    @Nullable String baseline,
    List<String> benchmarks,
    List<String> images,
    List<String> servers,
    List<String> limits,
    List<Integer> scales,
    int blocks,
    int warmupIterations,
    int iterations,
    @Nullable Narrow narrow,
    Map<String, List<String>> params,
    boolean project) {

  /**
   * Until when the blocks of each benchmark go on.
   *
   * @param precision how far the interval of each ratio may reach to each side, as a part of it
   * @param mostBlocks after how many blocks nothing more is measured, however wide it is
   * @param pilot whether the first blocks decide how many iterations the forks of the others have
   * @param minutes the time after which no fork begins
   */
  public record Narrow(double precision, int mostBlocks, boolean pilot, int minutes) {}
}
