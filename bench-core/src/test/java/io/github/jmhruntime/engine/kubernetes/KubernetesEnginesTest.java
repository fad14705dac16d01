package io.github.jmhruntime.engine.kubernetes;

import static io.github.jmhruntime.engine.kubernetes.FakeCluster.NAMESPACE;
import static io.github.jmhruntime.engine.kubernetes.FakePods.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.mockwebserver.http.MockResponse;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.EngineNotRunningException;
import io.github.jmhruntime.engine.EngineSession;
import io.github.jmhruntime.engine.Engines;
import io.github.jmhruntime.event.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class KubernetesEnginesTest {

  private static final String DRIVEN = "kubernetes?driverImage=registry.example%2Fjmh%3A1";

  private final FakeCluster fake = new FakeCluster();
  private final List<String> told = new ArrayList<>();

  @AfterEach
  void close() {
    fake.close();
  }

  @Test
  void aSessionTellsWhereItIsAndLeavesNothing() {
    fake.node("node-b");
    fake.node("node-a");

    try (EngineSession session = open(DRIVEN, Set.of())) {
      assertThat(session.endpoint())
          .isEqualTo(
              "kubernetes?namespace=measured&node=node-a&driverImage=registry.example%2Fjmh%3A1");
      assertThat(told)
          .singleElement()
          .asString()
          .contains(
              "namespace measured, 2 nodes: node-a (containerd 1.6.20, kubelet 1.20.2); node-b",
              "RuntimeClasses: runc (the nodes' default)");
      String id = session.engine().create(spec());
      session.engine().start(id);
    }

    assertThat(fake.admin.pods().inNamespace(NAMESPACE).list().getItems()).isEmpty();
    assertThat(fake.admin.batch().v1().jobs().inNamespace(NAMESPACE).list().getItems()).isEmpty();
  }

  @Test
  void withoutADriversImageTheNodeIsThisMachineOrTheRemedyIsSaid() {
    fake.node("node-a");

    try (EngineSession session = open("kubernetes", Set.of("192.0.2.7"))) {
      assertThat(session.engine().place()).contains("node-a");
    }
    assertThatThrownBy(() -> open("kubernetes", Set.of("192.0.2.8")))
        .hasMessageContaining("this machine is none of the nodes that can be measured (node-a)")
        .hasMessageContaining("`./bench image`")
        .hasMessageContaining("-DdriverImage=IMAGE");
  }

  @Test
  void nodesThatCannotBeMeasuredAreToldWithWhatMendsIt() {
    fake.node("cordoned", node -> node.editSpec().withUnschedulable(true).endSpec());
    fake.node(
        "tainted",
        node ->
            node.editSpec()
                .addNewTaint("NoSchedule", "node-role.kubernetes.io/master", null, null)
                .endSpec());

    assertThatThrownBy(() -> open(DRIVEN, Set.of()))
        .hasMessageContaining("-Dengine=kubernetes: none of 2 nodes can be measured")
        .hasMessageContaining("cordoned is cordoned")
        .hasMessageContaining("`kubectl uncordon cordoned`")
        .hasMessageContaining("`kubectl taint nodes tainted node-role.kubernetes.io/master-`");
    assertThatThrownBy(() -> open("kubernetes?nodes=disk%3Dssd", Set.of()))
        .hasMessageContaining("-Dnodes=disk=ssd: no node of the cluster has these labels")
        .hasMessageContaining("cordoned, tainted");
  }

  @Test
  void aNodeThatIsGoneCannotBeConnectedTo() {
    try (Cluster cluster = fake.open("kubernetes?node=node-x")) {
      assertThatThrownBy(() -> KubernetesEngines.connect(cluster))
          .hasMessageContaining("the cluster has no node node-x any more");
    }
  }

  @Test
  void theServersRefusalsAreSaidWithWhatMendsThem() {
    assertThatRefused(
        FakeCluster.refusal(401, "Unauthorized"),
        "does not know these credentials",
        "log in again");
    assertThatRefused(
        FakeCluster.refusal(403, "User \"u\" cannot list resource \"nodes\""),
        "cannot list resource",
        "-Drbac=rbac.yaml` and `kubectl apply -f rbac.yaml");
    assertThatRefused(
        FakeCluster.refusal(403, "pod rejected: RuntimeClass \"kata\" not found"),
        "pod rejected: RuntimeClass \"kata\" not found",
        "kubectl get runtimeclass");
    assertThatRefused(
        FakeCluster.refusal(404, "namespaces \"measured\" not found"),
        "namespaces \"measured\" not found",
        "`kubectl create namespace measured`");
    assertThatRefused(
        FakeCluster.refusal(403, "pods \"x\" is forbidden: violates PodSecurity \"restricted\""),
        "violates PodSecurity",
        "pod-security.kubernetes.io/enforce=privileged");
  }

  private void assertThatRefused(MockResponse answer, String words, String remedy) {
    fake.instead = request -> answer;
    assertThatThrownBy(() -> open(DRIVEN, Set.of()))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining(words)
        .hasMessageContaining(remedy);
  }

  @Test
  void aServerThatDoesNotAnswerIsNotRunning() {
    Cluster cluster = fake.open(DRIVEN, Duration.ofMillis(500));
    fake.close();

    assertThatThrownBy(() -> KubernetesEngines.open(cluster, event -> {}, Set.of()))
        .isInstanceOf(EngineNotRunningException.class)
        .hasMessageContaining("no API server answers at http://localhost");
  }

  @Test
  void theAdapterIsFound() {
    assertThatThrownBy(() -> Engines.installed().connect("nonsense://x", Duration.ofSeconds(1)))
        .hasMessageContaining("a cluster's node such as kubernetes or kubernetes:CONTEXT");
  }

  private EngineSession open(String address, Set<String> here) {
    Cluster cluster = fake.open(address);
    try {
      return KubernetesEngines.open(
          cluster, event -> told.add(((Event.Notice) event).text()), here);
    } catch (RuntimeException e) {
      cluster.close();
      throw e;
    }
  }
}
