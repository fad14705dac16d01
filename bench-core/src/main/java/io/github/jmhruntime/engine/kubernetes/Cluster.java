package io.github.jmhruntime.engine.kubernetes;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import io.github.jmhruntime.engine.EngineException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The API server of a cluster, in one namespace of it. Thread-safe.
 *
 * <p>Every call has a time limit, and fails with an {@link EngineException} in this project's words
 * ({@link ClusterFailures}).
 */
final class Cluster implements AutoCloseable {

  private static final String DEFAULT_NAMESPACE = "default";
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(200);

  private final KubernetesClient client;
  private final ClusterAddress address;
  private final String namespace;
  private final Duration limit;

  /** For tests as well: one that is spoken to by a client. */
  Cluster(KubernetesClient client, ClusterAddress address, Duration limit) {
    this.client = client;
    this.address = address;
    this.limit = limit;
    String asked = address.namespace();
    String usual = client.getConfiguration().getNamespace();
    this.namespace = asked != null ? asked : usual != null ? usual : DEFAULT_NAMESPACE;
  }

  /**
   * Opens the cluster that is meant, by the conventions of kubeconfig files, or by the credentials
   * that a pod has.
   *
   * @throws EngineException where there is no such context, or nothing that leads to a cluster
   */
  static Cluster open(ClusterAddress address, Duration limit) {
    Config found = Kubeconfig.find(address);
    Config config =
        new ConfigBuilder(found)
            .withRequestTimeout(Math.toIntExact(limit.toMillis()))
            .withConnectionTimeout(Math.toIntExact(limit.toMillis()))
            .withRequestRetryBackoffLimit(0)
            .withWatchReconnectLimit(0)
            .build();
    return new Cluster(
        new KubernetesClientBuilder()
            .withConfig(config)
            .withHttpClientFactory(new JdkHttpClientFactory())
            .build(),
        address,
        limit);
  }

  /** What it was opened by. */
  ClusterAddress address() {
    return address;
  }

  /** The namespace of all that is made. */
  String namespace() {
    return namespace;
  }

  /** How long a call may take. */
  Duration limit() {
    return limit;
  }

  /** Where the API server listens. */
  String server() {
    return client.getConfiguration().getMasterUrl();
  }

  /** The client, for what is no single call, such as a watch. */
  KubernetesClient client() {
    return client;
  }

  /**
   * One call, once.
   *
   * @param what what it does, for a message, such as {@code create pod jmh-1}
   */
  <T extends @Nullable Object> T call(String what, Function<KubernetesClient, T> call) {
    try {
      return call.apply(client);
    } catch (KubernetesClientException e) {
      throw ClusterFailures.of(what, e, this);
    }
  }

  /**
   * One call that may be made twice without harm; it is made again for as long as a call may take
   * while the server is not there.
   */
  <T extends @Nullable Object> T repeat(String what, Function<KubernetesClient, T> call) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (true) {
      try {
        return call.apply(client);
      } catch (KubernetesClientException e) {
        if (!ClusterFailures.mayPass(e) || System.nanoTime() - deadline > 0) {
          throw ClusterFailures.of(what, e, this);
        }
        LockSupport.parkNanos(BETWEEN_ATTEMPTS.toNanos());
      }
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
