package io.github.jmhruntime.benchmarks;

import static java.util.Objects.requireNonNull;

import io.github.jmhruntime.engine.Offering;
import io.github.jmhruntime.host.TcpSegments;
import io.github.jmhruntime.plan.Axis;
import io.github.jmhruntime.plan.ManagesContainers;
import io.github.jmhruntime.plan.OperationUnit;
import io.github.jmhruntime.plan.SetUpTime;
import io.github.jmhruntime.plan.Workload;
import io.github.jmhruntime.workload.network.Ceiling;
import io.github.jmhruntime.workload.network.NetworkLoad;
import io.github.jmhruntime.workload.network.NetworkResult;
import io.github.jmhruntime.workload.network.NetworkTask;
import io.github.jmhruntime.workload.network.NetworkTask.Kind;
import io.github.jmhruntime.workload.network.NetworkTask.Program;
import io.github.jmhruntime.workload.network.StalledException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.runner.IterationType;

/**
 * What the network between this host and a container carries, or between two containers, higher is
 * better.
 *
 * <p>JMH itself times it: each invocation waits until so much more is done, while the load goes on.
 * Where bandwidth is the score an operation is a bit of payload, as the generator's end counts it.
 * Secondary results, from {@link NetworkFigures}: both ends' counts and CPU time, latencies,
 * segments that were sent again; from {@link CpuFigures} the CPU time of the sandboxes behind it.
 */
@ManagesContainers(
    axes = {Axis.LIMITS, Axis.PATH},
    workload = Workload.PEER,
    needs = {Offering.BRIDGE, Offering.HOST_PROCESSES})
@SetUpTime(seconds = 4.5)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Threads(1)
@Warmup(iterations = 1, time = 1)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class NetworkBenchmark {

  private static final int MEBIBYTE = 8 << 20;
  private static final int DATAGRAMS = 8 << 14;
  private static final int BATCH = 20;

  /** The highest rate is looked for over loopback, over the bridge, and to the container. */
  private static final double SEARCHES_SECONDS = 6.5;

  /** TCP from the host to the container, as much as goes. */
  @Benchmark
  @OperationUnit("bit")
  @OperationsPerInvocation(MEBIBYTE)
  public void send(Sending load) {
    load.go();
  }

  /** TCP from the container to the host, as much as goes. */
  @Benchmark
  @OperationUnit("bit")
  @OperationsPerInvocation(MEBIBYTE)
  public void receive(Receiving load) {
    load.go();
  }

  /** A byte to the container and one back, over one TCP connection, one after the other. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public void requestResponse(Requests load) {
    load.go();
  }

  /** A TCP connection, a byte each way, and its end, one after the other. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public void connect(Connections load) {
    load.go();
  }

  /** UDP from the host to the container, at the highest rate at which at most 0.1 % are lost. */
  @Benchmark
  @OperationUnit("bit")
  @SetUpTime(seconds = SEARCHES_SECONDS)
  @OperationsPerInvocation(DATAGRAMS)
  public void udpSend(UdpSending load) {
    load.go();
  }

  /** UDP from the container to the host, at the highest rate at which at most 0.1 % are lost. */
  @Benchmark
  @OperationUnit("bit")
  @SetUpTime(seconds = SEARCHES_SECONDS)
  @OperationsPerInvocation(DATAGRAMS)
  public void udpReceive(UdpReceiving load) {
    load.go();
  }

  /** Load on a peer, going on for as long as an iteration lasts. */
  public abstract static class Load {

    private @Nullable PeerContainer peer;
    private @Nullable NetworkLoad load;
    private @Nullable Ceiling ceiling;
    private Optional<TcpSegments> before = Optional.empty();

    abstract NetworkTask task();

    /** How many operations an invocation waits for. */
    abstract int step();

    /** What the kernel counts of TCP at the end that sends it; empty where it does not. */
    Optional<TcpSegments> segments(PeerContainer container) {
      return container.segmentsOfGenerator();
    }

    /** Finds out what the host reaches alone, and connects. */
    @Setup(Level.Trial)
    public void connect(PeerContainer started) {
      peer = started;
      explained(
          () -> {
            // What the host alone reaches does not depend on who asks.
            NetworkTask alone = task().on(Program.JAVA);
            ceiling = Ceiling.measure(alone::open, step(), started.gateway());
            load = started.open(task(), step());
          });
    }

    /** Begins to count. */
    @Setup(Level.Iteration)
    public void begin() {
      before = segments(peer());
      explained(() -> load().begin(peer()::beginCpu));
    }

    /** Ends the load, checks that the peer has survived it, and adds up what was found. */
    @TearDown(Level.Iteration)
    public void end(IterationParams iteration) {
      explained(
          () -> {
            NetworkResult result = load().end();
            CpuFigures.Taken cpu = peer().endCpu();
            Optional<TcpSegments> after = segments(peer());
            peer().requireUnharmed();
            if (iteration.getType() == IterationType.MEASUREMENT) {
              NetworkFigures.add(result, requireNonNull(ceiling));
              NetworkFigures.addSandbox(result, cpu);
              before.ifPresent(
                  one -> after.ifPresent(other -> NetworkFigures.addRetransmitted(one, other)));
            }
          });
    }

    /** Ends the connections. */
    @TearDown(Level.Trial)
    public void disconnect() {
      if (load != null) {
        load.close();
      }
    }

    /** Goes on until a step more is done. */
    void go() {
      explained(() -> load().await(step()));
    }

    private void explained(Runnable action) {
      try {
        action.run();
      } catch (StalledException e) {
        throw peer().explain(e);
      }
    }

    private PeerContainer peer() {
      return requireNonNull(peer, "no peer started");
    }

    private NetworkLoad load() {
      return requireNonNull(load, "not connected");
    }
  }

  /** Streams of TCP in one direction. */
  @State(Scope.Thread)
  public abstract static class Streams extends Load {

    /** How many connections share it. */
    @Param({"1", "4", "16"})
    public int streams;

    /** What is at the far end: this project's own program in {@code java}, or {@code iperf3}. */
    @Param("java")
    public String peer = "";

    @Override
    int step() {
      return MEBIBYTE;
    }
  }

  /** The load of {@link #send}. */
  @State(Scope.Thread)
  public static class Sending extends Streams {
    @Override
    NetworkTask task() {
      return new NetworkTask(Kind.SEND, streams, Program.of(peer));
    }
  }

  /** The load of {@link #receive}. */
  @State(Scope.Thread)
  public static class Receiving extends Streams {
    @Override
    NetworkTask task() {
      return new NetworkTask(Kind.RECEIVE, streams, Program.of(peer));
    }

    @Override
    Optional<TcpSegments> segments(PeerContainer container) {
      return container.segments();
    }
  }

  /** A byte each way, again and again. */
  @State(Scope.Thread)
  public abstract static class Exchanges extends Load {
    @Override
    int step() {
      return BATCH;
    }
  }

  /** The load of {@link #requestResponse}. */
  @State(Scope.Thread)
  public static class Requests extends Exchanges {
    @Override
    NetworkTask task() {
      return new NetworkTask(Kind.REQUEST, 0);
    }
  }

  /** The load of {@link #connect}. */
  @State(Scope.Thread)
  public static class Connections extends Exchanges {
    @Override
    NetworkTask task() {
      return new NetworkTask(Kind.CONNECT, 0);
    }
  }

  /** Datagrams of one size in one direction. */
  @State(Scope.Thread)
  public abstract static class Datagrams extends Load {

    /** The payload of each datagram in bytes; 1472 are the most that go in one Ethernet frame. */
    @Param({"64", "512", "1472"})
    public int datagram;

    /** What is at the far end: this project's own program in {@code java}, or {@code iperf3}. */
    @Param("java")
    public String peer = "";

    @Override
    int step() {
      return DATAGRAMS;
    }
  }

  /** The load of {@link #udpSend}. */
  @State(Scope.Thread)
  public static class UdpSending extends Datagrams {
    @Override
    NetworkTask task() {
      return new NetworkTask(Kind.UDP_SEND, datagram, Program.of(peer));
    }
  }

  /** The load of {@link #udpReceive}. */
  @State(Scope.Thread)
  public static class UdpReceiving extends Datagrams {
    @Override
    NetworkTask task() {
      return new NetworkTask(Kind.UDP_RECEIVE, datagram, Program.of(peer));
    }
  }
}
