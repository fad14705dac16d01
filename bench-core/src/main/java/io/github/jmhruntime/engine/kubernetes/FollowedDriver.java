package io.github.jmhruntime.engine.kubernetes;

import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A driver in its pod, from when that is made until it has ended and its log is read. */
final class FollowedDriver implements Callable<FollowedDriver.Ended> {

  /**
   * How it went.
   *
   * @param started whether its container ran
   * @param lost why it is lost, in the cluster's words, or null where it ended by itself
   */
  record Ended(boolean started, @Nullable String lost) {}

  private static final Set<String> USUAL = Set.of("ContainerCreating", "PodInitializing");
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;

  private final Cluster cluster;
  private final String name;
  private final DriverStates states;
  private final DriverLog log;
  private final PodTroubles troubles;
  private final Pace pace;

  /** One in a pod that has been made. */
  FollowedDriver(Cluster cluster, String name, DriverStates states, DriverLog log, Pace pace) {
    this.cluster = cluster;
    this.name = name;
    this.states = states;
    this.log = log;
    this.troubles = new PodTroubles(cluster);
    this.pace = pace;
  }

  /** Its log, which others may break. */
  DriverLog log() {
    return log;
  }

  @Override
  public Ended call() throws InterruptedException {
    Optional<String> hindrance = awaitStart();
    return hindrance.isPresent()
        ? new Ended(false, hindrance.get())
        : new Ended(true, follow().orElse(null));
  }

  /** Waits until it runs, and says why it does not. */
  private Optional<String> awaitStart() throws InterruptedException {
    long begin = System.nanoTime();
    long wellUntil = begin;
    for (Pod pod = states.pod(name); pod != null; pod = states.pod(name)) {
      if (PodEnd.hasStarted(pod)) {
        return Optional.empty();
      }
      if (!isInTrouble(pod)) {
        wellUntil = System.nanoTime();
      }
      if (hasPassed(begin, pace.start()) || hasPassed(wellUntil, pace.trouble())) {
        return Optional.of(whyNot(pod));
      }
      pause();
    }
    return Optional.of(PodEnd.GONE);
  }

  private String whyNot(Pod pod) {
    PodTrack track = new PodTrack(name);
    track.see(pod, System.nanoTime());
    return troubles
        .current(track)
        .map(Trouble::toString)
        .orElse(
            "it has not begun to run within %d s, and the cluster does not say why"
                .formatted(pace.start().toSeconds()));
  }

  private static boolean isInTrouble(Pod pod) {
    if (pod.getStatus() == null) {
      return false;
    }
    boolean unschedulable =
        pod.getStatus().getConditions().stream()
            .anyMatch(condition -> "Unschedulable".equals(condition.getReason()));
    return unschedulable
        || pod.getStatus().getContainerStatuses().stream()
            .filter(container -> container.getState() != null)
            .map(container -> container.getState().getWaiting())
            .anyMatch(FollowedDriver::isUnusual);
  }

  private static boolean isUnusual(@Nullable ContainerStateWaiting waiting) {
    return waiting != null && waiting.getReason() != null && !USUAL.contains(waiting.getReason());
  }

  /**
   * Reads its log until a stream that began after its end has brought nothing new.
   *
   * @return why it is lost
   */
  private Optional<String> follow() throws InterruptedException {
    long readableUntil = System.nanoTime();
    @Nullable Long deletedAt = null;
    for (Pod pod = states.pod(name); pod != null; pod = states.pod(name)) {
      boolean ended = PodEnd.hasEnded(pod);
      try {
        int fresh = log.read(!ended);
        readableUntil = System.nanoTime();
        if (ended && fresh == 0) {
          return PodEnd.lost(pod, log.hasSaid());
        }
      } catch (KubernetesClientException e) {
        requireRight(e);
        if (hasPassed(readableUntil, pace.absence())) {
          return Optional.of(unread(ClusterFailures.words(e), pod));
        }
      } catch (IOException e) {
        if (hasPassed(readableUntil, pace.absence())) {
          return Optional.of(unread(e.toString(), pod));
        }
      }
      if (PodEnd.isDeleted(pod) && !ended) {
        deletedAt = deletedAt == null ? Long.valueOf(System.nanoTime()) : deletedAt;
        if (hasPassed(deletedAt, DriverPods.GRACE.plus(pace.end()))) {
          return Optional.of(
              "its pod was deleted, and node %s does not end it; is that up?"
                  .formatted(pod.getSpec().getNodeName()));
        }
      }
      pause();
    }
    return Optional.of(PodEnd.GONE);
  }

  private void requireRight(KubernetesClientException e) {
    if (e.getCode() == FORBIDDEN || e.getCode() == UNAUTHORIZED) {
      throw ClusterFailures.of("follow the log of pod " + name, e, cluster);
    }
  }

  private String unread(String words, Pod pod) {
    return "its log could not be read for %d minutes (%s); is node %s up? What it has measured since then is lost"
        .formatted(pace.absence().toMinutes(), words, pod.getSpec().getNodeName());
  }

  private void pause() throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(pace.look().toNanos());
  }

  private static boolean hasPassed(long since, Duration time) {
    return System.nanoTime() - since > time.toNanos();
  }
}
