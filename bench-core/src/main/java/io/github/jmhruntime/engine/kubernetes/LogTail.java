package io.github.jmhruntime.engine.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;

/** The end of a pod's log, for a message. */
final class LogTail {

  private final Cluster cluster;

  LogTail(Cluster cluster) {
    this.cluster = cluster;
  }

  /** Its last lines, oldest first; none where the pod has not started, or is gone. */
  List<String> of(String pod, int lines) {
    String path =
        "/api/v1/namespaces/%s/pods/%s/log?tailLines=%d".formatted(cluster.namespace(), pod, lines);
    String text =
        cluster.repeat(
            "read the log of pod " + pod,
            client -> {
              try {
                return client.raw(path);
              } catch (KubernetesClientException e) {
                if (ClusterFailures.isNotFound(e) || ClusterFailures.isTooEarly(e)) {
                  return null;
                }
                throw e;
              }
            });
    return text == null ? List.of() : text.lines().toList();
  }
}
