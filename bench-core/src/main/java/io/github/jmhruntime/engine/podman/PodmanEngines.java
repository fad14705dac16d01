package io.github.jmhruntime.engine.podman;

import io.github.jmhruntime.engine.ContainerEngine;
import io.github.jmhruntime.engine.ContainerReaper;
import io.github.jmhruntime.engine.EngineAdapter;
import io.github.jmhruntime.engine.EngineChoice;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.EngineSession;
import io.github.jmhruntime.engine.OpenSession;
import io.github.jmhruntime.engine.local.PrivateEnginePlaces;
import io.github.jmhruntime.event.Event;
import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.profile.RuntimeProfile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;

/** Podman services: this project's own, or those that another process of it holds open. */
public final class PodmanEngines implements EngineAdapter {

  private static final String ADDRESS = PodmanEngine.SCHEME + "://";

  @Override
  public Set<String> schemes() {
    return Set.of(PodmanEngine.SCHEME);
  }

  @Override
  public String form() {
    return PodmanEngine.SCHEME;
  }

  @Override
  public EngineSession open(
      EngineChoice choice, Collection<RuntimeProfile> runtimes, EventHandler events) {
    EngineSession session = find(choice, runtimes, events);
    try {
      ContainerReaper.Reaped reaped = session.engine().reaper().reapDead();
      if (!reaped.removed().isEmpty()) {
        events.handle(
            new Event.Notice(
                "containers removed, of runs that died: %d".formatted(reaped.removed().size())));
      }
      return session;
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  @Override
  public ContainerEngine connect(String endpoint, Duration callLimit) {
    return PodmanEngine.connect(folder("the endpoint", endpoint), callLimit);
  }

  @Override
  public boolean cleanUp(EngineChoice choice, EventHandler events) {
    boolean removed = PodmanServices.cleanUp(places(choice));
    if (removed) {
      events.handle(new Event.Notice("removed what earlier Podman services left behind"));
    }
    return removed;
  }

  /** The folder beside that of the private Docker Engine; it keeps Podman's images. */
  static PrivateEnginePlaces places(EngineChoice choice) {
    Path folder = choice.privateFolder();
    return PrivateEnginePlaces.of(
        folder.resolveSibling(folder.getFileName() + "-" + PodmanEngine.SCHEME));
  }

  private static EngineSession find(
      EngineChoice choice, Collection<RuntimeProfile> runtimes, EventHandler events) {
    EngineChoice.Address address = choice.address();
    if (address != null && !address.endpoint().equals(PodmanEngine.SCHEME)) {
      Path folder = folder(address.option(), address.endpoint());
      events.handle(new Event.Notice("using the Podman services in " + folder));
      PodmanEngine found = PodmanEngine.connect(folder, choice.callLimit());
      return new OpenSession(found.writingTo(choice.temporary()), found.endpoint());
    }
    PrivateEnginePlaces places = places(choice);
    PodmanServices started = PodmanServices.start(places, runtimes, events);
    try {
      PodmanEngine engine = PodmanEngine.connect(places.run(), choice.callLimit());
      return new OpenSession(
          engine.writingTo(choice.temporary()), engine.endpoint(), started::close);
    } catch (RuntimeException e) {
      started.close();
      throw e;
    }
  }

  private static Path folder(String option, String endpoint) {
    if (!endpoint.startsWith(ADDRESS + "/")) {
      throw new EngineException(
          "%s=%s: it must be podman, or podman:///FOLDER where services of this project run"
              .formatted(option, endpoint));
    }
    return Path.of(endpoint.substring(ADDRESS.length()));
  }
}
