package io.github.jmhruntime.probe;

import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.profile.Finding;

/** Fills a container's own files, where the engine can give them a size. */
final class StorageSizeProbe implements Hog {

  @Override
  public String name() {
    return "storage-size";
  }

  @Override
  public Found tryUnder(ProbedRuntime runtime) {
    Tenant filling =
        Tenant.of(Program.command("fill.pl", "/filled", DiskProbe.MOST_MIB))
            .confined(runtime.held().storage("size", DiskProbe.LIMIT_MIB + "m"));
    try {
      return DiskProbe.judge(runtime.run(filling, ProbedRuntime.PATIENCE), DiskProbe.LIMIT_MIB);
    } catch (EngineException e) {
      return Found.of(Finding.NOT_OFFERED, runtime.explain(String.valueOf(e.getMessage())));
    }
  }
}
