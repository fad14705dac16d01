package io.github.jmhruntime.benchmarks;

import static java.util.Objects.requireNonNull;

import io.github.jmhruntime.engine.ContainerEngine;
import io.github.jmhruntime.engine.ContainerSpec;
import io.github.jmhruntime.engine.ContainerSpec.Mount;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.host.TcpSegments;
import io.github.jmhruntime.plan.ForkPlan;
import io.github.jmhruntime.plan.RunPlan.PlannedImage;
import io.github.jmhruntime.profile.Limits;
import io.github.jmhruntime.workload.load.EngineNetwork;
import io.github.jmhruntime.workload.network.HostPeer;
import io.github.jmhruntime.workload.network.PeerReady;
import io.github.jmhruntime.workload.network.StalledException;
import io.github.jmhruntime.workload.network.peer.Peer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A container with the far end of network load in it. */
@State(Scope.Benchmark)
public class PeerContainer {

  private static final int PORT = 5201;

  /** Where it sees this project's classes. */
  private static final String CLASSES = "/jmh-runtime-peer";

  /** The name of the limits. */
  @Param("default")
  public String limits = "";

  private @Nullable ContainerEngine engine;
  private @Nullable ContainerWatch watch;
  private @Nullable String id;
  private @Nullable InetSocketAddress address;

  /** Starts it, and waits until it listens. */
  @Setup(Level.Trial)
  public void start(EngineConnection connection) {
    ForkPlan plan = connection.plan();
    ContainerEngine opened = connection.engine();
    ContainerSpec spec = spec(plan, requireNonNull(plan.peer(), "a plan without a peer's image"));
    engine = opened;
    ContainerWatch looking = new ContainerWatch(opened, plan.engineName(), limits);
    watch = looking;
    EvidenceProbe.run(opened, plan, spec);
    String created = opened.create(spec);
    id = created;
    opened.start(created);
    looking.requireRunning(created);
    address = reached(opened, created);
    try {
      PeerReady.await(address, plan.callLimit(), () -> looking.requireRunning(created));
    } catch (StalledException e) {
      throw explain(e);
    }
  }

  /** Removes it. */
  @TearDown(Level.Trial)
  public void remove() {
    if (id != null) {
      engine().remove(id);
    }
  }

  /** Where it is reached. */
  InetSocketAddress address() {
    return requireNonNull(address, "the peer has not been started");
  }

  /** The engine's end of the bridge that it is on. */
  InetAddress gateway() {
    return EngineNetwork.of(engine().gateway()).require(engine().gateway());
  }

  /** Fails unless it still runs, and nothing in it was killed. */
  void requireUnharmed() {
    watch().requireUnharmed(requireNonNull(id));
  }

  /** What has become of the container where load came to a stop, and what it said last. */
  EngineException explain(StalledException stalled) {
    String container = requireNonNull(id);
    try {
      watch().requireUnharmed(container);
    } catch (EngineException e) {
      return new EngineException("%s; %s".formatted(e.getMessage(), stalled.getMessage()));
    }
    return new EngineException(
        "%s; the last output of container %s: %s"
            .formatted(stalled.getMessage(), container, watch().lastOutput(container)));
  }

  /** What the kernel counts of TCP in its network; empty where that is not the kernel's. */
  Optional<TcpSegments> segments() {
    return TcpSegments.of(engine().inspect(requireNonNull(id)).pid());
  }

  private static InetSocketAddress reached(ContainerEngine engine, String id) {
    String found = engine.inspect(id).address();
    if (found == null) {
      throw new EngineException(
          "container %s has no address on the engine's bridge, so that no load can be put on it"
              .formatted(id));
    }
    return new InetSocketAddress(EngineNetwork.of(engine.gateway()).require(found), PORT);
  }

  private ContainerSpec spec(ForkPlan plan, PlannedImage image) {
    Limits set = plan.limits(limits);
    return new ContainerSpec(
        image.id(),
        List.of("java"),
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx64m",
            "-cp",
            CLASSES,
            Peer.class.getName(),
            "0.0.0.0",
            String.valueOf(PORT)),
        plan.containerRuntime(),
        set.cpus(),
        set.memoryBytes(),
        Map.of(ContainerSpec.RUN_LABEL, plan.runId()),
        Map.of(),
        List.of(new Mount(HostPeer.classes().toString(), CLASSES, true)),
        null);
  }

  private ContainerWatch watch() {
    return requireNonNull(watch, "the peer has not been started");
  }

  private ContainerEngine engine() {
    return requireNonNull(engine, "the engine is not open");
  }
}
