package io.github.jmhruntime.engine.kubernetes;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.VersionInfo;
import io.github.jmhruntime.engine.Condition;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.EngineNotRunningException;
import io.github.jmhruntime.engine.EngineTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What runs need of a cluster, and what it has: each with what was found and what mends it. */
final class Conditions {

  private static final String SERVER = "API server";
  private static final int FIRST_MINOR = 20;

  private Conditions() {}

  /** All of them; only that of the API server where it does not answer. */
  static List<Condition> of(Cluster cluster) {
    List<Condition> conditions = new ArrayList<>();
    try {
      conditions.add(server(cluster));
    } catch (EngineException e) {
      return List.of(failed(SERVER, e));
    }
    conditions.addAll(guarded("namespace", () -> List.of(namespace(cluster))));
    conditions.addAll(guarded("rights", () -> Rights.check(cluster)));
    if (cluster.address().driverImage() != null) {
      conditions.addAll(guarded("ServiceAccount", () -> List.of(account(cluster))));
    }
    conditions.addAll(
        guarded(
            "nodes",
            () -> {
              List<Node> nodes = NodeConditions.matching(cluster);
              List<Condition> found = new ArrayList<>(NodeConditions.of(cluster, nodes));
              found.addAll(guarded("RuntimeClasses", () -> ClassConditions.of(cluster, nodes)));
              return found;
            }));
    return List.copyOf(conditions);
  }

  private static Condition server(Cluster cluster) {
    VersionInfo version =
        cluster.repeat("ask for the version", client -> client.getKubernetesVersion());
    String finding = "Kubernetes %s at %s".formatted(version.getGitVersion(), cluster.server());
    return isTooOld(version)
        ? Condition.unmet(SERVER, finding, "use a cluster of Kubernetes 1.20 or later")
        : Condition.met(SERVER, finding);
  }

  private static boolean isTooOld(VersionInfo version) {
    String minor = version.getMinor() == null ? "" : version.getMinor().replaceAll("\\D.*", "");
    return "1".equals(version.getMajor())
        && !minor.isEmpty()
        && Integer.parseInt(minor) < FIRST_MINOR;
  }

  private static Condition namespace(Cluster cluster) {
    String name = cluster.namespace();
    Namespace found =
        cluster.repeat(
            "ask for namespace " + name, client -> client.namespaces().withName(name).get());
    String subject = "namespace " + name;
    if (found == null) {
      return Condition.unmet(
          subject,
          "there is none",
          "`kubectl create namespace %s`, or `kubectl config set-context --current --namespace=NAME` for another"
              .formatted(name));
    }
    return found.getMetadata().getDeletionTimestamp() == null
        ? Condition.met(subject, "all pods of runs are made in it")
        : Condition.unmet(subject, "it is being deleted", "wait, and make it anew");
  }

  private static Condition account(Cluster cluster) {
    String name = DriverPods.ACCOUNT;
    ServiceAccount found =
        cluster.repeat(
            "ask for ServiceAccount " + name,
            client ->
                client.serviceAccounts().inNamespace(cluster.namespace()).withName(name).get());
    String subject = "ServiceAccount " + name;
    return found == null
        ? Condition.unmet(
            subject,
            "there is none in namespace %s, and drivers run as it".formatted(cluster.namespace()),
            ClusterFailures.GRANT)
        : Condition.met(subject, "drivers run as it");
  }

  /** What cannot be asked for is a condition as well, and keeps nothing else from being asked. */
  private static List<Condition> guarded(String subject, Supplier<List<Condition>> ask) {
    try {
      return ask.get();
    } catch (EngineException e) {
      return List.of(failed(subject, e));
    }
  }

  private static Condition failed(String subject, EngineException e) {
    if (e.getCause() instanceof KubernetesClientException refusal
        && ClusterFailures.isForbidden(refusal)) {
      return Condition.unmet(subject, ClusterFailures.words(refusal), ClusterFailures.GRANT);
    }
    boolean absent = e instanceof EngineNotRunningException || e instanceof EngineTimeoutException;
    return Condition.unmet(
        subject,
        String.valueOf(e.getMessage()),
        absent
            ? "start the cluster, or name another with -Dengine=kubernetes:CONTEXT"
            : "mend what the API server says");
  }
}
