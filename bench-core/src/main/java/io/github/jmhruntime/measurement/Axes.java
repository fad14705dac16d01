package io.github.jmhruntime.measurement;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What a fork measured along the axes that its benchmark has declared. What other benchmarks mean
 * by parameters of these names is theirs.
 *
 * @param image the image that its containers were started from, or null where that is no axis
 * @param limits the limits that they ran under, or null where that is no axis
 * @param scale how many ran at once, or null where that is no axis
 * @param path the way that load took to them, or null where that is no axis
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Axes(
    @Nullable String image,
    @Nullable String limits,
    @Nullable Integer scale,
    @Nullable String path) {

  /** None declared. */
  public static final Axes NONE = new Axes(null, null, null);

  /** Of what is put under no load. */
  public Axes(@Nullable String image, @Nullable String limits, @Nullable Integer scale) {
    this(image, limits, scale, null);
  }

  /** How many containers ran at once: one where that is no axis. */
  public int containers() {
    return scale == null ? 1 : scale;
  }
}
