package io.github.jmhruntime.engine.cri;

import static java.util.Objects.requireNonNull;

import io.github.jmhruntime.engine.cri.proto.Container;
import io.github.jmhruntime.engine.cri.proto.ContainerState;
import io.github.jmhruntime.engine.cri.proto.ContainerStatus;
import io.github.jmhruntime.engine.cri.proto.ContainerStatusRequest;
import io.github.jmhruntime.engine.cri.proto.ContainerStatusResponse;
import io.github.jmhruntime.engine.cri.proto.CreateContainerRequest;
import io.github.jmhruntime.engine.cri.proto.CreateContainerResponse;
import io.github.jmhruntime.engine.cri.proto.ListContainersRequest;
import io.github.jmhruntime.engine.cri.proto.ListContainersResponse;
import io.github.jmhruntime.engine.cri.proto.ListPodSandboxRequest;
import io.github.jmhruntime.engine.cri.proto.ListPodSandboxResponse;
import io.github.jmhruntime.engine.cri.proto.PodSandbox;
import io.github.jmhruntime.engine.cri.proto.PodSandboxNetworkStatus;
import io.github.jmhruntime.engine.cri.proto.PodSandboxStatus;
import io.github.jmhruntime.engine.cri.proto.PodSandboxStatusRequest;
import io.github.jmhruntime.engine.cri.proto.PodSandboxStatusResponse;
import io.github.jmhruntime.engine.cri.proto.RemoveContainerRequest;
import io.github.jmhruntime.engine.cri.proto.RemoveContainerResponse;
import io.github.jmhruntime.engine.cri.proto.RemovePodSandboxRequest;
import io.github.jmhruntime.engine.cri.proto.RemovePodSandboxResponse;
import io.github.jmhruntime.engine.cri.proto.RunPodSandboxRequest;
import io.github.jmhruntime.engine.cri.proto.RunPodSandboxResponse;
import io.github.jmhruntime.engine.cri.proto.RuntimeServiceGrpc;
import io.github.jmhruntime.engine.cri.proto.StartContainerRequest;
import io.github.jmhruntime.engine.cri.proto.StartContainerResponse;
import io.github.jmhruntime.engine.cri.proto.StatusRequest;
import io.github.jmhruntime.engine.cri.proto.StatusResponse;
import io.github.jmhruntime.engine.cri.proto.StopContainerRequest;
import io.github.jmhruntime.engine.cri.proto.StopContainerResponse;
import io.github.jmhruntime.engine.cri.proto.StopPodSandboxRequest;
import io.github.jmhruntime.engine.cri.proto.StopPodSandboxResponse;
import io.github.jmhruntime.engine.cri.proto.VersionRequest;
import io.github.jmhruntime.engine.cri.proto.VersionResponse;
import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.channel.EventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.epoll.EpollEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.epoll.EpollServerDomainSocketChannel;
import io.grpc.netty.shaded.io.netty.channel.unix.DomainSocketAddress;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A server that speaks CRI over a Unix socket, and keeps pods in memory only. */
final class FakeCri extends RuntimeServiceGrpc.RuntimeServiceImplBase implements AutoCloseable {

  static final String CONFIG =
      """
      {"containerd": {"snapshotter": "overlayfs", "defaultRuntimeName": "runc", "runtimes":
        {"runc": {"options": {"BinaryName": "/usr/sbin/runc"}}, "kata": {"options": null}}}}
      """;

  /** What was called, and with what. */
  final List<String> calls = new ArrayList<>();

  final Map<String, RunPodSandboxRequest> pods = new LinkedHashMap<>();
  final Map<String, CreateContainerRequest> containers = new LinkedHashMap<>();
  final Map<String, ContainerState> states = new LinkedHashMap<>();

  /** Fails the call of that name with that status. */
  final Map<String, Status> failing = new LinkedHashMap<>();

  @Nullable String hanging;

  private final Path socket;
  private final EventLoopGroup loop = new EpollEventLoopGroup(1);
  private final Server server;

  private FakeCri(Path socket, @Nullable BindableService service) throws IOException {
    this.socket = socket;
    NettyServerBuilder builder =
        NettyServerBuilder.forAddress(new DomainSocketAddress(socket.toFile()))
            .channelType(EpollServerDomainSocketChannel.class)
            .bossEventLoopGroup(loop)
            .workerEventLoopGroup(loop);
    builder.addService(service == null ? this : service);
    server = builder.build().start();
  }

  static FakeCri at(Path socket) throws IOException {
    return new FakeCri(socket, null);
  }

  String endpoint() {
    return "cri://" + socket;
  }

  private <T> void answer(String call, String about, StreamObserver<T> to, T answer) {
    calls.add(about.isEmpty() ? call : call + " " + about);
    Status failure = failing.get(call);
    if (call.equals(hanging)) {
      return;
    }
    if (failure != null) {
      to.onError(failure.asRuntimeException());
      return;
    }
    to.onNext(answer);
    to.onCompleted();
  }

  @Override
  public void version(VersionRequest request, StreamObserver<VersionResponse> to) {
    answer(
        "Version",
        "",
        to,
        VersionResponse.newBuilder()
            .setRuntimeName("containerd")
            .setRuntimeVersion("v1.6.20")
            .setRuntimeApiVersion("v1")
            .build());
  }

  @Override
  public void status(StatusRequest request, StreamObserver<StatusResponse> to) {
    answer("Status", "", to, StatusResponse.newBuilder().putInfo("config", CONFIG).build());
  }

  @Override
  public void runPodSandbox(
      RunPodSandboxRequest request, StreamObserver<RunPodSandboxResponse> to) {
    String id = "%064x".formatted(pods.size() + 1);
    if (!failing.containsKey("RunPodSandbox")) {
      pods.put(id, request);
    }
    answer(
        "RunPodSandbox",
        request.getRuntimeHandler(),
        to,
        RunPodSandboxResponse.newBuilder().setPodSandboxId(id).build());
  }

  @Override
  public void createContainer(
      CreateContainerRequest request, StreamObserver<CreateContainerResponse> to) {
    String id = "%064x".formatted(containers.size() + 0xc000);
    if (!failing.containsKey("CreateContainer")) {
      containers.put(id, request);
      states.put(id, ContainerState.CONTAINER_CREATED);
    }
    answer(
        "CreateContainer", "", to, CreateContainerResponse.newBuilder().setContainerId(id).build());
  }

  @Override
  public void startContainer(
      StartContainerRequest request, StreamObserver<StartContainerResponse> to) {
    states.put(request.getContainerId(), ContainerState.CONTAINER_RUNNING);
    answer("StartContainer", "", to, StartContainerResponse.getDefaultInstance());
  }

  @Override
  public void stopContainer(
      StopContainerRequest request, StreamObserver<StopContainerResponse> to) {
    states.put(request.getContainerId(), ContainerState.CONTAINER_EXITED);
    answer(
        "StopContainer",
        String.valueOf(request.getTimeout()),
        to,
        StopContainerResponse.getDefaultInstance());
  }

  @Override
  public void removeContainer(
      RemoveContainerRequest request, StreamObserver<RemoveContainerResponse> to) {
    containers.remove(request.getContainerId());
    answer("RemoveContainer", "", to, RemoveContainerResponse.getDefaultInstance());
  }

  @Override
  public void stopPodSandbox(
      StopPodSandboxRequest request, StreamObserver<StopPodSandboxResponse> to) {
    answer("StopPodSandbox", "", to, StopPodSandboxResponse.getDefaultInstance());
  }

  @Override
  public void removePodSandbox(
      RemovePodSandboxRequest request, StreamObserver<RemovePodSandboxResponse> to) {
    pods.remove(request.getPodSandboxId());
    containers.values().removeIf(each -> each.getPodSandboxId().equals(request.getPodSandboxId()));
    answer("RemovePodSandbox", "", to, RemovePodSandboxResponse.getDefaultInstance());
  }

  @Override
  public void listPodSandbox(
      ListPodSandboxRequest request, StreamObserver<ListPodSandboxResponse> to) {
    ListPodSandboxResponse.Builder answer = ListPodSandboxResponse.newBuilder();
    pods.forEach(
        (id, pod) -> {
          if (request.getFilter().getId().isEmpty() || request.getFilter().getId().equals(id)) {
            answer.addItems(
                PodSandbox.newBuilder()
                    .setId(id)
                    .putAllLabels(pod.getConfig().getLabelsMap())
                    .putAllAnnotations(pod.getConfig().getAnnotationsMap()));
          }
        });
    answer("ListPodSandbox", "", to, answer.build());
  }

  @Override
  public void podSandboxStatus(
      PodSandboxStatusRequest request, StreamObserver<PodSandboxStatusResponse> to) {
    RunPodSandboxRequest pod = pods.get(request.getPodSandboxId());
    answer(
        "PodSandboxStatus",
        "",
        to,
        PodSandboxStatusResponse.newBuilder()
            .setStatus(
                PodSandboxStatus.newBuilder()
                    .setRuntimeHandler(pod == null ? "" : pod.getRuntimeHandler())
                    .setNetwork(PodSandboxNetworkStatus.newBuilder().setIp("127.0.0.9")))
            .build());
  }

  @Override
  public void listContainers(
      ListContainersRequest request, StreamObserver<ListContainersResponse> to) {
    ListContainersResponse.Builder answer = ListContainersResponse.newBuilder();
    containers.forEach(
        (id, container) -> {
          boolean wanted =
              request.getFilter().getId().equals(id)
                  || request.getFilter().getPodSandboxId().equals(container.getPodSandboxId());
          if (wanted) {
            answer.addContainers(
                Container.newBuilder().setId(id).setPodSandboxId(container.getPodSandboxId()));
          }
        });
    answer("ListContainers", "", to, answer.build());
  }

  @Override
  public void containerStatus(
      ContainerStatusRequest request, StreamObserver<ContainerStatusResponse> to) {
    CreateContainerRequest container = containers.get(request.getContainerId());
    if (container == null) {
      to.onError(Status.NOT_FOUND.withDescription("no such container").asRuntimeException());
      return;
    }
    answer(
        "ContainerStatus",
        "",
        to,
        ContainerStatusResponse.newBuilder()
            .setStatus(
                ContainerStatus.newBuilder()
                    .setId(request.getContainerId())
                    .setState(states.get(request.getContainerId()))
                    .setExitCode(3)
                    .putAllLabels(container.getConfig().getLabelsMap())
                    .setLogPath(log(container).toString()))
            .putInfo(
                "info",
                """
                {"pid": 77, "runtimeSpec": {"linux": {"resources":
                  {"cpu": {"quota": 150000, "period": 100000}, "memory": {"limit": 67108864}}}}}
                """)
            .build());
  }

  /** Writes a container's output, as an engine does. */
  void write(String id, String lines) {
    try {
      Files.writeString(log(requireNonNull(containers.get(id))), lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path log(CreateContainerRequest container) {
    return Path.of(container.getSandboxConfig().getLogDirectory())
        .resolve(container.getConfig().getLogPath());
  }

  @Override
  public void close() throws InterruptedException {
    var unused = server.shutdownNow().awaitTermination(5, TimeUnit.SECONDS);
    loop.shutdownGracefully(0, 0, TimeUnit.SECONDS).await();
  }
}
