package io.github.jmhruntime.benchmarks;

import static java.util.Objects.requireNonNull;

import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.PodLives;
import io.github.jmhruntime.engine.PodLives.Life;
import io.github.jmhruntime.engine.PodLives.Step;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Pods of a cluster that are created at once.
 *
 * <p>Its secondary results are those of {@link StartFigures}; each one's own time runs from when
 * its creation was asked for until the cluster said that it is ready. Whether there is room for all
 * is for the scheduler to say.
 */
@State(Scope.Thread)
public class PodStorm {

  private static final double NANOS = 1e9;

  /** How many start at once. */
  @Param("1")
  public int scale;

  private final List<Life> pods = new ArrayList<>();
  private List<Double> own = List.of();
  private double seconds;
  private @Nullable Containers containers;
  private @Nullable PodLives lives;

  /** Remembers which pods are measured. */
  @Setup(Level.Trial)
  public void choose(Containers chosen) {
    containers = chosen;
    lives = chosen.podLives();
  }

  /** Creates all at once and waits until each is ready, also where others fail. */
  void breakLoose() {
    long begin = System.nanoTime();
    pods.addAll(requireNonNull(lives).createAll(containers().spec(), scale));
    List<Double> ready = new ArrayList<>();
    List<EngineException> failures = new ArrayList<>();
    for (Life pod : pods) {
      try {
        long told = pod.await(Step.READY, containers().limit());
        ready.add((told - pod.beginNanoTime()) / NANOS);
      } catch (EngineException e) {
        failures.add(e);
      }
    }
    seconds = (System.nanoTime() - begin) / NANOS;
    own = ready;
    if (!failures.isEmpty()) {
      throw new EngineException(
          "%d of %d pods failed: %s"
              .formatted(failures.size(), scale, failures.get(0).getMessage()));
    }
  }

  /** Adds what was found, checks that every pod really runs, and removes them. */
  @TearDown(Level.Invocation)
  public void checkAndRemove() {
    pods.forEach(pod -> containers().requireRunning(pod.id()));
    StartFigures.add(own, seconds);
    Together.each(pods, Life::close);
    pods.clear();
  }

  private Containers containers() {
    return requireNonNull(containers, "no pods chosen");
  }
}
