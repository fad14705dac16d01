package io.github.jmhruntime.engine.kubernetes;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.EngineNotRunningException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a pod's log, each once, from its first to its last, however often the connection
 * breaks between. It is read by one thread, and may be closed by any.
 */
final class PodLog implements AutoCloseable {

  private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int NOT_YET = 400;
  private static final int NOT_FOUND = 404;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;

  private final Cluster cluster;
  private final String pod;
  private final BooleanSupplier hasEnded;
  private final LogPosition position = new LogPosition();
  private volatile @Nullable InputStream stream;
  private volatile boolean closed;
  private boolean whole;

  /**
   * Creates it; it is asked for with the first line.
   *
   * @param hasEnded whether the pod's container has ended, so that nothing more is written
   */
  PodLog(Cluster cluster, String pod, BooleanSupplier hasEnded) {
    this.cluster = cluster;
    this.pod = pod;
    this.hasEnded = hasEnded;
  }

  /**
   * Waits for the next line.
   *
   * @return it without its end, or null where there will be none any more
   * @throws EngineException where the log cannot be had, or the API server stays away
   */
  byte @Nullable [] next() throws InterruptedException {
    long heard = System.nanoTime();
    while (!closed) {
      InputStream open = stream;
      if (open == null) {
        if (System.nanoTime() - heard > PATIENCE.toNanos()) {
          throw new EngineNotRunningException(
              "follow the log of pod %s: the API server at %s has not given it for %d minutes"
                  .formatted(pod, cluster.server(), PATIENCE.toMinutes()),
              new TimeoutException());
        }
        if (!open()) {
          return null;
        }
        continue;
      }
      try {
        byte[] line = line(open);
        if (line == null && whole) {
          return null;
        }
        if (line == null) {
          reconnect();
        } else {
          byte[] content = take(line);
          if (content != null) {
            return content;
          }
        }
      } catch (IOException e) {
        reconnect();
      }
    }
    return null;
  }

  /** Breaks the connection, which is made anew. */
  void reconnect() {
    InputStream open = stream;
    stream = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        // It is broken, which is what is wanted.
      }
    }
  }

  /** Asks for the log from where it was read to; false where there is none any more. */
  private boolean open() throws InterruptedException {
    boolean last = hasEnded.getAsBoolean();
    try {
      HttpResponse<InputStream> answer = ask(!last).get();
      if (answer.isSuccessful()) {
        position.reopen();
        whole = last;
        stream = new BufferedInputStream(answer.body());
        return true;
      }
      answer.body().close();
      if (answer.code() == NOT_FOUND || last && answer.code() == NOT_YET) {
        return false;
      }
      if (answer.code() != NOT_YET
          && answer.code() != TOO_MANY_REQUESTS
          && answer.code() < SERVER_ERROR) {
        throw ClusterFailures.of(
            "follow the log of pod " + pod,
            new KubernetesClientException(answer.message(), answer.code(), null),
            cluster);
      }
    } catch (ExecutionException | IOException e) {
      // It may be there a moment later.
    }
    Thread.sleep(BETWEEN_ATTEMPTS.toMillis());
    return true;
  }

  private CompletableFuture<HttpResponse<InputStream>> ask(boolean follow) {
    HttpClient http = cluster.client().getHttpClient();
    String since =
        position
            .since()
            .map(time -> "&sinceTime=" + URLEncoder.encode(time.toString(), UTF_8))
            .orElse("");
    return http.sendAsync(
        http.newHttpRequestBuilder()
            .uri(
                "%sapi/v1/namespaces/%s/pods/%s/log?timestamps=true&follow=%s%s"
                    .formatted(cluster.server(), cluster.namespace(), pod, follow, since))
            .forStreaming()
            .build(),
        InputStream.class);
  }

  /** Reads a line; one that breaks off is read again. */
  private static byte @Nullable [] line(InputStream open) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = open.read(); next != '\n'; next = open.read()) {
      if (next < 0) {
        return null;
      }
      line.write(next);
    }
    return line.toByteArray();
  }

  /** Takes the time off; null for a line that was read before. */
  private byte @Nullable [] take(byte[] line) {
    int end = 0;
    while (end < line.length && line[end] != ' ') {
      end++;
    }
    try {
      Instant time = OffsetDateTime.parse(new String(line, 0, end, ISO_8859_1)).toInstant();
      if (!position.take(time)) {
        return null;
      }
      int from = Math.min(end + 1, line.length);
      return Arrays.copyOfRange(line, from, line.length);
    } catch (DateTimeParseException e) {
      return line;
    }
  }

  @Override
  public void close() {
    closed = true;
    reconnect();
  }
}
