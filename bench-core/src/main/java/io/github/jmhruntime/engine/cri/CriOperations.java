package io.github.jmhruntime.engine.cri;

import static io.github.jmhruntime.engine.cri.CriEngine.name;

import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.OperationsInPods;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What CRI offers for containers that run; the rest is refused by name. */
final class CriOperations extends OperationsInPods {

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
  protected EngineException lacking(String what, String why) {
    return Refusals.lacking(what, why);
  }
}
