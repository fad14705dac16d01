package io.github.jmhruntime.benchmarks;

import static java.util.Objects.requireNonNull;

import io.github.jmhruntime.engine.PodLives;
import io.github.jmhruntime.engine.PodLives.Life;
import io.github.jmhruntime.engine.PodLives.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One pod of a cluster, at some point of its life. */
@State(Scope.Thread)
public abstract class ClusterPod {

  private static final List<Step> START =
      List.of(Step.CREATED, Step.SCHEDULED, Step.STARTED, Step.READY);
  private static final List<Step> END = List.of(Step.DELETED, Step.GONE);

  private @Nullable Containers containers;
  private @Nullable PodLives lives;
  private @Nullable Life life;
  private @Nullable PodPhases phases;

  /** Remembers which pods are measured. */
  @Setup(Level.Trial)
  public void choose(Containers chosen) {
    containers = chosen;
    lives = chosen.podLives();
  }

  /** From nothing to ready. */
  void start() {
    Life created = requireNonNull(lives, "no pods chosen").create(containers().spec());
    life = created;
    phases = new PodPhases(created.beginNanoTime());
    await(START);
  }

  /** From ready to gone. */
  void remove() {
    phases = new PodPhases(System.nanoTime());
    goOnToTheEnd();
  }

  /** From nothing to gone. */
  void liveThrough() {
    start();
    goOnToTheEnd();
  }

  /** Until its workload, too, is ready: one that is about to start may miss the signal to end. */
  void startWithWorkload() {
    start();
    containers().awaitRunning(life().id());
    requireRunning();
  }

  /** Adds what each step took, and checks and removes what is left of the pod. */
  @TearDown(Level.Invocation)
  public void checkAndRemove() {
    requireNonNull(phases).add();
    if (!phases.seconds().containsKey(Step.GONE)) {
      requireRunning();
    }
    life().close();
    life = null;
  }

  private void goOnToTheEnd() {
    life().delete();
    await(END);
  }

  private void await(List<Step> steps) {
    for (Step step : steps) {
      requireNonNull(phases).taken(step, life().await(step, containers().limit()));
    }
  }

  private void requireRunning() {
    containers().requireRunning(life().id());
  }

  private Containers containers() {
    return requireNonNull(containers, "no pods chosen");
  }

  private Life life() {
    return requireNonNull(life, "there is no pod");
  }
}
