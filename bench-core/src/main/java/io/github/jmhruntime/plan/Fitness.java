package io.github.jmhruntime.plan;

import io.github.jmhruntime.profile.Image;
import io.github.jmhruntime.profile.Limits;
import io.github.jmhruntime.profile.RuntimeProfile;
import io.github.jmhruntime.profile.RuntimeProfile.Limitation;
import java.util.Optional;

/** What a runtime's profile says against what is asked of it, with the profile's own reason. */
public final class Fitness {

  private Fitness() {}

  /** Why JMH's forks cannot run in its containers, or empty where they can. */
  public static Optional<String> forForks(RuntimeProfile runtime) {
    if (runtime.unsupported() != null) {
      return Optional.of(runtime.unsupported());
    }
    if (runtime.needs().ownImages()) {
      return Optional.of("it runs only images that are made for it, which have no Java");
    }
    return runtime
        .objection(Limitation.VOLUMES)
        .map(why -> "its containers cannot see the benchmarks, which are in folders: " + why);
  }

  /** Why a container cannot run under these limits, or empty where it can. */
  public static Optional<String> underLimits(RuntimeProfile runtime, Limits limits) {
    Optional<String> cpus =
        limits.cpus() == null ? Optional.empty() : runtime.objection(Limitation.CPU_LIMIT);
    return cpus.or(
        () ->
            limits.memoryBytes() == null
                ? Optional.empty()
                : runtime.objection(Limitation.MEMORY_LIMIT));
  }

  /** Why load cannot take this path to a container, or empty where it can. */
  public static Optional<String> over(RuntimeProfile runtime, NetworkPath path) {
    return path == NetworkPath.HOST ? runtime.objection(Limitation.HOST_NETWORK) : Optional.empty();
  }

  /** Why an image cannot be started, or empty where it can. */
  public static Optional<String> withImage(RuntimeProfile runtime, Image image) {
    return runtime.needs().ownImages() && !image.references().containsKey(runtime.name())
        ? Optional.of(
            "it runs only images that are made for it; name one under 'references' in the image's YAML")
        : Optional.empty();
  }
}
