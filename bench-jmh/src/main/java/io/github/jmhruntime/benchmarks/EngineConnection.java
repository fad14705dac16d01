package io.github.jmhruntime.benchmarks;

import static java.util.Objects.requireNonNull;

import io.github.jmhruntime.engine.ContainerEngine;
import io.github.jmhruntime.engine.Engines;
import io.github.jmhruntime.plan.ForkPlan;
import io.github.jmhruntime.plan.PlanFile;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The engine that the fork's plan names, open for as long as the fork lasts. */
@State(Scope.Benchmark)
public class EngineConnection {

  private @Nullable ForkPlan plan;
  private @Nullable ContainerEngine engine;

  /** Reads the fork's plan and connects to the engine. */
  @Setup(Level.Trial)
  public void open() {
    String file = System.getProperty(ForkPlan.PROPERTY);
    if (file == null) {
      throw new IllegalStateException(
          "this benchmark needs a plan that says which runtime it measures: start it with"
              + " `mvn jmh-runtime:run -Druntime=NAME -Dbenchmarks=REGEX`, not with JMH's own runner");
    }
    plan = PlanFile.read(Path.of(file), ForkPlan.class);
    engine = Engines.installed().connect(plan.engine(), plan.callLimit());
  }

  /** Ends the connection. */
  @TearDown(Level.Trial)
  public void close() {
    engine().close();
  }

  ForkPlan plan() {
    return requireNonNull(plan, "the fork's plan has not been read yet");
  }

  ContainerEngine engine() {
    return requireNonNull(engine, "the engine is not open");
  }
}
