package io.github.jmhruntime.engine.kubernetes;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.EventListBuilder;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.fabric8.mockwebserver.MockWebServer;
import io.fabric8.mockwebserver.http.Dispatcher;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import io.fabric8.mockwebserver.http.Response;
import io.fabric8.mockwebserver.http.WebSocket;
import io.fabric8.mockwebserver.http.WebSocketListener;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** An API server in memory, with a kubelet that does what a test says. */
final class FakeCluster implements AutoCloseable {

  static final String NAMESPACE = "measured";
  static final String RUN = "20261126-150000-1a2b";
  static final Duration LIMIT = Duration.ofSeconds(10);

  private final KubernetesCrudDispatcher objects = new KubernetesCrudDispatcher();
  private final MockWebServer server = new MockWebServer();
  private final ExecutorService kubelet = Executors.newSingleThreadExecutor();
  private final List<WebSocket> watches = new CopyOnWriteArrayList<>();
  private final List<Event> events = new CopyOnWriteArrayList<>();

  /** Answers what the API server does not answer itself; null for what it does. */
  volatile Function<RecordedRequest, @Nullable MockResponse> instead = request -> null;

  /** What becomes of a pod that was created. */
  volatile UnaryOperator<Pod> fate = FakePods::running;

  /** For tests to see and change what there is. */
  final KubernetesClient admin;

  FakeCluster() {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return answer(request);
          }
        });
    server.start();
    admin = client();
  }

  private KubernetesClient client() {
    Config config =
        new ConfigBuilder(Config.empty())
            .withMasterUrl("http://localhost:" + server.getPort())
            .withNamespace(NAMESPACE)
            .withRequestTimeout(2_000)
            .withRequestRetryBackoffLimit(0)
            .withWatchReconnectLimit(0)
            .build();
    return new KubernetesClientBuilder()
        .withConfig(config)
        .withHttpClientFactory(new JdkHttpClientFactory())
        .build();
  }

  Cluster open(String address) {
    return open(address, LIMIT);
  }

  Cluster open(String address, Duration limit) {
    return new Cluster(client(), ClusterAddress.of("-Dengine", address), limit);
  }

  private MockResponse answer(RecordedRequest request) {
    MockResponse other = instead.apply(request);
    return other != null ? other : serve(request);
  }

  private MockResponse serve(RecordedRequest request) {
    String path = request.getPath();
    if (path.startsWith("/version")) {
      return json("{\"major\":\"1\",\"minor\":\"20\",\"gitVersion\":\"v1.20.2\"}");
    }
    if (path.contains("/events")) {
      return json(Serialization.asJson(new EventListBuilder().withItems(events).build()));
    }
    MockResponse answer = objects.dispatch(request);
    if (answer.getWebSocketListener() != null) {
      return new MockResponse().withWebSocketUpgrade(new Kept(answer.getWebSocketListener()));
    }
    if (request.getMethod().equals("POST") && path.contains("/pods") && answer.code() < 300) {
      kubelet.execute(this::decide);
    }
    return answer;
  }

  /** Does what is asked for, and says that it has not. */
  MockResponse lose(RecordedRequest request) {
    var unused = serve(request);
    return refusal(500, "etcdserver: request timed out");
  }

  private void decide() {
    admin.pods().inNamespace(NAMESPACE).list().getItems().stream()
        .filter(pod -> new PodView(pod).phase().isEmpty())
        .forEach(pod -> set(pod.getMetadata().getName(), fate));
  }

  /** Has something become of a pod. */
  void set(String pod, UnaryOperator<Pod> change) {
    var resource = admin.pods().inNamespace(NAMESPACE).withName(pod);
    Pod found = resource.get();
    if (found != null) {
      admin.pods().inNamespace(NAMESPACE).resource(change.apply(found)).update();
    }
  }

  /** Ends all watches, as an API server does now and then. */
  void endWatches() {
    watches.forEach(watch -> watch.close(1000, ""));
    watches.clear();
  }

  /** Says on all watches that what they ask for is too long ago. */
  void expireWatches() {
    String gone =
        Serialization.asJson(
            new StatusBuilder().withCode(410).withReason("Expired").withMessage("too old").build());
    watches.forEach(watch -> watch.send("{\"type\":\"ERROR\",\"object\":%s}".formatted(gone)));
    watches.clear();
  }

  /** Has the kubelet, or the scheduler, warn of pods. */
  void warn(String reason, String message) {
    events.add(
        new EventBuilder()
            .withNewMetadata()
            .withName("e" + events.size())
            .endMetadata()
            .withType("Warning")
            .withReason(reason)
            .withMessage(message)
            .withLastTimestamp("2026-11-26T15:00:0%dZ".formatted(events.size()))
            .build());
  }

  static MockResponse json(String body) {
    return new MockResponse()
        .setResponseCode(200)
        .setHeader("Content-Type", "application/json")
        .setBody(body);
  }

  static MockResponse refusal(int code, String message) {
    return json(Serialization.asJson(
            new StatusBuilder().withCode(code).withMessage(message).build()))
        .setResponseCode(code);
  }

  /** A node that is ready. */
  Node node(String name, UnaryOperator<NodeBuilder> change) {
    NodeBuilder node =
        new NodeBuilder()
            .withNewMetadata()
            .withName(name)
            .addToLabels("kubernetes.io/hostname", name)
            .endMetadata()
            .withNewSpec()
            .endSpec()
            .withNewStatus()
            .addNewAddress("192.0.2.7", "InternalIP")
            .addNewAddress(name, "Hostname")
            .addNewCondition()
            .withType("Ready")
            .withStatus("True")
            .endCondition()
            .withAllocatable(Map.of("cpu", new Quantity("3500m"), "memory", new Quantity("4Gi")))
            .withNewNodeInfo()
            .withKubeletVersion("v1.20.2")
            .withContainerRuntimeVersion("containerd://1.6.20")
            .withKernelVersion("6.1.0")
            .withOsImage("Debian 12")
            .endNodeInfo()
            .endStatus();
    return admin.nodes().resource(change.apply(node).build()).create();
  }

  Node node(String name) {
    return node(name, UnaryOperator.identity());
  }

  /** Hands a watch's connection on, and keeps it. */
  private final class Kept extends WebSocketListener {
    private final WebSocketListener listener;

    Kept(WebSocketListener listener) {
      this.listener = listener;
    }

    @Override
    public void onOpen(WebSocket socket, Response response) {
      watches.add(socket);
      listener.onOpen(socket, response);
    }

    @Override
    public void onClosing(WebSocket socket, int code, String reason) {
      listener.onClosing(socket, code, reason);
    }

    @Override
    public void onClosed(WebSocket socket, int code, String reason) {
      listener.onClosed(socket, code, reason);
    }
  }

  @Override
  public void close() {
    kubelet.shutdownNow();
    admin.close();
    MadeUpServer.end(server::shutdown);
  }
}
