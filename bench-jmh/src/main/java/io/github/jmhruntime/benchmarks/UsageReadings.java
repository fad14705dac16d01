package io.github.jmhruntime.benchmarks;

import io.github.jmhruntime.engine.PodUsage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the kubelet told of pods while they were under steady load.
 *
 * <p>A kubelet may answer with what it has read seconds ago. So the first answer only tells how old
 * readings are: what has another time was read since, and thus under load. CPU time is taken
 * between two of those, by the node's clock, and answers between the moments at which they were
 * told, by this machine's: only differences of a clock are used, so that clocks may differ.
 */
final class UsageReadings {

  /** Two readings lie so far apart at least: CPU time is exact, the count of answers is less so. */
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  private static final double NANOS = 1e9;

  private record Reading(List<PodUsage> pods, long nanoTime, long answers) {}

  private @Nullable List<PodUsage> before;
  private @Nullable Reading first;
  private @Nullable Reading last;
  private @Nullable List<PodUsage> newest;

  /**
   * Takes what the kubelet tells, of the same pods each time; it may be the same as before.
   *
   * @param nanoTime when it was told
   * @param answers how many correct answers the pods have given under this load by then
   * @return whether there is enough
   */
  boolean add(List<PodUsage> pods, long nanoTime, long answers) {
    if (before == null) {
      before = pods;
      return false;
    }
    if (isNewer(pods, before, PodUsage::memoryAt)) {
      newest = pods;
    }
    if (first == null) {
      first = isNewer(pods, before, PodUsage::cpuAt) ? new Reading(pods, nanoTime, answers) : null;
    } else if (last == null && isFarFrom(first.pods(), pods)) {
      last = new Reading(pods, nanoTime, answers);
    }
    return last != null && newest != null;
  }

  /** The CPU seconds of all pods for each answer; empty without two readings of the load. */
  OptionalDouble cpuSecondsPerAnswer() {
    if (first == null || last == null || last.answers() <= first.answers()) {
      return OptionalDouble.empty();
    }
    double perSecond = 0;
    for (int i = 0; i < first.pods().size(); i++) {
      PodUsage from = first.pods().get(i);
      PodUsage to = last.pods().get(i);
      perSecond += (to.cpuNanos() - from.cpuNanos()) / NANOS / seconds(from, to);
    }
    double answersPerSecond =
        (last.answers() - first.answers()) * NANOS / (last.nanoTime() - first.nanoTime());
    return OptionalDouble.of(perSecond / answersPerSecond);
  }

  /** The working sets of all pods together, in bytes; empty without a reading of the load. */
  OptionalLong workingSetBytes() {
    return newest == null
        ? OptionalLong.empty()
        : OptionalLong.of(newest.stream().mapToLong(PodUsage::workingSetBytes).sum());
  }

  /**
   * The largest time between two readings of CPU time that followed each other, as far as it shows:
   * between those that count, else between the first one and the one before.
   */
  Optional<Duration> apart() {
    if (first == null || before == null) {
      return Optional.empty();
    }
    List<PodUsage> from = last == null ? before : first.pods();
    List<PodUsage> to = last == null ? first.pods() : last.pods();
    Duration largest = null;
    for (int i = 0; i < to.size(); i++) {
      Instant earlier = from.get(i).cpuAt();
      Instant later = to.get(i).cpuAt();
      if (earlier == null || later == null) {
        return Optional.empty();
      }
      Duration one = Duration.between(earlier, later);
      largest = largest == null || one.compareTo(largest) > 0 ? one : largest;
    }
    return Optional.ofNullable(largest);
  }

  /** Whether there was a reading of CPU time under load at all. */
  boolean hasFirst() {
    return first != null;
  }

  private static boolean isNewer(
      List<PodUsage> pods, List<PodUsage> than, Function<PodUsage, @Nullable Instant> time) {
    for (int i = 0; i < pods.size(); i++) {
      Instant at = time.apply(pods.get(i));
      if (at == null || at.equals(time.apply(than.get(i)))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isFarFrom(List<PodUsage> from, List<PodUsage> to) {
    for (int i = 0; i < from.size(); i++) {
      if (to.get(i).cpuAt() == null
          || seconds(from.get(i), to.get(i)) * NANOS < SHORTEST.toNanos()) {
        return false;
      }
    }
    return true;
  }

  /** Both have a time. */
  private static double seconds(PodUsage from, PodUsage to) {
    return Duration.between(
                Objects.requireNonNull(from.cpuAt()), Objects.requireNonNull(to.cpuAt()))
            .toNanos()
        / NANOS;
  }
}
