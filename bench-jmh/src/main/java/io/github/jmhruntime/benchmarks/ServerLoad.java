package io.github.jmhruntime.benchmarks;

import static java.util.Objects.requireNonNull;

import io.github.jmhruntime.workload.load.DrivenLoad;
import io.github.jmhruntime.workload.load.LoadPlan;
import io.github.jmhruntime.workload.load.LoadResult;
import io.github.jmhruntime.workload.load.NoAnswerException;
import io.github.jmhruntime.workload.load.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.runner.IterationType;

/** Load on all servers, going on for as long as an iteration lasts. */
@State(Scope.Thread)
public abstract class ServerLoad {

  private @Nullable Servers servers;
  private @Nullable DrivenLoad load;

  /** How load is put on each of so many servers. */
  abstract LoadPlan plan(int scale);

  /** What each server is asked, given by what it is asked to see whether it is ready. */
  List<Target> targets(List<Target> ready) {
    return ready;
  }

  /** Fails where more has gone wrong than a result may hide. */
  void check(LoadResult result, String complaint) {}

  /** Connects to every server. */
  @Setup(Level.Trial)
  public void connect(Servers started) {
    servers = started;
    load = DrivenLoad.open(plan(started.scale), targets(started.targets()));
  }

  /** Begins to count. */
  @Setup(Level.Iteration)
  public void begin() {
    servers().beginCpu();
    load().begin();
  }

  /** Ends the load, checks that every server has survived it, and adds up what was found. */
  @TearDown(Level.Iteration)
  public void end(IterationParams iteration) {
    LoadResult result = load().end();
    servers().requireServing(result);
    check(result, load().complaint());
    if (iteration.getType() == IterationType.MEASUREMENT) {
      LoadFigures.add(result);
      LoadFigures.addBusy(load());
      servers().addCpu(result);
      servers().addMemory(load());
    }
  }

  /** Ends the connections. */
  @TearDown(Level.Trial)
  public void disconnect() {
    load().close();
  }

  void await(int answers) {
    try {
      load().await(answers);
    } catch (NoAnswerException e) {
      throw servers().explain(e);
    }
  }

  private Servers servers() {
    return requireNonNull(servers, "no servers started");
  }

  private DrivenLoad load() {
    return requireNonNull(load, "not connected");
  }
}
