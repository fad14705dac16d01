package io.github.jmhruntime.engine.kubernetes;

import java.util.Optional;

/** What an API server gives as its reason where it takes no object, with what mends it. */
final class Rejections {

  private Rejections() {}

  /**
   * What mends it, or empty where its words are all that is known.
   *
   * @param words the server's own
   */
  static Optional<String> remedy(String words, Cluster cluster) {
    if (words.contains("RuntimeClass") && words.contains("not found")) {
      return Optional.of(
          "`kubectl get runtimeclass` shows those that there are; create it with the handler that the nodes have, or leave the runtime out of -Druntime");
    }
    if (words.contains("namespaces") && words.contains("not found")) {
      return Optional.of(
          "`kubectl create namespace %s` makes it, or set another one with `kubectl config set-context --current --namespace=NAME`"
              .formatted(cluster.namespace()));
    }
    if (words.contains("PodSecurity") || words.contains("PodSecurityPolicy")) {
      return Optional.of(
          "pods of a measurement mount folders of their node; let the namespace have them with `kubectl label namespace %s pod-security.kubernetes.io/enforce=privileged`"
              .formatted(cluster.namespace()));
    }
    if (words.contains("exceeded quota")) {
      return Optional.of(
          "the namespace %s has a quota; ask for less with -Dlimits, or measure in another namespace"
              .formatted(cluster.namespace()));
    }
    if (words.contains("being terminated")) {
      return Optional.of(
          "the namespace %s is being deleted; measure in another one"
              .formatted(cluster.namespace()));
    }
    return Optional.empty();
  }
}
