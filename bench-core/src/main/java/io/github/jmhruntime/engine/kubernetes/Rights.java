package io.github.jmhruntime.engine.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReview;
import io.github.jmhruntime.engine.Condition;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rights that runs need, as {@code rbac.yaml} grants them: it is the only list of them. */
final class Rights {

  private static final String FILE = "rbac.yaml";
  private static final String SUBJECT = "rights";
  private static final String ROLE = "Role";
  private static final String CLUSTER_ROLE = "ClusterRole";

  private Rights() {}

  /** The manifest that grants them in a namespace, to the service account of drivers. */
  static String manifest(String namespace) {
    try (InputStream in = Rights.class.getResourceAsStream(FILE)) {
      return new String(requireNonNull(in, FILE).readAllBytes(), UTF_8)
          .replace("${namespace}", namespace);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Each of them. */
  static List<Right> in(String namespace) {
    List<Right> rights = new ArrayList<>();
    try (MappingIterator<JsonNode> documents =
        new YAMLMapper().readerFor(JsonNode.class).readValues(manifest(namespace))) {
      while (documents.hasNext()) {
        JsonNode document = documents.next();
        String kind = document.path("kind").asText();
        if (kind.equals(ROLE) || kind.equals(CLUSTER_ROLE)) {
          String where = kind.equals(ROLE) ? namespace : null;
          document.path("rules").forEach(rule -> rights.addAll(rights(rule, where)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(rights);
  }

  private static List<Right> rights(JsonNode rule, @Nullable String namespace) {
    List<Right> rights = new ArrayList<>();
    for (JsonNode group : rule.path("apiGroups")) {
      for (JsonNode resource : rule.path("resources")) {
        for (JsonNode verb : rule.path("verbs")) {
          for (String name : names(rule)) {
            rights.add(
                new Right(
                    verb.asText(),
                    group.asText(),
                    resource.asText(),
                    name.isEmpty() ? null : name,
                    namespace));
          }
        }
      }
    }
    return rights;
  }

  private static List<String> names(JsonNode rule) {
    List<String> names = new ArrayList<>();
    rule.path("resourceNames").forEach(name -> names.add(name.asText()));
    return names.isEmpty() ? List.of("") : names;
  }

  /** Which of them whoever asks has: each that is missing is a condition that is not met. */
  static List<Condition> check(Cluster cluster) {
    List<Right> needed = in(cluster.namespace());
    List<Condition> missing = new ArrayList<>();
    for (Right right : needed) {
      SelfSubjectAccessReview answer =
          cluster.repeat(
              "ask for the right to " + right,
              client ->
                  client.authorization().v1().selfSubjectAccessReview().create(right.question()));
      if (answer.getStatus() == null || !Boolean.TRUE.equals(answer.getStatus().getAllowed())) {
        missing.add(Condition.unmet(SUBJECT, "there is none to " + right, ClusterFailures.GRANT));
      }
    }
    return missing.isEmpty()
        ? List.of(
            Condition.met(
                SUBJECT,
                "all %d that runs need in namespace %s"
                    .formatted(needed.size(), cluster.namespace())))
        : List.copyOf(missing);
  }
}
