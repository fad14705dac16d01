package io.github.jmhruntime.container.launch;

import static java.util.Objects.requireNonNull;

import io.github.jmhruntime.container.launch.ForkContainer.End;
import io.github.jmhruntime.container.launch.ForkWatch.Patience;
import io.github.jmhruntime.engine.ContainerEngine;
import io.github.jmhruntime.engine.ContainerSpec;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.Engines;
import io.github.jmhruntime.engine.Offering;
import io.github.jmhruntime.host.GroupLimits;
import io.github.jmhruntime.plan.ContainedForkPlan.Place;
import io.github.jmhruntime.profile.Limits;
import io.github.jmhruntime.profile.RuntimeProfile;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A fork that runs in a container. */
final class ContainerFork {

  private static final int KILLED = 137;

  /** What runc, crun and gVisor say when the program to start does not exist. */
  private static final Pattern NO_JAVA =
      Pattern.compile(
          "executable file .*not found|(exec|stat) .*: no such file or directory"
              + "|error finding executable");

  private final LaunchPlan plan;
  private final Place place;
  private final ForkFolder folder;
  private final Patience patience;

  ContainerFork(LaunchPlan plan, Place place, ForkFolder folder, Patience patience) {
    this.plan = plan;
    this.place = place;
    this.folder = folder;
    this.patience = patience;
  }

  /** Runs the fork with this process's standard output and error. */
  ForkEnd run(ForkCommand fork) {
    try (ContainerEngine engine =
        Engines.installed().connect(place.endpoint(), place.callLimit())) {
      ForkContainer container = new ForkContainer(engine);
      Set<Offering> offered = engine.offerings();
      Thread ending = new Thread(() -> remove(container), "jmh-runtime-end-fork");
      Runtime.getRuntime().addShutdownHook(ending);
      ForkEnd end = run(fork, container, offered, Streams.ofThisProcess());
      Runtime.getRuntime().removeShutdownHook(ending);
      return end;
    }
  }

  /** Runs the fork with these streams. */
  ForkEnd run(ForkCommand fork, ContainerFork.Streams streams, ContainerEngine engine) {
    return run(fork, new ForkContainer(engine), engine.offerings(), streams);
  }

  /** Where a fork's output goes. */
  record Streams(OutputStream output, OutputStream error) {

    /** This process's own, without a buffer. */
    static Streams ofThisProcess() {
      return new Streams(
          new FileOutputStream(FileDescriptor.out), new FileOutputStream(FileDescriptor.err));
    }
  }

  private ForkEnd run(
      ForkCommand fork, ForkContainer container, Set<Offering> offered, Streams streams) {
    ForkWatch watch = new ForkWatch(plan.fork().profile(), folder, fork.linkPort(), patience);
    LinkRelay relay = fork.link().map(LinkRelay::open).orElse(null);
    try (relay;
        ForkCpu cpu = ForkCpu.prepare(folder, offered)) {
      ForkCommand inside = relay == null ? fork : fork.withLink(plan.hostInside(), relay.port());
      AtomicReference<GroupLimits> groups = new AtomicReference<>(GroupLimits.NONE);
      End end =
          container.run(
              spec(inside),
              streams.output(),
              streams.error(),
              (id, startNanoTime) -> {
                watch.begin(container::kill);
                groups.set(groups(id, offered));
                cpu.begin(id, startNanoTime);
              });
      return new ForkEnd(
          end.exitCode(),
          end.state().runtime(),
          requireNonNull(groups.get()),
          cpu.taken(),
          failure(end, watch.verdict()));
    } catch (EngineException e) {
      throw new EngineException(explained(String.valueOf(e.getMessage())), e);
    } finally {
      watch.end();
    }
  }

  /** Looked at while the JVM starts, so that nothing runs beside the measurement. */
  private GroupLimits groups(String id, Set<Offering> offered) {
    Limits limits = place.limits();
    boolean limited = limits.cpus() != null || limits.memoryBytes() != null;
    return limited && offered.contains(Offering.HOST_PROCESSES)
        ? GroupLimits.of(id)
        : GroupLimits.NONE;
  }

  private static void remove(ForkContainer container) {
    try {
      container.close();
    } catch (EngineException e) {
      // The keeper removes what is left of the run, or has just done so.
    }
  }

  private ContainerSpec spec(ForkCommand fork) {
    ForkInside inside = ForkInside.of(plan, folder, fork);
    return new ContainerSpec(
        place.image(),
        List.of(inside.java()),
        inside.arguments(),
        place.engineName(),
        place.limits().cpus(),
        place.limits().memoryBytes(),
        Map.of(ContainerSpec.RUN_LABEL, plan.fork().runId()),
        plan.fork().options().environment(),
        inside.mounts(),
        "SIGTERM");
  }

  /** What makes a fork count for nothing, whatever results it has sent. */
  private @Nullable String failure(End end, @Nullable String verdict) {
    if (verdict != null) {
      return withLastLines(verdict + memoryHint(), end);
    }
    Optional<Seen> seen = Seen.in(folder.evidence());
    if (!end.state().runtime().equals(place.engineName())) {
      return "the engine ran the fork under '%s' although '%s' was asked for"
          .formatted(end.state().runtime(), place.engineName());
    }
    if (end.state().outOfMemory() || end.exitCode() == KILLED) {
      return killed(end);
    }
    if (seen.isEmpty()) {
      return withLastLines(noEvidence(end), end);
    }
    return seen.get().objection(plan.fork().profile());
  }

  /** Where the kernel kills a part of a gVisor sandbox for want of memory, the rest hangs. */
  private String memoryHint() {
    Long limit = place.limits().memoryBytes();
    return limit == null
        ? ""
        : " (a fork can also hang because it needs more than its %.0f MB of memory, limits=%s)"
            .formatted(limit / 1e6, place.limits().name());
  }

  private String killed(End end) {
    Long limit = place.limits().memoryBytes();
    if (limit != null) {
      return "the fork was killed (exit code %d%s): %s needed more than the %.0f MB of memory that limits=%s give it; give it more, or its JVM less (-Xmx)"
          .formatted(
              end.exitCode(),
              end.state().outOfMemory() ? ", out of memory" : ", the engine does not say why",
              end.state().outOfMemory() ? "it" : "it probably",
              limit / 1e6,
              place.limits().name());
    }
    return "the fork was killed (exit code %d): by someone, or by the kernel since the machine has no memory left"
        .formatted(end.exitCode());
  }

  private String noEvidence(End end) {
    String lines = String.join("\n", end.lastLines());
    if (lines.contains("UnsupportedClassVersionError")) {
      return "the Java in image '%s' is older than 17; use a newer one, or jdk=host"
          .formatted(place.image());
    }
    return explained(
        "the fork's JVM did not start in image '%s' (exit code %d%s)"
            .formatted(
                place.image(),
                end.exitCode(),
                end.state().error().isEmpty() ? "" : ", " + end.state().error()));
  }

  private static String withLastLines(String what, End end) {
    return end.lastLines().isEmpty()
        ? what + "; it has written nothing"
        : what + "; the container wrote last:\n  " + String.join("\n  ", end.lastLines());
  }

  private String explained(String message) {
    if (message.contains("No such container")) {
      return message + " (someone else has removed it)";
    }
    if (NO_JAVA.matcher(message).find()) {
      return "image '%s' has no '%s' (%s); use an image with Java, name its path with java=PATH, or mount this JVM with jdk=host"
          .formatted(place.image(), plan.fork().options().java(), message);
    }
    return plan.fork()
        .profile()
        .explain(message)
        .map(RuntimeProfile.Message::means)
        .map(means -> message + " (" + means + ")")
        .orElse(message);
  }
}
