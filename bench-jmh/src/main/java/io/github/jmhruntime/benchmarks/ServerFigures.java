package io.github.jmhruntime.benchmarks;

import io.github.jmhruntime.engine.ContainerEngine;
import io.github.jmhruntime.engine.Offering;
import io.github.jmhruntime.workload.load.DrivenLoad;
import io.github.jmhruntime.workload.load.LoadResult;
import java.util.List;

/** What servers take of the machine, told by whoever can see it from where the load comes from. */
interface ServerFigures {

  /** Those of an engine: from the processes of this host, else from the kubelet of its node. */
  static ServerFigures of(ContainerEngine engine, ForkNotes notes) {
    return engine.offerings().contains(Offering.HOST_PROCESSES)
        ? new HostFigures(notes)
        : new KubeletFigures(engine, notes, KubeletFigures.LIMIT, KubeletFigures.PATIENCE);
  }

  /** None has been started yet. */
  void beforeStart();

  /**
   * The first of several has answered.
   *
   * @throws IllegalStateException where there is no room for all
   */
  void requireRoom(List<String> first, int scale);

  /** All have answered, and are idle. */
  void idle(List<String> ids);

  /** An iteration begins, before its load does. */
  void begin(List<String> ids);

  /** Adds what they took for each correct answer since; the load has ended. */
  void addCpu(LoadResult result);

  /** Adds what they take under load, which is put on meanwhile, and what they took before it. */
  void addUnderLoad(List<String> ids, DrivenLoad load);
}
