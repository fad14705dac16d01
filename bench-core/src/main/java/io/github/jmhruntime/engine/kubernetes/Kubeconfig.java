package io.github.jmhruntime.engine.kubernetes;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.github.jmhruntime.engine.EngineException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Where a cluster is, and by which credentials, as kubectl finds it. */
final class Kubeconfig {

  private static final String VARIABLE = "KUBECONFIG";
  private static final Path TOKEN = Path.of("/var/run/secrets/kubernetes.io/serviceaccount/token");

  private Kubeconfig() {}

  /**
   * Finds it: in the files that {@code KUBECONFIG} names, else in {@code ~/.kube/config}, else in a
   * pod.
   *
   * @throws EngineException where there is nothing of that, or no such context
   */
  static Config find(ClusterAddress address) {
    List<Path> files = files();
    if (files.stream().noneMatch(Files::isReadable) && !Files.isReadable(TOKEN)) {
      throw new EngineException(
          "-Dengine=%s: there is no kubeconfig: %s cannot be read, and this is no pod; name one with KUBECONFIG=FILE"
              .formatted(address.named(), files.get(0)));
    }
    Config config;
    try {
      config = Config.autoConfigure(address.context().isEmpty() ? null : address.context());
    } catch (KubernetesClientException | IllegalArgumentException e) {
      throw new EngineException(
          "-Dengine=%s: the kubeconfig cannot be read: %s"
              .formatted(address.named(), e.getMessage()),
          e);
    }
    requireContext(address, config, files);
    return config;
  }

  /** Without the context the client would take the current one, another cluster perhaps. */
  private static void requireContext(ClusterAddress address, Config config, List<Path> files) {
    if (address.context().isEmpty()) {
      return;
    }
    List<String> known =
        config.getContexts() == null
            ? List.of()
            : config.getContexts().stream().map(context -> context.getName()).sorted().toList();
    if (!known.contains(address.context())) {
      throw new EngineException(
          "-Dengine=%s: %s has no context '%s'; it has %s"
              .formatted(
                  address.named(),
                  files.get(0),
                  address.context(),
                  known.isEmpty() ? "none" : String.join(", ", known)));
    }
  }

  private static List<Path> files() {
    String named = System.getenv().getOrDefault(VARIABLE, "");
    return named.isBlank()
        ? List.of(Path.of(System.getProperty("user.home"), ".kube", "config"))
        : Arrays.stream(named.split(System.getProperty("path.separator"), -1))
            .filter(text -> !text.isBlank())
            .map(Path::of)
            .toList();
  }
}
