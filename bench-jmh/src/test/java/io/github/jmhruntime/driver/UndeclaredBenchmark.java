package io.github.jmhruntime.driver;

import io.github.jmhruntime.plan.Axis;
import io.github.jmhruntime.plan.ManagesContainers;
import org.openjdk.jmh.annotations.Benchmark;

/** Declares an axis for which it has no parameter. */
@ManagesContainers(axes = Axis.SCALE)
public class UndeclaredBenchmark {

  /** Never runs. */
  @Benchmark
  public void never() {}
}
