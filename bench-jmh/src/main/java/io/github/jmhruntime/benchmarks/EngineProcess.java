package io.github.jmhruntime.benchmarks;

import io.github.jmhruntime.engine.ContainerEngine;
import io.github.jmhruntime.engine.ContainerOutput;
import io.github.jmhruntime.engine.ContainerSpec;
import io.github.jmhruntime.engine.EngineException;
import java.time.Duration;
import java.util.regex.Pattern;

/** A process in a container that an engine creates for it. */
final class EngineProcess implements PlacedProcess {

  private static final Pattern LINE = Pattern.compile("^" + ProcessPlace.READY + "$");

  private final ContainerEngine engine;
  private final Duration limit;
  private final String id;
  private final ContainerOutput output;
  private boolean removed;

  private EngineProcess(ContainerEngine engine, Duration limit, String id, ContainerOutput output) {
    this.engine = engine;
    this.limit = limit;
    this.id = id;
    this.output = output;
  }

  /** Where processes are started in containers like that. */
  static ProcessPlace place(ContainerEngine engine, ContainerSpec spec, Duration limit) {
    return () -> {
      String id = engine.create(spec);
      ContainerOutput output = engine.attach(id);
      engine.start(id);
      return new EngineProcess(engine, limit, id, output);
    };
  }

  @Override
  public void awaitReady() {
    var unused = output.awaitLine(LINE);
  }

  @Override
  public void awaitEnd() {
    int code = engine.awaitExit(id, limit);
    if (code != 0) {
      throw new EngineException("the process in container %s ended with %d".formatted(id, code));
    }
  }

  @Override
  public void remove() {
    removed = true;
    output.close();
    engine.remove(id);
  }

  @Override
  public boolean isRemoved() {
    return removed;
  }
}
