package io.github.jmhruntime.benchmarks;

import static java.util.Objects.requireNonNull;

import io.github.jmhruntime.engine.Offering;
import io.github.jmhruntime.plan.Axis;
import io.github.jmhruntime.plan.ManagesContainers;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the engine client of the lifecycle benchmarks adds to the start of a container, against the
 * least that can speak to the same socket.
 *
 * <p>Each invocation starts one container through each of the two, alternately one or the other
 * first. The score is the time of both and says nothing; the secondary results do: {@code
 * engineClient} and {@code bareClient} are the seconds of each, and {@code ratio} is the first over
 * the second, of the same invocation. Lower is better; 1 is no overhead.
 */
@ManagesContainers(
    axes = {Axis.IMAGE, Axis.LIMITS},
    needs = Offering.CONTAINER_LIFE)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5)
@Measurement(iterations = 40)
public class ClientOverheadBenchmark {

  private static final int NO_CONTENT = 204;

  /** The seconds of each client. */
  @AuxCounters(AuxCounters.Type.EVENTS)
  @State(Scope.Thread)
  public static class Times {
    /** Seconds until the engine client has returned. */
    public double engineClient;

    /** Seconds until the bare client has returned. */
    public double bareClient;

    /** The engine client's time over the bare client's. */
    public double ratio;
  }

  /** Two containers that are alike, and a client for each. */
  @State(Scope.Thread)
  public static class Pair {
    private @Nullable Containers containers;
    private @Nullable BareHttp bare;
    private String first = "";
    private String second = "";
    private boolean bareFirst;

    /** Opens the bare connection beside the one of the engine client. */
    @Setup(Level.Trial)
    public void open(EngineConnection connection, Containers chosen) throws IOException {
      containers = chosen;
      bare = BareHttp.open(connection.plan().engine());
    }

    /** Creates the containers. */
    @Setup(Level.Invocation)
    public void create() {
      first = containers().create();
      second = containers().create();
      bareFirst = !bareFirst;
    }

    /** Checks that both run, and removes them. */
    @TearDown(Level.Invocation)
    public void checkAndRemove() {
      for (String id : new String[] {first, second}) {
        containers().requireRunning(id);
        containers().remove(id);
      }
    }

    /** Ends the bare connection. */
    @TearDown(Level.Trial)
    public void close() throws IOException {
      requireNonNull(bare).close();
    }

    private Containers containers() {
      return requireNonNull(containers, "no containers chosen");
    }

    private double throughEngineClient(String id) {
      long begin = System.nanoTime();
      containers().start(id);
      return (System.nanoTime() - begin) / 1e9;
    }

    private double throughBareClient(String id) throws IOException {
      ByteBuffer request = BareHttp.post("/containers/" + id + "/start");
      long begin = System.nanoTime();
      int status = requireNonNull(bare).send(request);
      double seconds = (System.nanoTime() - begin) / 1e9;
      if (status != NO_CONTENT) {
        throw new IOException("the engine answered %d to the start of %s".formatted(status, id));
      }
      return seconds;
    }
  }

  /** Starts one container through each client. */
  @Benchmark
  public void startThroughBoth(Pair pair, Times times) throws IOException {
    if (pair.bareFirst) {
      times.bareClient = pair.throughBareClient(pair.first);
      times.engineClient = pair.throughEngineClient(pair.second);
    } else {
      times.engineClient = pair.throughEngineClient(pair.first);
      times.bareClient = pair.throughBareClient(pair.second);
    }
    times.ratio = times.engineClient / times.bareClient;
  }
}
