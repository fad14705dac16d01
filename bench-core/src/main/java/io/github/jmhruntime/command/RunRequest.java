package io.github.jmhruntime.command;

import io.github.jmhruntime.engine.RuntimeSwitch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a user asks {@link RunCommand} for. What is null or empty is taken from the suite.
 *
 * @param runtimes runtimes to compare with the baseline; empty for every one that is found
 * @param againstItself whether the baseline is measured against itself instead, to calibrate
 * @param baseline the runtime that is 100 %
 * @param suite the name of the suite; empty for that of the project's benchmarks where there are
 *     some, else for the quick one
 * @param benchmarks regular expressions that select JMH benchmarks
 * @param images names of images
 * @param limits names of limits
 * @param scales how many containers run in parallel
 * @param blocks how many passes over all runtimes
 * @param seed from which the order of each block is drawn; null to draw one
 * @param resume whether to go on with the run in {@code output}
 * @param remeasure whether forks are measured a second time in which the machine was disturbed
 * @param output the folder for all results
 * @param profiles a folder with the user's own profiles
 * @param engine {@code auto}, {@code private}, or an endpoint
 * @param switchMode how the runtime is switched
 * @param changeDaemon whether a daemon that is not ours may be reconfigured
 * @param callLimit the time that the engine has to answer one call
 * @param confidence the level of all intervals
 * @param relevantDifference the smallest difference that matters, as a part of the baseline
 * @param precision how far the interval of each ratio may reach to each side, as a part of it; null
 *     where the blocks are enough
 * @param timeBudget the time after which no fork begins; null for no end
 * @param lockWait how long to wait at most until no other JMH is at work on the machine
 * @param driver how the JVM is started that measures the benchmarks that come with jmh-runtime
 * @param params values of parameters, {@code NAME=VALUE} each
 * @param forks how the forks are run of benchmarks that do not manage containers themselves
 */
public record RunRequest(
    List<String> runtimes,
    boolean againstItself,
    String baseline,
    String suite,
    List<String> benchmarks,
    List<String> images,
    List<String> limits,
    List<Integer> scales,
    @Nullable Integer blocks,
    @Nullable Long seed,
    boolean resume,
    boolean remeasure,
    Path output,
    @Nullable Path profiles,
    String engine,
    RuntimeSwitch.Mode switchMode,
    boolean changeDaemon,
    Duration callLimit,
    double confidence,
    double relevantDifference,
    @Nullable Double precision,
    @Nullable Duration timeBudget,
    Duration lockWait,
    DriverJvm driver,
    List<String> params,
    ForkRequest forks) {

  /**
   * How the forks are run of benchmarks that do not manage containers themselves.
   *
   * @param project how the JVM is started that measures the benchmarks of the user's project, or
   *     null where it has none
   * @param image the image that they run in: one of the project's or a reference; empty for this
   *     JVM mounted into the image {@code jre}
   * @param options further options of {@code -prof container}, separated by semicolons
   */
  public record ForkRequest(@Nullable DriverJvm project, String image, String options) {

    /** No benchmarks of a project, and everything else as it is without options. */
    public static final ForkRequest NONE = new ForkRequest(null, "", "");
  }

  /** The suite that is meant. */
  String suiteName() {
    if (!suite.isEmpty()) {
      return suite;
    }
    return forks.project() == null ? "quick" : "project";
  }
}
