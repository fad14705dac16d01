package io.github.jmhruntime.engine.kubernetes;

import io.fabric8.kubernetes.client.dsl.ExecWatch;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.EngineTimeoutException;
import io.github.jmhruntime.engine.OperationsInPods;
import io.github.jmhruntime.engine.PodUsage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What Kubernetes offers for pods that run; the rest is refused by name. */
final class PodOperations extends OperationsInPods {

  private final Cluster cluster;
  private final ClusterPods pods;
  private final KubeletSummary summary;
  private final ClusterImages images;

  PodOperations(Cluster cluster, ClusterPods pods, KubeletSummary summary, ClusterImages images) {
    this.cluster = cluster;
    this.pods = pods;
    this.summary = summary;
    this.images = images;
  }

  @Override
  public Executed exec(String id, List<String> command) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    ByteArrayOutputStream error = new ByteArrayOutputStream();
    String what = "exec in pod " + id;
    try (ExecWatch exec =
        cluster.call(
            what,
            client ->
                client
                    .pods()
                    .inNamespace(cluster.namespace())
                    .withName(id)
                    .inContainer(PodManifest.CONTAINER)
                    .writingOutput(output)
                    .writingError(error)
                    .exec(command.toArray(String[]::new)))) {
      Integer code = exec.exitCode().get(cluster.limit().toMillis(), TimeUnit.MILLISECONDS);
      List<String> lines = new ArrayList<>(lines(output));
      lines.addAll(lines(error));
      return new Executed(lines, code);
    } catch (ExecutionException e) {
      throw new EngineException("%s: %s".formatted(what, e.getCause()), e);
    } catch (TimeoutException e) {
      throw new EngineTimeoutException(
          "%s: it has not ended within %.1f s; %s"
              .formatted(what, cluster.limit().toMillis() / 1e3, EngineTimeoutException.SIGN),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EngineException(what + ": interrupted", e);
    }
  }

  private static List<String> lines(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Override
  public Usage usage(String id) {
    PodUsage usage = summary.of(List.of(id)).get(0);
    return new Usage(usage.cpuNanos(), usage.workingSetBytes());
  }

  @Override
  public long imageBytes(String image) {
    return images
        .listedBytes(image)
        .orElseThrow(
            () ->
                new EngineException(
                    "inspect image %s: the node does not list it among its largest"
                        .formatted(image)));
  }

  @Override
  public Reached reached(String id) {
    String address = pods.state(id).address();
    String known = address == null ? "" : address;
    return known.contains(":")
        ? new Reached("", known, Map.of())
        : new Reached(known, "", Map.of());
  }

  @Override
  public void limitCpus(String id, double cpus) {
    throw Refusals.lacking("limits that change", "pods keep those of their creation up to 1.32");
  }

  @Override
  public void limitMemory(String id, long bytes) {
    throw Refusals.lacking("limits that change", "pods keep those of their creation up to 1.32");
  }

  @Override
  protected EngineException lacking(String what, String why) {
    return Refusals.lacking(what, why);
  }
}
