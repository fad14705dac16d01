package io.github.jmhruntime.engine.kubernetes;

/** Names of images as a node's engine lists them: with all that may be left out. */
final class ImageName {

  private static final String REGISTRY = "docker.io/";

  private ImageName() {}

  /** The whole name, such as {@code docker.io/library/redis:7}. */
  static String whole(String reference) {
    String first = reference.contains("/") ? reference.substring(0, reference.indexOf('/')) : "";
    boolean hasRegistry = first.contains(".") || first.contains(":") || first.equals("localhost");
    String named =
        hasRegistry
            ? reference
            : REGISTRY + (reference.contains("/") ? reference : "library/" + reference);
    String last = named.substring(named.lastIndexOf('/') + 1);
    return last.contains(":") || last.contains("@") ? named : named + ":latest";
  }

  /** Whether two names are of the same. */
  static boolean same(String one, String other) {
    return whole(one).equals(whole(other));
  }
}
