package io.github.jmhruntime.engine;

import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.profile.RuntimeProfile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** Asks that adapter which is meant. */
final class InstalledEngines implements Engines {

  private final List<EngineAdapter> adapters;

  InstalledEngines(List<EngineAdapter> adapters) {
    this.adapters = List.copyOf(adapters);
  }

  /**
   * All adapters on the class path.
   *
   * @throws IllegalStateException when there is none
   */
  static InstalledEngines ofClassPath() {
    List<EngineAdapter> found = found();
    if (found.isEmpty()) {
      throw new IllegalStateException("no adapter of an engine is on the class path");
    }
    return new InstalledEngines(found);
  }

  /** Without those that are named and not there, as in the jar for containers. */
  private static List<EngineAdapter> found() {
    List<EngineAdapter> found = new ArrayList<>();
    Iterator<EngineAdapter> named =
        ServiceLoader.load(EngineAdapter.class, EngineAdapter.class.getClassLoader()).iterator();
    while (true) {
      try {
        if (!named.hasNext()) {
          return found;
        }
        found.add(named.next());
      } catch (ServiceConfigurationError e) {
        // The iterator goes on with the next one.
      }
    }
  }

  @Override
  public EngineSession open(
      EngineChoice choice, Collection<RuntimeProfile> runtimes, EventHandler events) {
    return meant(choice).open(choice, runtimes, events);
  }

  @Override
  public ContainerEngine connect(String endpoint, Duration callLimit) {
    return forScheme(EngineChoice.scheme(endpoint))
        .orElseThrow(() -> new EngineException(refusal("the endpoint", endpoint)))
        .connect(endpoint, callLimit);
  }

  @Override
  public boolean cleanUp(EngineChoice choice, EventHandler events) {
    return meant(choice).cleanUp(choice, events);
  }

  @Override
  public Optional<String> rights(EngineChoice choice) {
    return meant(choice).rights(choice);
  }

  private Engines meant(EngineChoice choice) {
    return forScheme(choice.scheme())
        .orElseThrow(
            () -> {
              EngineChoice.Address address = choice.address();
              return new EngineException(
                  address == null
                      ? "no adapter on the class path starts a private engine"
                      : refusal(address.option(), address.endpoint()));
            });
  }

  private Optional<EngineAdapter> forScheme(String scheme) {
    return adapters.stream().filter(adapter -> adapter.schemes().contains(scheme)).findFirst();
  }

  private String refusal(String option, String value) {
    return "%s=%s: it must be %s"
        .formatted(
            option,
            value,
            adapters.stream().map(EngineAdapter::form).collect(Collectors.joining(", or ")));
  }
}
