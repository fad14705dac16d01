package io.github.jmhruntime.engine.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.EngineNotRunningException;
import io.github.jmhruntime.engine.EngineTimeoutException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** What an API server says no with, in this project's words and with a remedy. */
final class ClusterFailures {

  /** What prints the rights that are needed. */
  static final String GRANT =
      "let whoever may do that run `mvn jmh-runtime:doctor -Dengine=kubernetes -Drbac=rbac.yaml` and `kubectl apply -f rbac.yaml`";

  /** Lists that were not answered have -1, other calls 0. */
  private static final int NO_ANSWER = 0;

  private static final int BAD_REQUEST = 400;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;

  private ClusterFailures() {}

  /**
   * The failure of a call.
   *
   * @param what what it was to do
   */
  static EngineException of(String what, KubernetesClientException e, Cluster cluster) {
    String said = words(e);
    if (e.getCode() <= NO_ANSWER) {
      return unreachable(what, e, cluster);
    }
    return switch (e.getCode()) {
      case UNAUTHORIZED ->
          new EngineException(
              "%s: the API server at %s does not know these credentials (%s); log in again, or name another context with -Dengine=kubernetes:CONTEXT"
                  .formatted(what, cluster.server(), said),
              e);
      case FORBIDDEN ->
          new EngineException(
              "%s: %s; %s".formatted(what, said, Rejections.remedy(said, cluster).orElse(GRANT)),
              e);
      default ->
          new EngineException(
              "%s: the API server says: %s (%d)%s"
                  .formatted(
                      what,
                      said,
                      e.getCode(),
                      Rejections.remedy(said, cluster).map(remedy -> "; " + remedy).orElse("")),
              e);
    };
  }

  private static EngineException unreachable(
      String what, KubernetesClientException e, Cluster cluster) {
    Throwable root = root(e);
    if (root instanceof HttpTimeoutException
        || root instanceof TimeoutException
        || root instanceof InterruptedException) {
      return new EngineTimeoutException(
          "%s: the API server at %s has not answered within %.0f s; %s"
              .formatted(
                  what,
                  cluster.server(),
                  cluster.limit().toMillis() / 1e3,
                  EngineTimeoutException.SIGN),
          e);
    }
    if (root instanceof SSLException) {
      return new EngineException(
          "%s: the API server at %s cannot be trusted: %s; the kubeconfig's certificate-authority has to be that of the cluster"
              .formatted(what, cluster.server(), root.getMessage()),
          e);
    }
    String why =
        root instanceof UnknownHostException
            ? "no such host"
            : root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    return new EngineNotRunningException(
        "%s: no API server answers at %s (%s); is the cluster up, and the context the right one?"
            .formatted(what, cluster.server(), why),
        e);
  }

  /** Whether the same call may go through a moment later. */
  static boolean mayPass(KubernetesClientException e) {
    if (e.getCode() <= NO_ANSWER) {
      return !(root(e) instanceof SSLException) && !(root(e) instanceof UnknownHostException);
    }
    return e.getCode() == TOO_MANY_REQUESTS || e.getCode() >= SERVER_ERROR;
  }

  /** Whether there is no such object. */
  static boolean isNotFound(KubernetesClientException e) {
    return e.getCode() == NOT_FOUND;
  }

  /** Whether it cannot be had yet, such as the log of a container that has not started. */
  static boolean isTooEarly(KubernetesClientException e) {
    return e.getCode() == BAD_REQUEST;
  }

  /** Whether there is one of that name, or it has been changed meanwhile. */
  static boolean isConflict(KubernetesClientException e) {
    return e.getCode() == CONFLICT;
  }

  /** Whether the right is missing. */
  static boolean isForbidden(KubernetesClientException e) {
    return e.getCode() == FORBIDDEN;
  }

  /** The server's own words, without what the client puts around them. */
  static String words(KubernetesClientException e) {
    String message =
        e.getStatus() == null || e.getStatus().getMessage() == null
            ? e.getMessage()
            : e.getStatus().getMessage();
    return message == null ? e.getClass().getSimpleName() : message.strip();
  }

  private static Throwable root(Throwable e) {
    Throwable root = e;
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      root = cause;
      if (isTelling(cause)) {
        break;
      }
    }
    return root;
  }

  private static boolean isTelling(@Nullable Throwable cause) {
    return cause instanceof ConnectException
        || cause instanceof HttpTimeoutException
        || cause instanceof SSLException
        || cause instanceof UnknownHostException;
  }
}
