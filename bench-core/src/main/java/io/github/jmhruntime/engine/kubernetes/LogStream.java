package io.github.jmhruntime.engine.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The log of a pod as its API server sends it, each line with its time.
 *
 * <p>The client's own way takes the words of a refusal for a log.
 */
final class LogStream implements DriverLog.Source {

  private static final int MOST_WORDS = 2000;

  private final Cluster cluster;
  private final String pod;

  LogStream(Cluster cluster, String pod) {
    this.cluster = cluster;
    this.pod = pod;
  }

  @Override
  public InputStream open(@Nullable Instant since, boolean follow) throws IOException {
    KubernetesClient client = cluster.client();
    HttpClient http =
        client
            .getHttpClient()
            .newBuilder()
            .tag(
                new RequestConfigBuilder()
                    .withRequestTimeout(0)
                    .withRequestRetryBackoffLimit(0)
                    .build())
            .build();
    HttpRequest request = http.newHttpRequestBuilder().uri(uri(since, follow)).build();
    HttpResponse<InputStream> response = answer(http.sendAsync(request, InputStream.class));
    if (!response.isSuccessful()) {
      try (InputStream body = response.body()) {
        String said = new String(body.readNBytes(MOST_WORDS), UTF_8).strip();
        throw new KubernetesClientException(said, response.code(), null);
      }
    }
    return response.body();
  }

  private String uri(@Nullable Instant since, boolean follow) {
    String base = cluster.server().replaceAll("/+$", "");
    return "%s/api/v1/namespaces/%s/pods/%s/log?timestamps=true%s%s"
        .formatted(
            base,
            cluster.namespace(),
            pod,
            follow ? "&follow=true" : "",
            since == null ? "" : "&sinceTime=" + URLEncoder.encode(since.toString(), UTF_8));
  }

  private HttpResponse<InputStream> answer(CompletableFuture<HttpResponse<InputStream>> asked)
      throws IOException {
    try {
      return asked.get(cluster.limit().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      giveUp(asked);
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } catch (TimeoutException e) {
      giveUp(asked);
      throw new IOException("the API server has not begun to answer within the call's limit", e);
    } catch (ExecutionException e) {
      throw new IOException(String.valueOf(e.getCause()), e);
    }
  }

  /** What comes too late is closed. */
  private static void giveUp(CompletableFuture<HttpResponse<InputStream>> asked) {
    var unused =
        asked.thenAccept(
            response -> {
              try {
                response.body().close();
              } catch (IOException e) {
                // It is closed as well as it can be.
              }
            });
  }
}
