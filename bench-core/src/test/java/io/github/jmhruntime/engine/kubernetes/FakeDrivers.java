package io.github.jmhruntime.engine.kubernetes;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodList;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import io.fabric8.kubernetes.client.server.mock.KubernetesMixedDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import io.fabric8.mockwebserver.ServerRequest;
import io.fabric8.mockwebserver.ServerResponse;
import io.fabric8.mockwebserver.http.Dispatcher;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * An API server with the drivers' pods, whose states and logs are what a test says; all else is
 * kept as it is made.
 */
final class FakeDrivers implements AutoCloseable {

  static final String NAMESPACE = "bench";

  private static final Duration LONG = Duration.ofSeconds(30);

  /** Looks often, and is patient. */
  static final Pace PATIENT =
      new Pace(Duration.ofMillis(10), LONG, LONG, LONG, LONG, Duration.ofMillis(100));

  /** Gives up at the first trouble. */
  static final Pace IMPATIENT =
      new Pace(Duration.ofMillis(10), LONG, Duration.ZERO, Duration.ZERO, LONG, Duration.ZERO);

  /** How it is waited. */
  Pace pace = PATIENT;

  /** What becomes of the pods, by the driver's number; those that are not named have succeeded. */
  final Map<Integer, PodStatus> states = new ConcurrentHashMap<>();

  /** Answers for a log by the driver's number, and how often it was asked for before. */
  volatile BiFunction<Integer, Integer, MockResponse> logs =
      (number, times) -> text(stamped(1, "driver " + number));

  /** The events of all pods. */
  volatile String events = "{\"kind\":\"EventList\",\"apiVersion\":\"v1\",\"items\":[]}";

  /** What is answered instead of all else, or null. */
  volatile @Nullable MockResponse refusal;

  /** Only requests that begin like this are refused. */
  volatile String refused = "";

  /** All that was asked: method and path. */
  final List<String> requests = new CopyOnWriteArrayList<>();

  private final KubernetesSerialization json = new KubernetesSerialization();
  private final Map<Integer, Integer> asked = new ConcurrentHashMap<>();
  private final KubernetesMockServer server;
  private final Cluster cluster;

  FakeDrivers() {
    Map<ServerRequest, Queue<ServerResponse>> responses = new HashMap<>();
    server =
        new KubernetesMockServer(
            new Context(), new MockWebServer(), responses, around(responses), false);
    server.init();
    KubernetesClient client =
        server.createClient(builder -> builder.withHttpClientFactory(new JdkHttpClientFactory()));
    client.getConfiguration().setRequestRetryBackoffLimit(0);
    cluster =
        new Cluster(
            client,
            new ClusterAddress("", NAMESPACE, null, null, "bench:1"),
            Duration.ofSeconds(1));
  }

  Cluster cluster() {
    return cluster;
  }

  RunRoot root() {
    return new RunRoot(cluster, Clock.systemUTC());
  }

  ClusterWorkplace workplace(String... nodes) {
    return new ClusterWorkplace(cluster, root(), List.of(nodes), pace);
  }

  /** A line of a log with its time, in seconds after some hour. */
  static String stamped(int second, String line) {
    return "2026-11-26T15:00:%02d.000000001Z %s%n".formatted(second, line);
  }

  static MockResponse text(String body) {
    return new MockResponse().setResponseCode(200).setBody(body);
  }

  static MockResponse refusal(int code, String words) {
    return new MockResponse()
        .setResponseCode(code)
        .setHeader("Content-Type", "application/json")
        .setBody(
            "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"message\":\"%s\",\"code\":%d}"
                .formatted(words, code));
  }

  /** A state with a container that has ended. */
  static PodStatusBuilder ended(String phase, String reason, int exitCode) {
    return new PodStatusBuilder()
        .withPhase(phase)
        .addNewContainerStatus()
        .withNewState()
        .withNewTerminated()
        .withReason(reason)
        .withExitCode(exitCode)
        .endTerminated()
        .endState()
        .endContainerStatus();
  }

  static PodStatus running() {
    return new PodStatusBuilder().withPhase("Running").build();
  }

  private Dispatcher around(Map<ServerRequest, Queue<ServerResponse>> responses) {
    return new Dispatcher() {
      private final Dispatcher kept = new KubernetesMixedDispatcher(responses);

      @Override
      public MockResponse dispatch(RecordedRequest request) {
        String line = request.getMethod() + " " + request.getPath();
        requests.add(line);
        MockResponse no = refusal;
        if (no != null && line.startsWith(refused)) {
          return no;
        }
        if (line.contains("/log?")) {
          return log(line.replaceAll("^.*/pods/[^?]*-(\\d+)/log\\?.*$", "$1"));
        }
        if (line.contains("/events?")) {
          return text(events);
        }
        MockResponse answer = kept.dispatch(request);
        return line.startsWith("GET") && line.contains("/pods?") ? withStates(answer) : answer;
      }
    };
  }

  private MockResponse log(String number) {
    Integer driver = Integer.valueOf(number);
    return logs.apply(driver, asked.merge(driver, 1, Integer::sum) - 1);
  }

  private MockResponse withStates(MockResponse answer) {
    PodList list = json.unmarshal(answer.getBody().readUtf8(), PodList.class);
    list.setItems(list.getItems().stream().map(this::withState).toList());
    return text(json.asJson(list)).setHeader("Content-Type", "application/json");
  }

  private Pod withState(Pod pod) {
    int number = Integer.parseInt(pod.getMetadata().getLabels().get(DriverPods.DRIVER));
    return new PodBuilder(pod)
        .withStatus(states.getOrDefault(number, ended("Succeeded", "Completed", 0).build()))
        .build();
  }

  @Override
  public void close() {
    cluster.close();
    MadeUpServer.end(server::destroy);
  }
}
