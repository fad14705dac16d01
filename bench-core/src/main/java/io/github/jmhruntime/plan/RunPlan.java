package io.github.jmhruntime.plan;

import io.github.jmhruntime.profile.Image;
import io.github.jmhruntime.profile.Limits;
import io.github.jmhruntime.profile.RuntimeProfile;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the driver needs to know to measure.
 *
 * @param runId marks what the run creates on the engine
 * @param engine the engine, at its endpoint
 * @param baseline the name of the runtime that is 100 %
 * @param runtimes the runtimes to measure, the baseline among them
 * @param subject what is measured, by the names that users write
 * @param supplies what benchmarks find that start containers themselves
 * @param passes how often it is measured
 * @param effort when enough has been measured
 * @param judging how it is judged
 * @param forks how the forks are run of benchmarks that do not manage containers themselves
 */
public record RunPlan(
    String runId,
    EngineUse engine,
    String baseline,
    List<PlannedRuntime> runtimes,
    Subject subject,
    Supplies supplies,
    Passes passes,
    Effort effort,
    Judging judging,
    ContainedForks forks) {

  /** The same plan at an engine that may listen elsewhere now. */
  public RunPlan at(EngineUse other) {
    return with(other, effort);
  }

  /** The same plan with more or less to measure. */
  public RunPlan with(Effort other) {
    return with(engine, other);
  }

  /** How many blocks of a cell are measured. */
  public int blocksOf(Cell cell) {
    return effort.blocks().getOrDefault(cell.key(), passes.blocks());
  }

  /** After how many blocks a cell is expected to be known well enough. */
  public int expectedBlocksOf(Cell cell) {
    Effort.Expected expected = effort.expected();
    return Math.max(blocksOf(cell), expected.cells().getOrDefault(cell.key(), expected.usual()));
  }

  /** How many blocks of a cell are measured at most; null for no end. */
  public @Nullable Integer mostBlocksOf(Cell cell) {
    return effort.precision() == null ? Integer.valueOf(blocksOf(cell)) : effort.most();
  }

  /** How many measured iterations a fork has, or 0 for the benchmark's own. */
  public int iterationsOf(Cell cell, int block) {
    return block <= passes.blocks()
        ? passes.iterations()
        : effort.iterations().getOrDefault(cell.key(), passes.iterations());
  }

  private RunPlan with(EngineUse otherEngine, Effort otherEffort) {
    return new RunPlan(
        runId,
        otherEngine,
        baseline,
        runtimes,
        subject,
        supplies,
        passes,
        otherEffort,
        judging,
        forks);
  }

  /**
   * What benchmarks find that start containers themselves.
   *
   * @param images the images from which containers are started, by what runs in them
   * @param probe the image of the container that tells where a fork runs, or null to do without
   * @param limits the limits to measure under
   */
  public record Supplies(
      Map<Workload, List<PlannedImage>> images, @Nullable PlannedImage probe, List<Limits> limits) {

    /** The images in which such a workload runs; none where no benchmark needs them. */
    public List<PlannedImage> of(Workload workload) {
      return images.getOrDefault(workload, List.of());
    }

    /** Every image that a container may be started from, each once. */
    public List<PlannedImage> allImages() {
      return images.values().stream().flatMap(List::stream).distinct().toList();
    }
  }

  /**
   * How often it is measured.
   *
   * @param seed from which the order of every block is drawn
   * @param blocks how many passes over all runtimes
   * @param warmupIterations JMH's warm-up iterations of each fork, or 0 for each benchmark's own
   * @param iterations JMH's measured iterations of each fork, or 0 for each benchmark's own
   */
  public record Passes(long seed, int blocks, int warmupIterations, int iterations) {}

  /**
   * How the forks are run of benchmarks that do not manage containers themselves.
   *
   * @param ofProject whether the benchmarks are those of the user's project
   * @param image the image with Java that they run in, or null where there are none
   * @param options how they are run
   */
  public record ContainedForks(
      boolean ofProject, @Nullable PlannedImage image, ForkOptions options) {}

  /**
   * A runtime to measure.
   *
   * @param profile what it is
   * @param engineName the name under which the engine knows it
   */
  public record PlannedRuntime(RuntimeProfile profile, String engineName) {}

  /**
   * An image to start containers from.
   *
   * @param name the image's name in this project
   * @param id what the engine is asked for: the digest or id, never a name that can move
   * @param others what it is asked for instead under runtimes that need an image of their own, by
   *     the runtime's name
   * @param command replaces the image's command; empty for the image's own
   * @param stopSignal the signal that ends it in good order
   * @param ready when it counts as ready
   */
  public record PlannedImage(
      String name,
      String id,
      Map<String, String> others,
      List<String> command,
      String stopSignal,
      Image.Readiness ready) {

    /** The image as it is started under the runtime of that name. */
    public PlannedImage under(String runtime) {
      return new PlannedImage(
          name, others.getOrDefault(runtime, id), Map.of(), command, stopSignal, ready);
    }
  }
}
