package io.github.jmhruntime.plan;

import io.github.jmhruntime.profile.Limits;
import io.github.jmhruntime.profile.RuntimeProfile;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where the next fork of a benchmark runs that does not manage containers itself: all that the
 * driver hands to {@code -prof container}, written anew for every fork. What a person writes behind
 * {@code -prof container:} becomes the same.
 *
 * @param runId marks the containers
 * @param profile the runtime
 * @param place where on an engine the fork runs, or null for the host itself
 * @param options how it is run
 * @param evidenceFile where it is noted where it ran
 */
public record ContainedForkPlan(
    String runId,
    RuntimeProfile profile,
    @Nullable Place place,
    ForkOptions options,
    String evidenceFile) {

  /**
   * Where on an engine a fork runs.
   *
   * @param endpoint the engine
   * @param callLimit how long it has to answer a call
   * @param engineName its name for the runtime
   * @param image what it is asked for: a reference that cannot move, where there is one
   * @param imageDigest the digest of the image's content
   * @param limits CPUs and memory of the container
   */
  public record Place(
      String endpoint,
      Duration callLimit,
      String engineName,
      String image,
      String imageDigest,
      Limits limits) {}

  /** The same with other options. */
  public ContainedForkPlan with(ForkOptions other) {
    return new ContainedForkPlan(runId, profile, place, other, evidenceFile);
  }
}
