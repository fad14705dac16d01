package io.github.jmhruntime.container.launch;

import static java.util.Objects.requireNonNull;

import io.github.jmhruntime.container.launch.ContainerFork.Streams;
import io.github.jmhruntime.container.launch.ForkWatch.Patience;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.host.GroupLimits;
import io.github.jmhruntime.host.Processes;
import io.github.jmhruntime.ladder.HandmadeContainer;
import io.github.jmhruntime.ladder.Inmate;
import io.github.jmhruntime.ladder.RootFileSystem;
import io.github.jmhruntime.ladder.Work;
import io.github.jmhruntime.measurement.Evidence;
import io.github.jmhruntime.plan.ContainedForkPlan.Place;
import io.github.jmhruntime.profile.Limits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A fork in a container that is built by hand, in the image's files.
 *
 * <p>It connects back to the engine's gateway as one in a container does: also from a network
 * namespace of its own that is an address of its host.
 */
final class HandmadeFork {

  private static final int KILLED = 137;
  private static final Duration UNTIL_LIMITED = Duration.ofSeconds(2);

  private final LaunchPlan plan;
  private final RootFileSystem root;
  private final ForkFolder folder;
  private final Patience patience;

  HandmadeFork(LaunchPlan plan, RootFileSystem root, ForkFolder folder, Patience patience) {
    this.plan = plan;
    this.root = root;
    this.folder = folder;
    this.patience = patience;
  }

  ForkEnd run(ForkCommand fork, Streams streams) {
    ForkWatch watch = new ForkWatch(plan.fork().profile(), folder, fork.linkPort(), patience);
    LinkRelay relay = fork.link().map(LinkRelay::open).orElse(null);
    try (relay) {
      ForkCommand inside = relay == null ? fork : fork.withLink(null, relay.port());
      return run(ForkInside.of(plan, folder, inside), streams, watch);
    } finally {
      watch.end();
    }
  }

  private ForkEnd run(ForkInside fork, Streams streams, ForkWatch watch) {
    List<String> command = new ArrayList<>(List.of(fork.java()));
    command.addAll(fork.arguments());
    HandmadeContainer container =
        HandmadeContainer.of(plan.fork().profile().steps(), root, place().limits());
    Work work = new Work(command, plan.fork().options().environment(), fork.mounts(), true);
    try (Inmate inmate = container.start(work)) {
      Thread ending = new Thread(inmate::close, "jmh-runtime-end-fork");
      Runtime.getRuntime().addShutdownHook(ending);
      Process process = inmate.process();
      PassedOutput passed = PassedOutput.of(process, streams);
      watch.begin(process::destroyForcibly);
      GroupLimits groups = groups(inmate);
      int exitCode = process.waitFor();
      List<String> lastLines = passed.lastLines();
      Runtime.getRuntime().removeShutdownHook(ending);
      return new ForkEnd(
          exitCode,
          Evidence.NO_ENGINE,
          groups,
          null,
          failure(exitCode, lastLines, watch.verdict()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EngineException("interrupted while waiting for the fork", e);
    }
  }

  /** Looked at while the JVM starts, so that nothing runs beside the measurement. */
  private GroupLimits groups(Inmate inmate) {
    Limits limits = place().limits();
    AtomicReference<GroupLimits> seen = new AtomicReference<>(GroupLimits.NONE);
    if (limits.cpus() != null || limits.memoryBytes() != null) {
      Processes.await(
          UNTIL_LIMITED,
          () -> {
            seen.set(GroupLimits.ofProcess(inmate.pid()));
            return !GroupLimits.NONE.equals(seen.get());
          });
    }
    return requireNonNull(seen.get());
  }

  /** What makes a fork count for nothing, whatever results it has sent. */
  private @Nullable String failure(int exitCode, List<String> lastLines, @Nullable String verdict) {
    if (verdict != null) {
      return withLastLines(verdict, lastLines);
    }
    if (exitCode == KILLED) {
      Long limit = place().limits().memoryBytes();
      return limit == null
          ? "the fork was killed: by someone, or by the kernel since the machine has no memory left"
          : "the fork was killed: it probably needed more than the %.0f MB of memory that limits=%s give it; give it more, or its JVM less (-Xmx)"
              .formatted(limit / 1e6, place().limits().name());
    }
    Optional<Seen> seen = Seen.in(folder.evidence());
    return seen.isPresent()
        ? seen.get().objection(plan.fork().profile())
        : withLastLines(
            "the fork's JVM did not start in the files of image '%s' (exit code %d); name the path of its Java with java=PATH, or mount this JVM with jdk=host"
                .formatted(place().image(), exitCode),
            lastLines);
  }

  private static String withLastLines(String what, List<String> lines) {
    return lines.isEmpty()
        ? what + "; it has written nothing"
        : what + "; it wrote last:\n  " + String.join("\n  ", lines);
  }

  private Place place() {
    return requireNonNull(plan.fork().place(), "a fork in an image's files without an image");
  }
}
