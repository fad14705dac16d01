package io.github.jmhruntime.command;

import io.github.jmhruntime.engine.ContainerEngine;
import io.github.jmhruntime.plan.Workload;
import io.github.jmhruntime.profile.Catalog;
import java.util.stream.Stream;

/** What an engine cannot do for a run, found out before anything is made for it. */
final class EngineObjections {

  private EngineObjections() {}

  /**
   * Refuses what would be another measurement than was asked for, or none.
   *
   * @throws CommandException with the engine's reason and the option
   */
  static void refuse(ContainerEngine engine, Selection selection, Catalog catalog) {
    for (String name : selection.subject().limits()) {
      engine
          .objectionTo(catalog.limits("-Dlimits", name))
          .ifPresent(
              why -> {
                throw new CommandException("-Dlimits=%s: %s".formatted(name, why));
              });
    }
    if (Stream.of(Workload.WEB_SERVER, Workload.REDIS, Workload.PEER).anyMatch(selection::starts)) {
      engine
          .unreachable()
          .ifPresent(
              why -> {
                throw new CommandException(
                    "benchmarks that put load on a server or on the network cannot be measured on this engine: %s, or name others with -Dbenchmarks, such as -Dbenchmarks=Lifecycle"
                        .formatted(why));
              });
    }
  }
}
