package io.github.jmhruntime.engine.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jmhruntime.engine.Condition;
import io.github.jmhruntime.profile.Catalog;
import io.github.jmhruntime.profile.RuntimeProfile;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConditionsTest {

  private static final String READY = "{\"type\":\"Ready\",\"status\":\"True\"}";
  private static final RuntimeProfile KATA = Catalog.load(null).runtime("-Druntime", "kata");

  private final FakeFacts facts =
      new FakeFacts(new ClusterAddress("", "bench", null, null, "bench:1"));

  @BeforeEach
  void fill() {
    facts.has("/version", "{\"major\":\"1\",\"minor\":\"30+\",\"gitVersion\":\"v1.30.2\"}");
    facts.has(
        "/api/v1/namespaces/bench",
        "{\"kind\":\"Namespace\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"bench\"}}");
    facts.has(
        "/api/v1/namespaces/bench/serviceaccounts/jmh-runtime",
        "{\"kind\":\"ServiceAccount\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"jmh-runtime\"}}");
    nodes(node("node-a", "{}", "\"runtimeHandlers\":[{\"name\":\"runsc\"}],"));
    classes("{\"metadata\":{\"name\":\"gvisor\"},\"handler\":\"runsc\"}");
  }

  @AfterEach
  void close() {
    facts.close();
  }

  @Test
  void aClusterThatHasAllSaysSo() {
    List<Condition> conditions = Conditions.of(facts.cluster());

    assertThat(conditions).allMatch(Condition::met);
    assertThat(conditions)
        .extracting(Condition::subject)
        .containsExactly(
            "API server",
            "namespace bench",
            "rights",
            "ServiceAccount jmh-runtime",
            "nodes",
            "RuntimeClass gvisor");
    assertThat(finding(conditions, "API server")).contains("v1.30.2");
    assertThat(finding(conditions, "nodes")).contains("node-a");
    assertThat(finding(conditions, "RuntimeClass gvisor"))
        .isEqualTo("handler runsc on 1 of 1 nodes");
  }

  @Test
  void whatIsMissingIsNamedWithWhatMendsIt() {
    facts.answers.remove("/api/v1/namespaces/bench");
    facts.answers.remove("/api/v1/namespaces/bench/serviceaccounts/jmh-runtime");
    nodes(node("node-a", "{\"unschedulable\":true}", ""));

    List<Condition> unmet = unmet();

    assertThat(unmet)
        .extracting(Condition::subject)
        .containsExactly("namespace bench", "ServiceAccount jmh-runtime", "node node-a");
    assertThat(unmet.get(0).remedy()).contains("kubectl create namespace bench");
    assertThat(unmet.get(1).remedy()).contains("-Drbac");
    assertThat(unmet.get(2).finding()).contains("cordoned", "kubectl uncordon node-a");
  }

  @Test
  void aRuntimeWithoutAClassIsMendedByTheManifestOfOne() {
    assertThat(ClassConditions.remedy(KATA))
        .contains("\"kind\":\"RuntimeClass\"", "\"name\":\"kata\"", "kubectl apply -f -");
  }

  @Test
  void aClassWhoseHandlerNoNodeHasIsNotMet() {
    classes("{\"metadata\":{\"name\":\"kata\"},\"handler\":\"kata-qemu\"}");

    assertThat(unmet())
        .singleElement()
        .satisfies(condition -> assertThat(condition.finding()).contains("kata-qemu", "none"));
  }

  @Test
  void aClassWhoseSelectorMatchesNoNodeIsNotMet() {
    classes(
        "{\"metadata\":{\"name\":\"gvisor\"},\"handler\":\"runsc\",\"scheduling\":{\"nodeSelector\":{\"sandbox\":\"yes\"}}}");

    assertThat(unmet())
        .singleElement()
        .satisfies(condition -> assertThat(condition.finding()).contains("nodeSelector"));
  }

  @Test
  void whatMayNotBeAskedForIsNamedAndKeepsNothingElseBack() {
    facts.answers.put(
        "/api/v1/nodes", FakeDrivers.refusal(403, "nodes is forbidden: User jane cannot list"));
    facts.denied = "\"nodes\"";

    List<Condition> unmet = unmet();

    assertThat(unmet).extracting(Condition::subject).contains("rights", "nodes");
    assertThat(unmet).allSatisfy(each -> assertThat(each.remedy()).contains("-Drbac"));
  }

  @Test
  void aServerThatDoesNotAnswerIsAllThatIsSaid() {
    facts.answers.put("/version", FakeDrivers.refusal(503, "etcd is down"));

    assertThat(Conditions.of(facts.cluster()))
        .singleElement()
        .satisfies(
            condition -> {
              assertThat(condition.met()).isFalse();
              assertThat(condition.finding()).contains("etcd is down");
            });
  }

  private List<Condition> unmet() {
    return Conditions.of(facts.cluster()).stream().filter(condition -> !condition.met()).toList();
  }

  private static String finding(List<Condition> conditions, String subject) {
    return conditions.stream()
        .filter(condition -> condition.subject().equals(subject))
        .findFirst()
        .orElseThrow()
        .finding();
  }

  private static String node(String name, String spec, String status) {
    return "{\"metadata\":{\"name\":\"%s\"},\"spec\":%s,\"status\":{%s\"conditions\":[%s]}}"
        .formatted(name, spec, status, READY);
  }

  private void nodes(String items) {
    facts.has(
        "/api/v1/nodes",
        "{\"kind\":\"NodeList\",\"apiVersion\":\"v1\",\"items\":[%s]}".formatted(items));
  }

  private void classes(String items) {
    facts.has(
        "/apis/node.k8s.io/v1/runtimeclasses",
        "{\"kind\":\"RuntimeClassList\",\"apiVersion\":\"node.k8s.io/v1\",\"items\":[%s]}"
            .formatted(items));
  }
}
