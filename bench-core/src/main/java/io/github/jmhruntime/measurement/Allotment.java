package io.github.jmhruntime.measurement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a fork's containers were to have of the machine, and what they had, each of them.
 *
 * @param askedCpus the CPU limit that the engine was asked for, or null for none
 * @param cpus how many CPUs they could use, by the tightest limit that was seen; or null where
 *     nothing was seen
 * @param askedMemoryBytes the memory limit that the engine was asked for, or null for none
 * @param memoryBytes how much memory they could use, as above
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Allotment(
    @Nullable Double askedCpus,
    @Nullable Double cpus,
    @Nullable Long askedMemoryBytes,
    @Nullable Long memoryBytes) {

  /** Nothing was asked for, and nothing is known. */
  public static final Allotment UNKNOWN = new Allotment(null, null, null, null);

  /** Limits are rounded to pages and microseconds. */
  private static final double ROUNDING = 1.01;

  /** What the engine was asked for, in CPUs or bytes; null for no limit. */
  public @Nullable Double asked(Resource resource) {
    return switch (resource) {
      case CPU -> askedCpus;
      case MEMORY -> number(askedMemoryBytes);
    };
  }

  /** What the containers could use, in CPUs or bytes; null where that is not known. */
  public @Nullable Double had(Resource resource) {
    return switch (resource) {
      case CPU -> cpus;
      case MEMORY -> number(memoryBytes);
    };
  }

  /** Whether a limit was seen to hold that was asked for; null where none was. */
  public @Nullable Boolean holds(Resource resource) {
    Double asked = asked(resource);
    Double had = had(resource);
    return asked == null ? null : Boolean.valueOf(had != null && had <= asked * ROUNDING);
  }

  /** Whether both are known to have had another amount of it. */
  public boolean differs(Resource resource, Allotment other) {
    Double ours = had(resource);
    Double theirs = other.had(resource);
    return ours != null
        && theirs != null
        && Math.max(ours, theirs) > Math.min(ours, theirs) * ROUNDING;
  }

  private static @Nullable Double number(@Nullable Long bytes) {
    return bytes == null ? null : Double.valueOf(bytes);
  }

  /** What several forks of one result had: the most that any of them could use. */
  public static Allotment most(Collection<Allotment> forks) {
    return new Allotment(
        largest(forks, Allotment::askedCpus),
        largest(forks, Allotment::cpus),
        largest(forks, Allotment::askedMemoryBytes),
        largest(forks, Allotment::memoryBytes));
  }

  private static <T extends Comparable<T>> @Nullable T largest(
      Collection<Allotment> forks, Function<Allotment, @Nullable T> field) {
    return forks.stream()
        .map(field)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }
}
