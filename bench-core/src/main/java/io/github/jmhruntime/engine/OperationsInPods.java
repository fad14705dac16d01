package io.github.jmhruntime.engine;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Operations on containers in pods, without those that a kubelet has no words for. */
public abstract class OperationsInPods implements ContainerOperations {

  /** The refusal of what the engine lacks, by its name, with the reason. */
  protected abstract EngineException lacking(String what, String why);

  @Override
  public Optional<String> health(String id) {
    return Optional.empty();
  }

  @Override
  public boolean mapsUsers() {
    return false;
  }

  @Override
  public void copyIn(String id, String folder, String name, String content) {
    throw lacking("copying of files", "`kubectl cp` runs tar in the container");
  }

  @Override
  public String copyOut(String id, String path) {
    throw lacking("copying of files", "`kubectl cp` runs tar in the container");
  }

  @Override
  public void signal(String id, String signal) {
    throw lacking("signals but that which ends a container", "Kubernetes sends no others");
  }

  @Override
  public void pause(String id) {
    throw lacking("pause", "Kubernetes does not pause containers");
  }

  @Override
  public void unpause(String id) {
    throw lacking("pause", "Kubernetes does not pause containers");
  }

  @Override
  public void restart(String id, Duration grace) {
    throw lacking("restart of a container", "the kubelet creates a new one in the pod");
  }

  @Override
  public List<Listed> top(String id) {
    throw lacking("list of processes", "`ps` in the container shows them");
  }

  @Override
  public String commit(String id) {
    throw lacking("commit", "images are made elsewhere");
  }

  @Override
  public void checkpoint(String id, String name) {
    throw lacking(
        "checkpoint that a container starts from again", "its CheckpointContainer only writes");
  }

  @Override
  public void restore(String id, String checkpoint) {
    throw lacking(
        "checkpoint that a container starts from again", "its CheckpointContainer only writes");
  }

  @Override
  public void resizeTerminal(String id, int rows, int columns) {
    throw lacking("size of a terminal", "the stream of an attach carries it");
  }

  @Override
  public String createNetwork(
      String name, Map<String, String> labels, @Nullable String ipv6Subnet) {
    throw lacking("networks to choose from", "CNI's configuration gives every pod the same");
  }

  @Override
  public void removeNetwork(String id) {
    throw lacking("networks to choose from", "CNI's configuration gives every pod the same");
  }
}
