package io.github.jmhruntime.engine.kubernetes;

import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import io.fabric8.mockwebserver.http.Dispatcher;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** An API server that knows what a test says, and who may do what. */
final class FakeFacts implements AutoCloseable {

  /** What is answered, by the end of a path without its query. */
  final Map<String, MockResponse> answers = new HashMap<>();

  /** The questions for rights, as they were asked. */
  final List<String> asked = new CopyOnWriteArrayList<>();

  /** A part of the questions that are answered with no. */
  String denied = "none";

  private final KubernetesSerialization json = new KubernetesSerialization();
  private final KubernetesMockServer server;
  private final Cluster cluster;

  FakeFacts(ClusterAddress address) {
    server =
        new KubernetesMockServer(
            new Context(), new MockWebServer(), new HashMap<>(), dispatcher(), false);
    server.init();
    cluster =
        new Cluster(
            server.createClient(
                builder -> builder.withHttpClientFactory(new JdkHttpClientFactory())),
            address,
            Duration.ofSeconds(1));
    cluster.client().getConfiguration().setRequestRetryBackoffLimit(0);
  }

  Cluster cluster() {
    return cluster;
  }

  void has(String path, KubernetesResource answer) {
    answers.put(path, json(json.asJson(answer)));
  }

  void has(String path, String answer) {
    answers.put(path, json(answer));
  }

  private static MockResponse json(String text) {
    return FakeDrivers.text(text).setHeader("Content-Type", "application/json");
  }

  private Dispatcher dispatcher() {
    return new Dispatcher() {
      @Override
      public MockResponse dispatch(RecordedRequest request) {
        String path = request.getPath().replaceAll("\\?.*", "");
        if (path.endsWith("/selfsubjectaccessreviews")) {
          String question = request.getUtf8Body();
          asked.add(question);
          return json(
              "{\"apiVersion\":\"authorization.k8s.io/v1\",\"kind\":\"SelfSubjectAccessReview\",\"status\":{\"allowed\":%s}}"
                  .formatted(!question.contains(denied)));
        }
        @Nullable MockResponse answer = answers.get(path);
        return answer == null ? FakeDrivers.refusal(404, path + " not found") : answer;
      }
    };
  }

  @Override
  public void close() {
    cluster.close();
    MadeUpServer.end(server::destroy);
  }
}
