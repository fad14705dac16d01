package io.github.jmhruntime.command;

import io.github.jmhruntime.command.RunRequest.Candidates;
import io.github.jmhruntime.engine.ContainerEngine;
import io.github.jmhruntime.engine.Offering;
import io.github.jmhruntime.plan.NetworkPath;
import io.github.jmhruntime.plan.Workload;
import io.github.jmhruntime.profile.Catalog;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an engine cannot do for a run, found out before anything is made for it. */
final class EngineObjections {

  private EngineObjections() {}

  /**
   * Refuses what would be another measurement than was asked for, or none.
   *
   * @throws CommandException with the engine's reason and the option
   */
  static void refuse(
      ContainerEngine engine, Candidates candidates, Selection selection, Catalog catalog) {
    refuseOutside(engine, candidates, catalog);
    refusePaths(engine.offerings(), Paths.of(selection));
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

  /** What is started without the engine would run in the driver's container, and not on a host. */
  private static void refuseOutside(
      ContainerEngine engine, Candidates candidates, Catalog catalog) {
    if (engine.forkImage().isEmpty()) {
      return;
    }
    Stream.concat(candidates.names().stream(), Stream.of(candidates.baseline()))
        .filter(name -> catalog.runtime("-Druntime", name).isOutsideEngine())
        .findFirst()
        .ifPresent(
            name -> {
              throw new CommandException(
                  "-Druntime=%s: the driver works in a pod itself, where there is no host to measure on; leave it out, or measure it on the node with an engine there"
                      .formatted(name));
            });
  }

  private static void refusePaths(Set<Offering> offered, List<NetworkPath> paths) {
    for (NetworkPath path : paths) {
      Offering needed = needed(path);
      if (needed != null && !offered.contains(needed)) {
        throw new CommandException(
            "-Dparams=path=%s: this engine has no %s; take -Dparams=path=bridge, by which containers are reached at their own addresses"
                .formatted(path.word(), needed.words()));
      }
    }
  }

  /** The bridge stands for the containers' own addresses, whatever leads to them. */
  private static @Nullable Offering needed(NetworkPath path) {
    return switch (path) {
      case BRIDGE -> null;
      case PUBLISHED -> Offering.PUBLISHED_PORTS;
      case HOST -> Offering.HOST_NETWORK;
    };
  }
}
