package io.github.jmhruntime.engine.kubernetes;

import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.EngineTimeoutException;
import io.github.jmhruntime.engine.PodLives.Step;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Waits for what becomes of pods, and says why where it does not. */
final class PodWaits {

  private static final Set<Step> ON_THE_WAY =
      EnumSet.of(Step.CREATED, Step.SCHEDULED, Step.STARTED, Step.READY);

  /** After which the kubelet is asked what it has reported; most pods run by then. */
  private static final Duration FIRST_LOOK = Duration.ofSeconds(3);

  private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(200);

  private final PodStates states;
  private final PodTroubles troubles;

  PodWaits(PodStates states, PodTroubles troubles) {
    this.states = states;
    this.troubles = troubles;
  }

  /**
   * Waits until a pod has taken a step.
   *
   * @return when that was heard
   * @throws EngineException where it does not, or cannot any more, with the cluster's reason
   */
  long await(PodTrack track, Step step, Duration limit) {
    Predicate<PodTrack> decided =
        ON_THE_WAY.contains(step)
            ? each -> each.has(step) || each.hasEnded() || PodTroubles.hopeless(each).isPresent()
            : each -> each.has(step);
    boolean early = await(track, decided, limit, ON_THE_WAY.contains(step));
    Optional<Long> at = track.at(step);
    if (at.isPresent()) {
      return at.get();
    }
    if (early) {
      throw new EngineException("%s: %s".formatted(what(track, step), end(track)));
    }
    throw late(track, step, limit);
  }

  /**
   * Waits until a pod's container has ended.
   *
   * @return whether it has
   */
  boolean awaitEnd(PodTrack track, Duration limit) {
    return await(track, PodTrack::hasEnded, limit, false);
  }

  /**
   * Waits for something of a pod that no watch tells of, by asking again and again.
   *
   * @return whether it holds
   */
  boolean poll(PodTrack track, Predicate<PodTrack> condition, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (true) {
      states.lookAt(track);
      if (condition.test(track)) {
        return true;
      }
      if (System.nanoTime() - deadline >= 0) {
        return false;
      }
      LockSupport.parkNanos(BETWEEN_QUESTIONS.toNanos());
    }
  }

  /** The failure of a pod that does not go away. */
  EngineException stays(PodTrack track, Duration limit) {
    return late(track, Step.GONE, limit);
  }

  private boolean await(
      PodTrack track, Predicate<PodTrack> condition, Duration limit, boolean starts) {
    long deadline = System.nanoTime() + limit.toNanos();
    Duration pause = FIRST_LOOK;
    while (true) {
      long now = System.nanoTime();
      long look = now + Math.min(pause.toNanos(), deadline - now);
      if (track.await(condition, look)) {
        return true;
      }
      if (System.nanoTime() - deadline >= 0) {
        states.lookAt(track);
        return condition.test(track);
      }
      if (starts) {
        requireHope(track);
      }
      states.lookAt(track);
      pause = pause.multipliedBy(2);
    }
  }

  private void requireHope(PodTrack track) {
    troubles
        .hopelessReport(track)
        .ifPresent(
            trouble -> {
              throw new EngineException(
                  "pod %s does not start: %s".formatted(track.name(), trouble));
            });
  }

  private static String end(PodTrack track) {
    return PodTroubles.hopeless(track)
        .map(Trouble::toString)
        .or(() -> track.last().map(view -> PodAnswers.end(track, view)))
        .orElse("it was deleted by others");
  }

  private EngineException late(PodTrack track, Step step, Duration limit) {
    String what = "%s: not within %.1f s".formatted(what(track, step), limit.toMillis() / 1e3);
    return troubles
        .current(track)
        .map(trouble -> new EngineException("%s; %s".formatted(what, trouble)))
        .orElseGet(
            () ->
                new EngineTimeoutException(
                    "%s; the cluster gives no reason: %s"
                        .formatted(what, EngineTimeoutException.SIGN),
                    new TimeoutException()));
  }

  private static String what(PodTrack track, Step step) {
    return switch (step) {
      case CREATED -> "pod %s is not created".formatted(track.name());
      case SCHEDULED -> "pod %s gets no node".formatted(track.name());
      case STARTED -> "pod %s does not start".formatted(track.name());
      case READY -> "pod %s does not become ready".formatted(track.name());
      case DELETED -> "pod %s is not deleted".formatted(track.name());
      case GONE -> "pod %s does not go away".formatted(track.name());
    };
  }
}
