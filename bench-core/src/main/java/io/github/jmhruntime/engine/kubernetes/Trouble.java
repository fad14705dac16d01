package io.github.jmhruntime.engine.kubernetes;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What keeps a pod from starting, or has ended it.
 *
 * @param reason the cluster's word for it, such as {@code Unschedulable}
 * @param message the cluster's words about it
 */
record Trouble(String reason, String message) {

  private static final String LOAD =
      "push the image to a registry that the nodes pull from, or load it into each with `docker save IMAGE | ctr -n k8s.io images import -`";
  private static final String UNCORDON = "`kubectl uncordon NODE` lets it have pods again";
  private static final String UNTAINT = "`kubectl taint nodes NODE KEY-` removes a taint";

  /** What a reason or a message says, with what mends it; the first that is found counts. */
  private static final List<Remedy> REMEDIES =
      List.of(
          new Remedy(
              "no runtime for",
              "the node's engine does not have the handler that the RuntimeClass names: add it to containerd's config.toml there and restart it, choose other nodes with -Dnodes, or leave the runtime out of -Druntime; `mvn jmh-runtime:doctor -Dengine=kubernetes` tells what is where"),
          new Remedy("InvalidImageName", "this can be no image's name; correct it"),
          new Remedy("ErrImageNeverPull", LOAD),
          new Remedy("ErrImagePull", LOAD),
          new Remedy("ImagePullBackOff", LOAD),
          new Remedy(
              "Insufficient cpu",
              "ask for fewer CPUs with -Dlimits, or free the node of other pods"),
          new Remedy(
              "Insufficient memory",
              "ask for less memory with -Dlimits, or free the node of other pods"),
          new Remedy("OutOf", "ask for less with -Dlimits, or free the node of other pods"),
          new Remedy("unschedulable", UNCORDON),
          new Remedy("taint", UNTAINT),
          new Remedy(
              "hostPath type check failed",
              "that path is not on the node; name an image with -DdriverImage that has what is needed"),
          new Remedy("Evicted", "free the node of what the message says that it is short of"),
          new Remedy("NodeLost", "`kubectl describe node` tells since when it has been silent"));

  private record Remedy(String sign, String text) {}

  /** One in the cluster's words, of which any may be missing. */
  static Trouble of(@Nullable String reason, @Nullable String message) {
    return new Trouble(reason == null ? "" : reason, message == null ? "" : message.strip());
  }

  /** What mends it, where more than its own words is known. */
  Optional<String> remedy() {
    return REMEDIES.stream()
        .filter(each -> reason.contains(each.sign()) || message.contains(each.sign()))
        .map(Remedy::text)
        .findFirst();
  }

  /** Its words without what mends it. */
  String words() {
    return Stream.of(reason, message)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(": "));
  }

  /** All of it, for a message. */
  @Override
  public String toString() {
    return words() + remedy().map(text -> "; " + text).orElse("");
  }
}
