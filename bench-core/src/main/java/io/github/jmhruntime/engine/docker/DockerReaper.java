package io.github.jmhruntime.engine.docker;

import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import io.github.jmhruntime.engine.ContainerReaper;
import io.github.jmhruntime.engine.ContainerSpec;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.EngineTimeoutException;
import io.github.jmhruntime.engine.docker.OwnThings.OwnThing;
import io.github.jmhruntime.host.HostProcess;
import io.github.jmhruntime.host.Owner;
import io.github.jmhruntime.host.Processes;
import io.github.jmhruntime.host.SandboxProcesses;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Removes containers from a Docker Engine, with the processes that a hanging runtime leaves. */
final class DockerReaper implements ContainerReaper {

  /** The label that says which process created something. */
  static final String OWNER_LABEL = "io.github.jmhruntime.owner";

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration SETTLE = Duration.ofSeconds(1);

  private final DockerEngine engine;

  DockerReaper(DockerEngine engine) {
    this.engine = engine;
  }

  @Override
  public Reaped reapRun(String runId) {
    List<String> ids =
        engine.listed(Map.of(ContainerSpec.RUN_LABEL, runId)).stream()
            .map(Container::getId)
            .toList();
    Reaped reaped = remove(ids, new ArrayList<>());
    return withThings(reaped, thing -> runId.equals(thing.labels().get(ContainerSpec.RUN_LABEL)));
  }

  @Override
  public Reaped reapDead() {
    List<String> dead = new ArrayList<>();
    List<String> kept = new ArrayList<>();
    for (Container container : engine.listed(ContainerSpec.RUN_LABEL)) {
      Optional<Owner> owner = owner(container.getLabels());
      Instant made = Instant.ofEpochSecond(container.getCreated());
      switch (owner.map(found -> life(found, made)).orElse(Owner.Life.UNKNOWN)) {
        case DEAD -> dead.add(container.getId());
        case ALIVE ->
            kept.add(
                "container %s: process %d, which created it, is alive"
                    .formatted(container.getId(), owner.map(Owner::pid).orElse(0L)));
        case UNKNOWN ->
            kept.add(
                "container %s: it was not created on this machine since it has booted; once no run needs it, remove it with docker rm -fv"
                    .formatted(container.getId()));
      }
    }
    return withThings(
        remove(dead, kept),
        thing ->
            owner(thing.labels())
                .map(found -> life(found, thing.made()))
                .filter(Owner.Life.DEAD::equals)
                .isPresent());
  }

  private static Optional<Owner> owner(Map<String, String> labels) {
    return Owner.parse(labels.getOrDefault(OWNER_LABEL, ""));
  }

  /** What is on an engine that is reached over the network may be another machine's. */
  private Owner.Life life(Owner owner, Instant made) {
    return engine.connection().endpoint().socket() == null ? owner.life() : owner.lifeHere(made);
  }

  /** A volume stays behind where someone else has removed its container without it. */
  private Reaped withThings(Reaped containers, Predicate<OwnThing> wanted) {
    List<String> kept = new ArrayList<>(containers.kept());
    OwnThings things = new OwnThings(engine.connection());
    for (OwnThing thing : things.unused()) {
      if (wanted.test(thing)) {
        try {
          things.remove(thing);
        } catch (EngineException e) {
          kept.add("%s %s: %s".formatted(thing.kind(), thing.name(), e.getMessage()));
        }
      }
    }
    return new Reaped(containers.removed(), List.copyOf(kept));
  }

  private Reaped remove(List<String> ids, List<String> kept) {
    List<String> removed = new ArrayList<>();
    for (String id : ids) {
      try {
        remove(id);
        removed.add(id);
      } catch (EngineException e) {
        kept.add("container %s: %s".formatted(id, e.getMessage()));
      }
    }
    return new Reaped(List.copyOf(removed), List.copyOf(kept));
  }

  @Override
  public void remove(String id) {
    DockerEngine patient = engine.within(PATIENCE);
    if (isOurs(id, patient)) {
      try {
        patient.remove(id);
      } catch (EngineTimeoutException hangs) {
        SandboxProcesses.kill(id, PATIENCE);
        removeUnlessGone(id, patient);
      } catch (EngineException e) {
        awaitRemovalByOthers(id, patient, e);
      }
    }
    sweep(id);
  }

  /** A container whose label cannot be read, since its runtime hangs, is found in the list. */
  private static boolean isOurs(String id, DockerEngine engine) {
    if (isLabelled(id, engine)) {
      return true;
    }
    if (engine.exists(id)) {
      throw new EngineException(
          "container %s carries no label %s, so that it is not removed"
              .formatted(id, ContainerSpec.RUN_LABEL));
    }
    return false;
  }

  private static boolean isLabelled(String id, DockerEngine engine) {
    return engine.listed(ContainerSpec.RUN_LABEL).stream()
        .anyMatch(container -> container.getId().equals(id));
  }

  private static void awaitRemovalByOthers(String id, DockerEngine engine, EngineException e) {
    if (!isRemovedByOthers(id, engine, e)) {
      throw e;
    }
  }

  /** The engine refuses to remove what is gone already, or is being removed by another call. */
  private static boolean isRemovedByOthers(String id, DockerEngine engine, EngineException e) {
    boolean byOthers =
        e.getCause() instanceof NotFoundException
            || (e.getCause() instanceof ConflictException
                && String.valueOf(e.getMessage()).contains("already in progress"));
    return byOthers && Processes.await(PATIENCE, () -> !isLabelled(id, engine));
  }

  private static void removeUnlessGone(String id, DockerEngine engine) {
    Optional<EngineException> failure = Optional.empty();
    for (int attempt = 0; attempt < 3; attempt++) {
      if (!isLabelled(id, engine)) {
        return;
      }
      try {
        engine.remove(id);
        return;
      } catch (EngineException e) {
        failure = Optional.of(e);
        SandboxProcesses.kill(id, SETTLE);
        // The removal that hung goes on in the engine once nothing holds it up any more.
        if (isRemovedByOthers(id, engine, e)) {
          return;
        }
      }
    }
    throw failure.orElseThrow();
  }

  /**
   * A start that failed leaves its shim and its sandbox behind, of which the engine knows no more.
   */
  private static void sweep(String id) {
    boolean ended = Processes.await(SETTLE, () -> SandboxProcesses.of(id).isEmpty());
    List<HostProcess> left = ended ? List.of() : SandboxProcesses.kill(id, PATIENCE);
    if (!left.isEmpty()) {
      throw new EngineException(
          "container %s is removed, but processes of its sandbox cannot be killed: %s; use sudo"
              .formatted(
                  id, left.stream().map(process -> process.pid() + " " + process.name()).toList()));
    }
  }
}
