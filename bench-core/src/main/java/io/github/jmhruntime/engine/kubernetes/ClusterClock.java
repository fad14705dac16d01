package io.github.jmhruntime.engine.kubernetes;

import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The clock of an API server, by which it judges deadlines; this machine's may be another. */
final class ClusterClock {

  private ClusterClock() {}

  /** Asks for it once; where the server does not say, it is taken to be this machine's. */
  static Clock of(Cluster cluster) {
    Clock here = Clock.systemUTC();
    HttpClient http = cluster.client().getHttpClient();
    try {
      HttpResponse<String> answer =
          http.sendAsync(
                  http.newHttpRequestBuilder().uri(cluster.server() + "version").build(),
                  String.class)
              .get(cluster.limit().toMillis(), TimeUnit.MILLISECONDS);
      String date = answer.header("Date");
      return date == null ? here : Clock.offset(here, Duration.between(here.instant(), read(date)));
    } catch (ExecutionException | TimeoutException | DateTimeException e) {
      return here;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return here;
    }
  }

  private static Instant read(String date) {
    return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
  }
}
