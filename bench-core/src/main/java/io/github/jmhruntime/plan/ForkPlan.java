package io.github.jmhruntime.plan;

import io.github.jmhruntime.plan.RunPlan.PlannedImage;
import io.github.jmhruntime.profile.Limits;
import io.github.jmhruntime.profile.RuntimeProfile;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one fork has to know: where the engine is, and which runtime its containers belong to.
 *
 * @param runId marks what the fork creates on the engine
 * @param engine the engine's endpoint
 * @param callLimit the time that the engine has to answer one call
 * @param profile the runtime that is to be measured
 * @param engineName the engine's name for it; every container must be found under it
 * @param containerRuntime what every container names as its runtime, or null where the engine's
 *     default has been switched
 * @param images the images that benchmarks may start, by name
 * @param limits the limits that benchmarks may set, by name
 * @param peer the image with Java in which ends of network load run, or null where there are none
 * @param probe the image from which the container is started that looks where it runs
 * @param evidenceFile where the fork writes what it saw
 */
public record ForkPlan(
    String runId,
    String engine,
    Duration callLimit,
    RuntimeProfile profile,
    String engineName,
    @Nullable String containerRuntime,
    List<PlannedImage> images,
    List<Limits> limits,
    @Nullable PlannedImage peer,
    @Nullable PlannedImage probe,
    String evidenceFile) {

  /** The system property that tells a fork where its plan is. */
  public static final String PROPERTY = "jmhruntime.fork";

  /**
   * The image of that name.
   *
   * @throws IllegalArgumentException naming those that the plan holds
   */
  public PlannedImage image(String name) {
    return images.stream()
        .filter(image -> image.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> unknown("image", name, images.stream().map(PlannedImage::name).toList()));
  }

  /**
   * The limits of that name.
   *
   * @throws IllegalArgumentException naming those that the plan holds
   */
  public Limits limits(String name) {
    return limits.stream()
        .filter(limit -> limit.name().equals(name))
        .findFirst()
        .orElseThrow(() -> unknown("limits", name, limits.stream().map(Limits::name).toList()));
  }

  private static IllegalArgumentException unknown(String kind, String name, List<String> known) {
    return new IllegalArgumentException(
        "-p %s=%s: the plan of this run has only %s"
            .formatted(kind, name, String.join(", ", known)));
  }
}
