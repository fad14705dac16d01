package io.github.jmhruntime.engine.cri;

import static io.github.jmhruntime.engine.cri.CriEngine.name;

import io.github.jmhruntime.engine.ContainerOperations;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.cri.proto.ContainerStats;
import io.github.jmhruntime.engine.cri.proto.ContainerStatsRequest;
import io.github.jmhruntime.engine.cri.proto.ExecSyncRequest;
import io.github.jmhruntime.engine.cri.proto.ExecSyncResponse;
import io.github.jmhruntime.engine.cri.proto.ImageSpec;
import io.github.jmhruntime.engine.cri.proto.ImageStatusRequest;
import io.github.jmhruntime.engine.cri.proto.LinuxContainerResources;
import io.github.jmhruntime.engine.cri.proto.UpdateContainerResourcesRequest;
import io.github.jmhruntime.host.GroupLimits;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What CRI offers for containers that run; the rest is refused by name. */
final class CriOperations implements ContainerOperations {

  private final CriConnection connection;
  private final PodCalls pods;

  CriOperations(CriConnection connection, PodCalls pods) {
    this.connection = connection;
    this.pods = pods;
  }

  @Override
  public Executed exec(String id, List<String> command) {
    ExecSyncRequest request =
        ExecSyncRequest.newBuilder()
            .setContainerId(id)
            .addAllCmd(command)
            .setTimeout(Math.max(1, connection.limit().toSeconds()))
            .build();
    ExecSyncResponse answer = connection.call("exec in " + name(id), cri -> cri.execSync(request));
    List<String> lines = new ArrayList<>();
    lines.addAll(answer.getStdout().toString(StandardCharsets.UTF_8).lines().toList());
    lines.addAll(answer.getStderr().toString(StandardCharsets.UTF_8).lines().toList());
    return new Executed(lines, answer.getExitCode());
  }

  @Override
  public void limitCpus(String id, double cpus) {
    update(id, PodRequests.limits(cpus, null), new GroupLimits(cpus, null));
  }

  @Override
  public void limitMemory(String id, long bytes) {
    update(
        id,
        PodRequests.limits(null, bytes).toBuilder().setMemorySwapLimitInBytes(bytes).build(),
        new GroupLimits(null, bytes));
  }

  /**
   * No control group can have more CPUs than the one around it (the kernel's {@code
   * sched-bwc.rst}), so that a limit is widened from the outside to the inside, and narrowed the
   * other way round.
   */
  private void update(String id, LinuxContainerResources resources, GroupLimits limits) {
    Optional<String> around = pods.podOf(pods.sandboxOf(id)).map(Pod::group);
    boolean widened = around.filter(group -> PodGroup.admits(group, limits)).isPresent();
    UpdateContainerResourcesRequest request =
        UpdateContainerResourcesRequest.newBuilder().setContainerId(id).setLinux(resources).build();
    var unused =
        connection.call("update " + name(id), cri -> cri.updateContainerResources(request));
    if (!widened) {
      around.ifPresent(group -> PodGroup.limit(group, limits));
    }
  }

  @Override
  public Usage usage(String id) {
    ContainerStatsRequest request = ContainerStatsRequest.newBuilder().setContainerId(id).build();
    ContainerStats stats =
        connection
            .call("ask what is used by " + name(id), cri -> cri.containerStats(request))
            .getStats();
    if (!stats.hasCpu() || !stats.hasMemory()) {
      throw new EngineException(
          "ask what is used by %s: the engine has no figures".formatted(name(id)));
    }
    return new Usage(
        stats.getCpu().getUsageCoreNanoSeconds().getValue(),
        stats.getMemory().getWorkingSetBytes().getValue());
  }

  @Override
  public long imageBytes(String image) {
    ImageStatusRequest request =
        ImageStatusRequest.newBuilder().setImage(ImageSpec.newBuilder().setImage(image)).build();
    var answer =
        connection.images(
            "inspect image " + image, connection.limit(), cri -> cri.imageStatus(request));
    if (!answer.hasImage()) {
      throw new EngineException("inspect image %s: the engine does not have it".formatted(image));
    }
    return answer.getImage().getSize();
  }

  @Override
  public Reached reached(String id) {
    var network = pods.sandboxStatus(pods.sandboxOf(id)).getNetwork();
    String further =
        network.getAdditionalIpsCount() == 0 ? "" : network.getAdditionalIps(0).getIp();
    String first = network.getIp();
    return new Reached(
        first.contains(":") ? further : first, first.contains(":") ? first : further, Map.of());
  }

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
    throw Refusals.lacking("copying of files", "`kubectl cp` runs tar in the container");
  }

  @Override
  public String copyOut(String id, String path) {
    throw Refusals.lacking("copying of files", "`kubectl cp` runs tar in the container");
  }

  @Override
  public void signal(String id, String signal) {
    throw Refusals.lacking("signals but that which ends a container", "Kubernetes sends no others");
  }

  @Override
  public void pause(String id) {
    throw Refusals.lacking("pause", "Kubernetes does not pause containers");
  }

  @Override
  public void unpause(String id) {
    throw Refusals.lacking("pause", "Kubernetes does not pause containers");
  }

  @Override
  public void restart(String id, Duration grace) {
    throw Refusals.lacking("restart of a container", "the kubelet creates a new one in the pod");
  }

  @Override
  public List<Listed> top(String id) {
    throw Refusals.lacking("list of processes", "`ps` in the container shows them");
  }

  @Override
  public String commit(String id) {
    throw Refusals.lacking("commit", "images are made elsewhere");
  }

  @Override
  public void checkpoint(String id, String name) {
    throw Refusals.lacking(
        "checkpoint that a container starts from again", "its CheckpointContainer only writes");
  }

  @Override
  public void restore(String id, String checkpoint) {
    throw Refusals.lacking(
        "checkpoint that a container starts from again", "its CheckpointContainer only writes");
  }

  @Override
  public void resizeTerminal(String id, int rows, int columns) {
    throw Refusals.lacking("size of a terminal", "the stream of an attach carries it");
  }

  @Override
  public String createNetwork(
      String name, Map<String, String> labels, @Nullable String ipv6Subnet) {
    throw Refusals.lacking(
        "networks to choose from", "CNI's configuration gives every pod the same");
  }

  @Override
  public void removeNetwork(String id) {
    throw Refusals.lacking(
        "networks to choose from", "CNI's configuration gives every pod the same");
  }
}
