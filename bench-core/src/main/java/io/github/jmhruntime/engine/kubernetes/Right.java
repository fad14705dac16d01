package io.github.jmhruntime.engine.kubernetes;

import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import org.jspecify.annotations.Nullable;

/**
 * One right.
 *
 * @param verb what may be done, such as {@code create}
 * @param group the API group, empty for the first
 * @param resource to what, such as {@code pods} or {@code pods/log}
 * @param name to the one of that name, or null for any
 * @param namespace where, or null for the whole cluster
 */
record Right(
    String verb, String group, String resource, @Nullable String name, @Nullable String namespace) {

  /** The question whether whoever asks has it. */
  SelfSubjectAccessReview question() {
    String[] parts = resource.split("/", 2);
    return new SelfSubjectAccessReviewBuilder()
        .withNewSpec()
        .withNewResourceAttributes()
        .withVerb(verb)
        .withGroup(group)
        .withResource(parts[0])
        .withSubresource(parts.length == 1 ? null : parts[1])
        .withName(name)
        .withNamespace(namespace)
        .endResourceAttributes()
        .endSpec()
        .build();
  }

  /** The right in words. */
  @Override
  public String toString() {
    return "%s %s%s%s%s"
        .formatted(
            verb,
            resource,
            group.isEmpty() ? "" : "." + group,
            name == null ? "" : " " + name,
            namespace == null ? " of the cluster" : " in namespace " + namespace);
  }
}
