package io.github.jmhruntime.benchmarks;

import static java.util.Objects.requireNonNull;

import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.plan.NetworkPath;
import io.github.jmhruntime.workload.load.DrivenLoad;
import io.github.jmhruntime.workload.load.LoadCounts;
import io.github.jmhruntime.workload.load.LoadResult;
import io.github.jmhruntime.workload.load.NoAnswerException;
import io.github.jmhruntime.workload.load.Target;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Several containers of one web server, started in parallel, and the memory that they take. */
@State(Scope.Benchmark)
public class Servers {

  /** How many containers run in parallel. */
  @Param("1")
  public int scale;

  /** The way that load takes to them. */
  @Param("bridge")
  public String path = "";

  private final List<String> ids = new ArrayList<>();
  private @Nullable Containers containers;
  private @Nullable ServerFigures figures;

  /**
   * Starts them and waits until each has answered. Where there are to be several, the first tells
   * what one takes, and the others are only started where that leaves room for them.
   */
  @Setup(Level.Trial)
  public void start(EngineConnection connection, Containers chosen) {
    containers = chosen;
    chosen.over(NetworkPath.of(path));
    figures = ServerFigures.of(connection.engine(), ForkNotes.of(connection.plan()));
    figures.beforeStart();
    if (scale > 1) {
      startAll(1);
      figures.requireRoom(ids, scale);
    }
    startAll(scale - ids.size());
    figures.idle(ids);
  }

  /** Removes them. */
  @TearDown(Level.Trial)
  public void remove() {
    Together.each(ids, containers()::remove);
    ids.clear();
  }

  /** Begins to measure their CPU time. */
  void beginCpu() {
    figures().begin(ids);
  }

  /** Adds the CPU time that they took for each correct answer since. */
  void addCpu(LoadResult result) {
    figures().addCpu(result);
  }

  /** Where they take requests. */
  List<Target> targets() {
    return ids.stream().map(containers()::target).toList();
  }

  /**
   * Fails unless every container still runs, unharmed, and has answered under this load. One of
   * many that got no request through in a short iteration, without an error, has a share of
   * nothing.
   */
  void requireServing(LoadResult result) {
    ids.forEach(containers()::requireUnharmed);
    for (int i = 0; i < ids.size(); i++) {
      LoadCounts counts = result.targets().get(i).counts();
      if (counts.requests() == 0 && counts.errors().total() > 0) {
        throw new EngineException(
            "container %s (%d of %d) gave no correct answer; failed requests: %s; its last output: %s"
                .formatted(
                    ids.get(i),
                    i + 1,
                    scale,
                    counts.errors().summary(),
                    containers().lastOutput(ids.get(i))));
      }
    }
  }

  /** Why there was no answer: what has become of the containers, and what they said last. */
  EngineException explain(NoAnswerException silence) {
    for (String id : ids) {
      try {
        containers().requireUnharmed(id);
      } catch (EngineException e) {
        return new EngineException("%s; %s".formatted(e.getMessage(), silence.getMessage()));
      }
    }
    return new EngineException(
        "%s; the last output of container %s: %s"
            .formatted(silence.getMessage(), ids.get(0), containers().lastOutput(ids.get(0))));
  }

  /**
   * Adds what they took before the load, and what they take under it, which is put on meanwhile.
   */
  void addMemory(DrivenLoad load) {
    figures().addUnderLoad(ids, load);
  }

  private void startAll(int count) {
    List<String> started = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      started.add(containers().create());
    }
    ids.addAll(started);
    Together.each(started, containers()::start);
    started.forEach(containers()::awaitAnswer);
  }

  private ServerFigures figures() {
    return requireNonNull(figures, "no servers started");
  }

  private Containers containers() {
    return requireNonNull(containers, "no containers chosen");
  }
}
