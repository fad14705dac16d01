package io.github.jmhruntime.engine.kubernetes;

import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.Pod;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.PodLives.Step;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What is heard of one pod, from before its creation until after its end. Thread-safe. */
final class PodTrack {

  private static final String PULL_FAILED = "ErrImagePull";

  private final String name;
  private final Map<Step, Long> steps = new EnumMap<>(Step.class);
  private @Nullable Pod last;
  private int failedPulls;
  private boolean unwanted;

  PodTrack(String name) {
    this.name = name;
  }

  /** The pod's name. */
  String name() {
    return name;
  }

  /**
   * The pod is like that now.
   *
   * @param nanoTime when that was heard
   */
  synchronized void see(Pod pod, long nanoTime) {
    if (isOlder(pod)) {
      return;
    }
    PodView view = new PodView(pod);
    if (pullFails(view) && !(last != null && pullFails(new PodView(last)))) {
      failedPulls++;
    }
    last = pod;
    took(Step.SCHEDULED, view.isScheduled(), nanoTime);
    took(Step.STARTED, view.hasStarted(), nanoTime);
    took(Step.READY, view.isReady(), nanoTime);
    took(Step.DELETED, view.isBeingDeleted(), nanoTime);
    notifyAll();
  }

  private static boolean pullFails(PodView view) {
    return view.waiting()
        .map(ContainerStateWaiting::getReason)
        .filter(PULL_FAILED::equals)
        .isPresent();
  }

  /** After the watch was lost, what a list says may be older than what is known. */
  private boolean isOlder(Pod pod) {
    if (last == null) {
      return false;
    }
    try {
      return Long.parseLong(pod.getMetadata().getResourceVersion())
          < Long.parseLong(last.getMetadata().getResourceVersion());
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** The API server knows it no more. */
  synchronized void gone(long nanoTime) {
    took(Step.DELETED, true, nanoTime);
    took(Step.GONE, true, nanoTime);
    notifyAll();
  }

  /** A step has been taken by a call of this JVM. */
  synchronized void took(Step step, long nanoTime) {
    steps.put(step, nanoTime);
    notifyAll();
  }

  private void took(Step step, boolean taken, long nanoTime) {
    if (taken) {
      var unused = steps.putIfAbsent(step, nanoTime);
    }
  }

  /** This JVM asks for its deletion. */
  synchronized void unwanted() {
    unwanted = true;
  }

  /** Whether it has been deleted, and not by this JVM. */
  synchronized boolean wasTaken() {
    return !unwanted && steps.containsKey(Step.DELETED);
  }

  /** When a step was taken, or empty where it was not, or not yet. */
  synchronized Optional<Long> at(Step step) {
    return Optional.ofNullable(steps.get(step));
  }

  /** Whether a step has been taken. */
  boolean has(Step step) {
    return at(step).isPresent();
  }

  /** The pod as it was last; empty before anything was heard of it. */
  synchronized Optional<PodView> last() {
    return Optional.ofNullable(last).map(PodView::new);
  }

  /** Whether its container, or itself, has ended, in good order or not. */
  boolean hasEnded() {
    return has(Step.GONE) || last().filter(PodView::hasEnded).isPresent();
  }

  /** How often its image could not be pulled. */
  synchronized int failedPulls() {
    return failedPulls;
  }

  /**
   * Waits until something holds of it.
   *
   * @return whether it does
   */
  synchronized boolean await(Predicate<PodTrack> condition, long deadlineNanoTime) {
    try {
      while (!condition.test(this)) {
        long left = deadlineNanoTime - System.nanoTime();
        if (left <= 0) {
          return false;
        }
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EngineException("waiting for pod %s was interrupted".formatted(name), e);
    }
  }
}
