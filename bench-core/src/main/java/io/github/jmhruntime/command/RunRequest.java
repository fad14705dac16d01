package io.github.jmhruntime.command;

import io.github.jmhruntime.plan.Effort;
import io.github.jmhruntime.plan.EngineUse;
import io.github.jmhruntime.plan.Judging;
import io.github.jmhruntime.plan.Subject;
import io.github.jmhruntime.profile.Catalog;
import io.github.jmhruntime.profile.Suite;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a user asks {@link RunCommand} for.
 *
 * @param candidates which runtimes are measured
 * @param subject what is measured; what is empty is taken from the suite
 * @param passes how often
 * @param effort when enough has been measured
 * @param judging how it is judged
 * @param engine which engine is used, and how
 * @param forks how the forks are run of benchmarks that do not manage containers themselves
 * @param place where
 * @param given the names of the options that the user has set
 */
public record RunRequest(
    Candidates candidates,
    Subject subject,
    Passes passes,
    Effort effort,
    Judging judging,
    EngineUse engine,
    ForkRequest forks,
    Place place,
    Set<String> given) {

  /**
   * Which runtimes are measured.
   *
   * @param names runtimes to compare with the baseline; empty for every one that is found
   * @param baseline the runtime that is 100 %
   * @param againstItself whether the baseline is measured against itself instead, to calibrate
   */
  public record Candidates(List<String> names, String baseline, boolean againstItself) {

    /** The same with the suite's own, where it names some and the user does not. */
    Candidates completedBy(Suite suite, boolean ownBaseline) {
      String usual = suite.baseline();
      return againstItself
          ? this
          : new Candidates(
              names.isEmpty() ? suite.runtimes() : names,
              ownBaseline || usual == null ? baseline : usual,
              false);
    }
  }

  /**
   * How often it is measured.
   *
   * @param blocks how many passes over all runtimes; null for those of the suite
   * @param seed from which the order of each block is drawn; null to draw one
   */
  public record Passes(@Nullable Integer blocks, @Nullable Long seed) {}

  /**
   * How the forks are run of benchmarks that do not manage containers themselves.
   *
   * @param project knows and measures the benchmarks of the user's project, or null where it has
   *     none
   * @param image the image that they run in: one of the project's or a reference; empty for this
   *     JVM mounted into the image {@code jre}
   * @param options further options of {@code -prof container}, separated by semicolons
   */
  public record ForkRequest(@Nullable BenchmarkDriver project, String image, String options) {

    /** No benchmarks of a project, and everything else as it is without options. */
    public static final ForkRequest NONE = new ForkRequest(null, "", "");
  }

  /**
   * Where a run takes place.
   *
   * @param output the folder for all results
   * @param resume whether to go on with the run in it
   * @param profiles a folder with the user's own profiles
   * @param lockWait how long to wait at most until no other JMH is at work on the machine
   * @param driver knows and measures the benchmarks that come with jmh-runtime
   */
  public record Place(
      Path output,
      boolean resume,
      @Nullable Path profiles,
      Duration lockWait,
      BenchmarkDriver driver) {}

  /** The same with the runtimes of its suite, where that names some and the user does not. */
  RunRequest completedBy(Catalog catalog) {
    Suite suite = catalog.suite("-Dsuite", suiteName());
    return new RunRequest(
        candidates.completedBy(suite, given.contains("baseline")),
        subject,
        passes,
        effort,
        judging,
        engine,
        forks,
        place,
        given);
  }

  /** The suite that is meant: that of the project's benchmarks where there are some. */
  String suiteName() {
    if (!subject.suite().isEmpty()) {
      return subject.suite();
    }
    return forks.project() == null ? "quick" : "project";
  }
}
