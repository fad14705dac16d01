package io.github.jmhruntime.benchmarks;

import io.github.jmhruntime.engine.ContainerEngine;
import io.github.jmhruntime.engine.ContainerSpec;
import io.github.jmhruntime.engine.ContainerSpec.Mount;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.host.TcpSegments;
import io.github.jmhruntime.plan.ForkPlan;
import io.github.jmhruntime.plan.RunPlan.PlannedImage;
import io.github.jmhruntime.profile.Limits;
import io.github.jmhruntime.workload.network.HostPeer;
import io.github.jmhruntime.workload.network.StalledException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A started container in which one end of network load is.
 *
 * @param limit how long it has to get ready
 */
record EndContainer(ContainerEngine engine, ContainerWatch watch, String id, Duration limit) {

  /** Where it sees this project's classes, and what they need. */
  private static final String CLASSES = "/jmh-runtime-peer";

  private static final String HISTOGRAM = "/jmh-runtime-histogram";

  /** Waits until something listens; {@code lookAfter} throws where that has become vain. */
  interface Waiting {
    void await(InetSocketAddress address, Duration limit, Runnable lookAfter);
  }

  /** What such containers have in common. */
  record Start(ContainerEngine engine, ForkPlan plan, String limits) {

    /** One that runs a class of this project. */
    ContainerSpec java(List<String> options, Class<?> main, List<String> arguments) {
      PlannedImage image = Objects.requireNonNull(plan.peer(), "a plan without a peer's image");
      List<String> command = new ArrayList<>(options);
      command.addAll(List.of("-cp", CLASSES + ":" + HISTOGRAM, main.getName()));
      command.addAll(arguments);
      return spec(image.id(), List.of("java"), command);
    }

    /** One that runs a program of an image. */
    ContainerSpec spec(String image, List<String> program, List<String> arguments) {
      Limits set = plan.limits(limits);
      return new ContainerSpec(
          image,
          program,
          arguments,
          plan.containerRuntime(),
          set.cpus(),
          set.memoryBytes(),
          Map.of(ContainerSpec.RUN_LABEL, plan.runId()),
          Map.of(),
          List.of(
              mount(HostPeer.classes(), CLASSES), mount(HostPeer.histogramClasses(), HISTOGRAM)),
          null);
    }

    /** Starts one, and adds it to those that are to be removed as soon as it exists. */
    EndContainer start(ContainerSpec spec, List<EndContainer> started) {
      ContainerWatch watch = new ContainerWatch(engine, plan.engineName(), limits);
      EndContainer created = new EndContainer(engine, watch, engine.create(spec), plan.callLimit());
      started.add(created);
      engine.start(created.id);
      watch.requireRunning(created.id);
      return created;
    }

    private static Mount mount(Path of, String to) {
      return new Mount(of.toString(), to, true);
    }
  }

  /** Where a port of it is reached, once something listens there. */
  InetSocketAddress listening(Route route, int port, Waiting waiting) {
    InetSocketAddress address = route.to(id, port);
    try {
      waiting.await(address, limit, () -> watch.requireRunning(id));
      return address;
    } catch (StalledException e) {
      throw explain(List.of(this), e);
    }
  }

  /** Fails unless it still runs, and nothing in it was killed. */
  void requireUnharmed() {
    watch.requireUnharmed(id);
  }

  /** What the kernel counts of TCP in its network; empty where that is not the kernel's. */
  Optional<TcpSegments> segments() {
    return TcpSegments.of(engine.inspect(id).pid());
  }

  /** What has become of containers where load came to a stop, and what they said last. */
  static EngineException explain(List<EndContainer> containers, StalledException stalled) {
    StringBuilder said = new StringBuilder(String.valueOf(stalled.getMessage()));
    for (EndContainer container : containers) {
      try {
        container.requireUnharmed();
      } catch (EngineException e) {
        return new EngineException("%s; %s".formatted(e.getMessage(), stalled.getMessage()));
      }
      said.append(
          "; the last output of container %s: %s"
              .formatted(container.id, container.watch.lastOutput(container.id)));
    }
    return new EngineException(said.toString());
  }
}
