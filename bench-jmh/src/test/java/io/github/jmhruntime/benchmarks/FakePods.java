package io.github.jmhruntime.benchmarks;

import io.github.jmhruntime.engine.ContainerSpec;
import io.github.jmhruntime.engine.ContainerState;
import io.github.jmhruntime.engine.PodLives;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Pods of a cluster that was made up, under gVisor. */
final class FakePods extends Containers {

  private final FakeCluster cluster;
  private final ContainerWatch watch;

  FakePods(FakeCluster cluster) {
    this.cluster = cluster;
    this.watch = new ContainerWatch(cluster.engine(), "gvisor", "default");
  }

  @Override
  PodLives podLives() {
    return cluster;
  }

  @Override
  Duration limit() {
    return Duration.ofSeconds(1);
  }

  @Override
  ContainerSpec spec() {
    return new ContainerSpec(
        "busybox", List.of(), List.of(), "gvisor", null, null, Map.of(), Map.of(), List.of(), null);
  }

  @Override
  void awaitRunning(String id) {
    cluster.calls.add("await workload " + id);
  }

  @Override
  void requireRunning(String id) {
    watch.requireRunning(id);
  }

  @Override
  ContainerState requireRuntime(String id) {
    return watch.requireRuntime(id);
  }
}
