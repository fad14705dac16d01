package io.github.jmhruntime.engine.podman;

import io.github.jmhruntime.engine.ContainerOperations;
import io.github.jmhruntime.engine.EngineException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Operations of the service that a container belongs to, but for what Podman has not. */
final class PodmanOperations implements ContainerOperations {

  private final PodmanEngine engine;

  PodmanOperations(PodmanEngine engine) {
    this.engine = engine;
  }

  private ContainerOperations of(String id) {
    return engine.of(id).engine().operations();
  }

  @Override
  public Executed exec(String id, List<String> command) {
    return of(id).exec(id, command);
  }

  @Override
  public void copyIn(String id, String folder, String name, String content) {
    of(id).copyIn(id, folder, name, content);
  }

  @Override
  public String copyOut(String id, String path) {
    return of(id).copyOut(id, path);
  }

  @Override
  public void signal(String id, String signal) {
    of(id).signal(id, signal);
  }

  @Override
  public void pause(String id) {
    of(id).pause(id);
  }

  @Override
  public void unpause(String id) {
    of(id).unpause(id);
  }

  @Override
  public void restart(String id, Duration grace) {
    of(id).restart(id, grace);
  }

  @Override
  public void limitCpus(String id, double cpus) {
    of(id).limitCpus(id, cpus);
  }

  @Override
  public void limitMemory(String id, long bytes) {
    of(id).limitMemory(id, bytes);
  }

  @Override
  public List<Listed> top(String id) {
    return of(id).top(id);
  }

  @Override
  public Usage usage(String id) {
    return of(id).usage(id);
  }

  @Override
  public String commit(String id) {
    return of(id).commit(id);
  }

  @Override
  public long imageBytes(String image) {
    return engine.any().engine().operations().imageBytes(image);
  }

  @Override
  public void checkpoint(String id, String name) {
    throw Refusals.checkpoint();
  }

  @Override
  public void restore(String id, String checkpoint) {
    throw Refusals.checkpoint();
  }

  @Override
  public Optional<String> health(String id) {
    return of(id).health(id);
  }

  @Override
  public Reached reached(String id) {
    return of(id).reached(id);
  }

  @Override
  public void resizeTerminal(String id, int rows, int columns) {
    of(id).resizeTerminal(id, rows, columns);
  }

  @Override
  public String createNetwork(
      String name, Map<String, String> labels, @Nullable String ipv6Subnet) {
    throw new EngineException(Refusals.ownNetwork());
  }

  @Override
  public void removeNetwork(String id) {
    throw new EngineException(Refusals.ownNetwork());
  }

  @Override
  public boolean mapsUsers() {
    return engine.any().engine().operations().mapsUsers();
  }
}
