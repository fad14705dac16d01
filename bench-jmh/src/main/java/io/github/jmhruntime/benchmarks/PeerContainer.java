package io.github.jmhruntime.benchmarks;

import static java.util.Objects.requireNonNull;

import io.github.jmhruntime.engine.ContainerEngine;
import io.github.jmhruntime.engine.ContainerServices;
import io.github.jmhruntime.engine.ContainerSpec;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.host.TcpSegments;
import io.github.jmhruntime.plan.ForkPlan;
import io.github.jmhruntime.plan.NetworkPath;
import io.github.jmhruntime.workload.network.Generator;
import io.github.jmhruntime.workload.network.NetworkLoad;
import io.github.jmhruntime.workload.network.NetworkTask;
import io.github.jmhruntime.workload.network.NetworkTask.Program;
import io.github.jmhruntime.workload.network.PeerReady;
import io.github.jmhruntime.workload.network.RemoteLoad;
import io.github.jmhruntime.workload.network.StalledException;
import io.github.jmhruntime.workload.network.peer.Peer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A container with the far end of network load in it, and perhaps one with the near end. */
@State(Scope.Benchmark)
public class PeerContainer {

  private static final int PORT = 5201;
  private static final int GENERATOR_PORT = 5202;
  private static final String CONTAINER = "container";

  /**
   * Begins what the JVM of a peer is told: it compiles little, and is up soon. It takes its memory
   * at once, so that under too narrow a limit it is killed then, and does not drag on without the
   * pages of its files.
   */
  private static final List<String> SMALL =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Xms32m",
          "-Xmx64m",
          "-XX:+AlwaysPreTouch");

  /** The same for the end that is busier, which is to be as fast as one on the host. */
  private static final List<String> FAST = List.of("-XX:+UseSerialGC", "-Xmx128m");

  /** The name of the limits. */
  @Param("default")
  public String limits = "";

  /** The way that load takes to it. */
  @Param("bridge")
  public String path = "";

  /** Where load comes from: this {@code host}, or another {@code container}. */
  @Param("host")
  public String from = "";

  private static final String IPERF3_IMAGE = "iperf3";

  private final List<EndContainer> started = new ArrayList<>();
  private EndContainer.@Nullable Start start;
  private @Nullable Route route;
  private @Nullable CpuFigures cpu;

  /** Looks up what the parameters name, and has a first container tell where it runs. */
  @Setup(Level.Trial)
  public void prepare(EngineConnection connection) {
    ForkPlan plan = connection.plan();
    ContainerEngine engine = connection.engine();
    cpu = new CpuFigures(text -> ForkNotes.of(plan).remark(List.of(text)));
    Route taken = Route.over(NetworkPath.of(path), engine);
    route = taken;
    requireWay(taken.path());
    EndContainer.Start chosen = new EndContainer.Start(engine, plan, limits);
    start = chosen;
    EvidenceProbe.run(engine, plan, chosen.java(SMALL, Peer.class, List.of()));
  }

  /** Removes them. */
  @TearDown(Level.Trial)
  public void remove() {
    Together.each(
        started.stream().map(EndContainer::id).toList(), id -> started.get(0).engine().remove(id));
  }

  /**
   * Starts what is to be started, waits until it listens, and opens load on it.
   *
   * @param step how many operations are waited for at once
   */
  NetworkLoad open(NetworkTask task, int step) {
    InetSocketAddress peer = startPeer(task.program());
    if (!from.equals(CONTAINER)) {
      return task.open(peer);
    }
    if (task.program() != Program.JAVA) {
      throw new IllegalArgumentException(
          "-Dparams=from=container,peer=iperf3: the generator in a container speaks to a peer=java only");
    }
    List<String> at = List.of("0.0.0.0", String.valueOf(GENERATOR_PORT));
    InetSocketAddress generator =
        start()
            .start(start().java(FAST, Generator.class, at), started)
            .listening(route(), GENERATOR_PORT, PeerReady::awaitListening);
    return RemoteLoad.open(generator, task, step, peer);
  }

  private InetSocketAddress startPeer(Program program) {
    boolean onHost = route().path() == NetworkPath.HOST;
    int port = onHost ? Route.freePort() : PORT;
    String at = onHost ? "127.0.0.1" : "0.0.0.0";
    ContainerServices services = route().servicesWithDatagrams(port);
    if (program == Program.IPERF3) {
      ContainerSpec server =
          start()
              .spec(
                  start().plan().image(IPERF3_IMAGE).id(),
                  List.of("iperf3"),
                  List.of("-s", "--forceflush", "-B", at, "-p", String.valueOf(port)));
      return start()
          .start(server.with(services), started)
          .listening(route(), port, PeerReady::awaitListening);
    }
    ContainerSpec peer = start().java(SMALL, Peer.class, List.of(at, String.valueOf(port)));
    return start().start(peer.with(services), started).listening(route(), port, PeerReady::await);
  }

  /** The engine's end of the bridge that is on the way, if there is one. */
  Optional<InetAddress> gateway() {
    return route().gateway();
  }

  /** Fails unless all still runs, and nothing in it was killed. */
  void requireUnharmed() {
    started.forEach(EndContainer::requireUnharmed);
  }

  /** What has become of the containers where load came to a stop, and what they said last. */
  EngineException explain(StalledException stalled) {
    return EndContainer.explain(started, stalled);
  }

  /** Begins to measure the CPU time of all of it. */
  void beginCpu() {
    requireNonNull(cpu).begin(started.stream().map(EndContainer::id).toList());
  }

  /** Ends that. */
  CpuFigures.Taken endCpu() {
    return requireNonNull(cpu).end();
  }

  /** What the kernel counts of TCP in its network; empty where that is not the kernel's. */
  Optional<TcpSegments> segments() {
    return started.get(0).segments();
  }

  /** The same where the load comes from. */
  Optional<TcpSegments> segmentsOfGenerator() {
    return from.equals(CONTAINER) ? started.get(1).segments() : TcpSegments.here();
  }

  private void requireWay(NetworkPath taken) {
    if (!from.equals(CONTAINER) && !from.equals("host")) {
      throw new IllegalArgumentException(
          "-Dparams=from=%s: load comes from the host or from another container".formatted(from));
    }
    if (from.equals(CONTAINER) && taken != NetworkPath.BRIDGE) {
      throw new IllegalArgumentException(
          "-Dparams=from=container,path=%s: two containers reach each other over the bridge only; take path=bridge"
              .formatted(path));
    }
  }

  private Route route() {
    return requireNonNull(route, "not prepared");
  }

  private EndContainer.Start start() {
    return requireNonNull(start, "not prepared");
  }
}
