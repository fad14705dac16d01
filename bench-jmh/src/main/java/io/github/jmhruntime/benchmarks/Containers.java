package io.github.jmhruntime.benchmarks;

import static java.util.Objects.requireNonNull;

import io.github.jmhruntime.engine.ContainerEngine;
import io.github.jmhruntime.engine.ContainerSpec;
import io.github.jmhruntime.engine.ContainerState;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.EngineTimeoutException;
import io.github.jmhruntime.engine.PodLives;
import io.github.jmhruntime.engine.Pods;
import io.github.jmhruntime.plan.ForkPlan;
import io.github.jmhruntime.plan.NetworkPath;
import io.github.jmhruntime.plan.RunPlan.PlannedImage;
import io.github.jmhruntime.profile.Limits;
import io.github.jmhruntime.workload.load.Target;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Containers of one image under one setting of limits, as the fork's plan describes them. */
@State(Scope.Benchmark)
public class Containers {

  private static final Duration GRACE = Duration.ofSeconds(10);

  /** The image's name. */
  @Param("busybox")
  public String image = "";

  /** The name of the limits. */
  @Param("default")
  public String limits = "";

  private @Nullable ContainerEngine engine;
  private @Nullable ContainerSpec spec;
  private @Nullable ContainerWatch watch;
  private @Nullable Readiness ready;

  /** Looks up what the parameters name, and has a first container tell where it runs. */
  @Setup(Level.Trial)
  public void prepare(EngineConnection connection) {
    engine = connection.engine();
    ForkPlan plan = connection.plan();
    watch = new ContainerWatch(engine, plan.engineName(), limits);
    PlannedImage planned = plan.image(image);
    ready = Readiness.of(engine, planned, plan.callLimit());
    spec = spec(plan, planned, plan.limits(limits));
    EvidenceProbe.run(engine, plan, spec);
  }

  /** Has load reach them over another path than the bridge. */
  void over(NetworkPath path) {
    Readiness planned = requireNonNull(ready);
    Route route = Route.over(path, engine());
    route.requireFree(planned.port());
    ready = planned.over(route);
    spec = spec().with(route.services(planned.port()));
  }

  /** The pods that the containers can be in. */
  Pods pods() {
    return engine().pods().orElseThrow(() -> new EngineException("the engine has no pods"));
  }

  /** The pods of a cluster that the containers are. */
  PodLives podLives() {
    return engine().podLives().orElseThrow(() -> new EngineException("the engine has no cluster"));
  }

  /** How long one may take to get ready. */
  Duration limit() {
    return requireNonNull(ready).limit();
  }

  /** One of the containers. */
  ContainerSpec spec() {
    return requireNonNull(spec);
  }

  /** Fails unless the engine holds the pod under the runtime that is being measured. */
  void requireRuntimeOfPod(String sandbox) {
    watch().requireMeasured("pod " + sandbox, pods().runtimeOf(sandbox));
  }

  String create() {
    return engine().create(requireNonNull(spec));
  }

  void start(String id) {
    engine().start(id);
  }

  /** Gets ready to notice when the created container is ready. */
  Readiness.Watch watch(String id) {
    return requireNonNull(ready).watch(id);
  }

  /** Where the started container takes requests. */
  Target target(String id) {
    return requireNonNull(ready).target(id);
  }

  /** Waits until the started container gives its first correct answer. */
  void awaitAnswer(String id) {
    requireNonNull(ready).awaitAnswer(id);
  }

  /** Waits until the workload of the container, which runs, is ready. */
  void awaitRunning(String id) {
    requireNonNull(ready).awaitRunning(id);
  }

  /** Stops the container; where it does not end by itself within ten seconds it is killed. */
  void stop(String id) {
    engine().stop(id, GRACE);
  }

  void remove(String id) {
    engine().remove(id);
  }

  /** Fails unless the container runs, and runs under the runtime that is being measured. */
  void requireRunning(String id) {
    watch().requireRunning(id);
  }

  /** The last lines that the container has written. */
  List<String> lastOutput(String id) {
    return watch().lastOutput(id);
  }

  /** Fails unless the container runs, and nothing in it was killed for want of memory. */
  void requireUnharmed(String id) {
    watch().requireUnharmed(id);
  }

  /** Fails unless the container has ended, and ran under the runtime that is being measured. */
  void requireEnded(String id) {
    if (requireRuntime(id).running()) {
      throw new EngineException("container %s still runs after it was stopped".formatted(id));
    }
  }

  /** Fails where the engine still has the container. */
  void requireGone(String id) {
    ContainerState left;
    try {
      left = engine().inspect(id);
    } catch (EngineTimeoutException e) {
      throw e;
    } catch (EngineException e) {
      return;
    }
    throw new EngineException(
        "container %s is %s although it was removed".formatted(id, left.status()));
  }

  /** Fails unless the engine holds the container under the runtime that is being measured. */
  ContainerState requireRuntime(String id) {
    return watch().requireRuntime(id);
  }

  private ContainerWatch watch() {
    return requireNonNull(watch, "no containers prepared");
  }

  private ContainerEngine engine() {
    return requireNonNull(engine, "the engine is not open");
  }

  private static ContainerSpec spec(ForkPlan plan, PlannedImage image, Limits limits) {
    return new ContainerSpec(
        image.id(),
        List.of(),
        image.command(),
        plan.containerRuntime(),
        limits.cpus(),
        limits.memoryBytes(),
        Map.of(ContainerSpec.RUN_LABEL, plan.runId()),
        Map.of(),
        List.of(),
        image.stopSignal());
  }
}
