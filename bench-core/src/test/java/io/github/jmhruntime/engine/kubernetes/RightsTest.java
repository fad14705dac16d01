package io.github.jmhruntime.engine.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.authorization.v1.ResourceAttributes;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReview;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.github.jmhruntime.engine.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RightsTest {

  private final KubernetesSerialization yaml = new KubernetesSerialization();
  private final FakeFacts facts = new FakeFacts(new ClusterAddress("", "bench", null, null, null));

  @AfterEach
  void close() {
    facts.close();
  }

  @Test
  void whatIsGrantedIsAskedForAndTheOtherWayRound() {
    List<Condition> conditions = Rights.check(facts.cluster());

    assertThat(conditions)
        .singleElement()
        .satisfies(
            condition -> {
              assertThat(condition.met()).isTrue();
              assertThat(condition.finding()).contains("namespace bench");
            });
    Set<String> asked =
        facts.asked.stream().map(this::asked).collect(Collectors.toCollection(TreeSet::new));
    assertThat(asked).hasSameSizeAs(facts.asked).isEqualTo(granted());
  }

  @Test
  void eachMissingRightIsNamedWithTheRemedy() {
    facts.denied = "\"subresource\":\"log\"";

    assertThat(Rights.check(facts.cluster()))
        .singleElement()
        .satisfies(
            condition -> {
              assertThat(condition.met()).isFalse();
              assertThat(condition.finding()).contains("get pods/log in namespace bench");
              assertThat(condition.remedy())
                  .contains("-Drbac=rbac.yaml` and `kubectl apply -f rbac.yaml");
            });
  }

  @Test
  void theManifestIsForItsNamespaceAndGrantsToTheAccountOfDrivers() {
    assertThat(Rights.manifest("bench"))
        .doesNotContain("${")
        .contains("name: " + DriverPods.ACCOUNT, "namespace: bench", "jmh-runtime-bench");
  }

  private String asked(String question) {
    ResourceAttributes of =
        yaml.unmarshal(question, SelfSubjectAccessReview.class).getSpec().getResourceAttributes();
    return of.getNamespace()
        + " "
        + of.getVerb()
        + " "
        + of.getGroup()
        + "/"
        + of.getResource()
        + (of.getSubresource() == null ? "" : "/" + of.getSubresource())
        + " "
        + of.getName();
  }

  private Set<String> granted() {
    Set<String> granted = new TreeSet<>();
    for (String document : Rights.manifest("bench").split("\n---\n")) {
      if (document.contains("kind: Role\n")) {
        granted.addAll(granted("bench", yaml.unmarshal(document, Role.class).getRules()));
      } else if (document.contains("kind: ClusterRole\n") && document.contains("rules:")) {
        granted.addAll(granted(null, yaml.unmarshal(document, ClusterRole.class).getRules()));
      }
    }
    return granted;
  }

  private static List<String> granted(@Nullable String namespace, List<PolicyRule> rules) {
    List<String> granted = new ArrayList<>();
    for (PolicyRule rule : rules) {
      for (String resource : rule.getResources()) {
        for (String verb : rule.getVerbs()) {
          String name = rule.getResourceNames().isEmpty() ? null : rule.getResourceNames().get(0);
          granted.add(
              namespace
                  + " "
                  + verb
                  + " "
                  + rule.getApiGroups().get(0)
                  + "/"
                  + resource
                  + " "
                  + name);
        }
      }
    }
    return granted;
  }
}
