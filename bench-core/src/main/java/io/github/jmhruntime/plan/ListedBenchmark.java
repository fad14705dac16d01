package io.github.jmhruntime.plan;

import io.github.jmhruntime.engine.Offering;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A benchmark that the driver has found.
 *
 * @param name its full name
 * @param declaration what it has declared if it manages containers itself, else null
 */
public record ListedBenchmark(String name, @Nullable Declaration declaration) {

  /** Whether it starts containers itself; the forks of every other one run in a container. */
  public boolean managesContainers() {
    return declaration != null;
  }

  /** What it needs of an engine besides containers that run. */
  public Set<Offering> needs() {
    return declaration == null ? Set.of() : declaration.needs();
  }

  /** Whether there is something to measure under what no engine runs. */
  public boolean fitsOutsideEngine() {
    return declaration == null || declaration.alsoOutsideEngine();
  }
}
