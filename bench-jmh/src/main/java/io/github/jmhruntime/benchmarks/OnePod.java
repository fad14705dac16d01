package io.github.jmhruntime.benchmarks;

import static java.util.Objects.requireNonNull;

import io.github.jmhruntime.engine.Pods;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One pod of the fork's containers, at some point of its life. */
@State(Scope.Thread)
public abstract class OnePod {

  private static final Duration GRACE = Duration.ofSeconds(10);

  private @Nullable Containers containers;
  private @Nullable Pods pods;
  private String sandbox = "";
  private String container = "";

  /** Remembers which containers are measured. */
  @Setup(Level.Trial)
  public void choose(Containers chosen) {
    containers = chosen;
    pods = chosen.pods();
  }

  void run() {
    sandbox = pods().runSandbox(containers().spec());
  }

  void create() {
    container = pods().createContainer(sandbox, containers().spec());
  }

  void start() {
    pods().startContainer(container);
  }

  void startAndAwaitReady() {
    try (Readiness.Watch watch = containers().watch(container)) {
      start();
      watch.await();
    }
  }

  void stop() {
    pods().stopContainer(container, GRACE);
  }

  void removeContainer() {
    pods().removeContainer(container);
    container = "";
  }

  void stopSandbox() {
    pods().stopSandbox(sandbox);
  }

  void removeSandbox() {
    pods().removeSandbox(sandbox);
    sandbox = "";
  }

  /** Checks what the invocation has left, and removes it. */
  @TearDown(Level.Invocation)
  public void checkAndRemove() {
    if (!container.isEmpty()) {
      var unused = containers().requireRuntime(container);
    }
    if (!sandbox.isEmpty()) {
      containers().requireRuntimeOfPod(sandbox);
      stopSandbox();
      removeSandbox();
    }
    container = "";
  }

  private Containers containers() {
    return requireNonNull(containers, "no containers chosen");
  }

  private Pods pods() {
    return requireNonNull(pods, "no pods chosen");
  }
}
