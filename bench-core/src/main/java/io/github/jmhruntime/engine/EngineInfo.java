package io.github.jmhruntime.engine;

import io.github.jmhruntime.host.Programs;
import io.github.jmhruntime.profile.EngineVersion;
import io.github.jmhruntime.profile.Limits;
import io.github.jmhruntime.profile.RuntimeProfile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an engine says of itself.
 *
 * @param endpoint where it listens, such as {@code unix:///var/run/docker.sock}
 * @param product what it is: {@code Docker}, {@code Podman}, {@code containerd}
 * @param version its version, such as {@code 20.10.24}
 * @param apiVersion the API version that was agreed on
 * @param components versions of its parts, such as containerd and runc, by name
 * @param kernel the kernel release that it runs on
 * @param operatingSystem the distribution
 * @param storageDriver where images and containers are kept, such as {@code overlay2}
 * @param cgroupVersion {@code 1} or {@code 2}
 * @param cgroupDriver {@code cgroupfs} or {@code systemd}
 * @param cpus CPUs that it can give to containers
 * @param memoryBytes memory that it can give to containers
 * @param runtimes registered runtimes: name to path, the path empty where it was registered by type
 * @param defaultRuntime the runtime of a container that names none
 */
public record EngineInfo(
    String endpoint,
    String product,
    String version,
    String apiVersion,
    Map<String, String> components,
    String kernel,
    String operatingSystem,
    String storageDriver,
    String cgroupVersion,
    String cgroupDriver,
    int cpus,
    long memoryBytes,
    Map<String, String> runtimes,
    String defaultRuntime) {

  /** The product whose versions runtime profiles speak of. */
  public static final String DOCKER = "Docker";

  /**
   * The product whose runtimes are RuntimeClasses: their names, each with the handler of the nodes
   * that it stands for.
   */
  public static final String KUBERNETES = "Kubernetes";

  /** What engines start containers with. */
  private static final List<String> STARTERS = List.of("containerd", "conmon");

  /** Begin endpoints that are sockets in the file system. */
  private static final List<String> LOCAL = List.of("unix://", "cri://");

  /** From this version on, a Docker Engine finds shims by their names, without registration. */
  private static final String FIRST_WITH_SHIMS = "23.0";

  /**
   * The engine's name for a runtime, or empty where the engine does not have it; {@link
   * RuntimeProfile#HOST} for what no engine runs.
   */
  public Optional<String> nameOf(RuntimeProfile runtime) {
    if (runtime.isOutsideEngine()) {
      return Optional.of(RuntimeProfile.HOST);
    }
    return runtime
        .matchingEngineName(runtimes.keySet())
        .or(() -> classOf(runtime))
        .or(() -> shim(runtime));
  }

  /** A RuntimeClass can have any name; its handler is one that the runtime is known by. */
  private Optional<String> classOf(RuntimeProfile runtime) {
    if (!product.equals(KUBERNETES)) {
      return Optional.empty();
    }
    return runtime
        .matchingEngineName(Set.copyOf(runtimes.values()))
        .flatMap(
            handler ->
                runtimes.entrySet().stream()
                    .filter(entry -> entry.getValue().equals(handler))
                    .map(Map.Entry::getKey)
                    .sorted()
                    .findFirst());
  }

  /**
   * The engine's name for a runtime.
   *
   * @param option the option by which the user names the runtime
   * @throws EngineException when the engine does not have it, with the remedy
   */
  public String requireName(String option, RuntimeProfile runtime) {
    return nameOf(runtime)
        .orElseThrow(
            () ->
                new EngineException(
                    "%s=%s: the engine at %s does not have it; registered are %s. %s"
                        .formatted(
                            option, runtime.name(), endpoint, registered(), remedy(runtime))));
  }

  private String remedy(RuntimeProfile runtime) {
    return product.equals(KUBERNETES)
        ? "A RuntimeClass makes it known; `mvn jmh-runtime:doctor -Dengine=kubernetes` prints one."
        : runtime.remedy();
  }

  /**
   * Which engine it is, with the versions of what starts containers for it: figures of two engines
   * for which this differs are not of the same thing. Docker names only that runtime among its
   * parts which is its default at the moment, so that runtimes do not belong to it.
   */
  public String identity() {
    return Stream.concat(
            Stream.of(product + " " + version),
            STARTERS.stream()
                .filter(components::containsKey)
                .map(name -> name + " " + components.get(name)))
        .collect(Collectors.joining(", "));
  }

  /**
   * Whether it listens at a socket of this machine, so that its processes, folders and networks are
   * seen here; else it may be anywhere.
   */
  public boolean isOnThisMachine() {
    return LOCAL.stream().anyMatch(endpoint::startsWith);
  }

  /** The names of the registered runtimes, for a message. */
  public String registered() {
    return String.join(", ", new TreeSet<>(runtimes.keySet()));
  }

  /** The limits with all that this engine can give where they say 'all of the host's'. */
  public Limits resolve(Limits limits) {
    Double cpuLimit = limits.cpus();
    Long memoryLimit = limits.memoryBytes();
    return new Limits(
        limits.name(),
        limits.title(),
        cpuLimit != null && cpuLimit == Limits.HOST ? Double.valueOf(cpus) : cpuLimit,
        memoryLimit != null && memoryLimit == Limits.HOST
            ? Long.valueOf(memoryBytes)
            : memoryLimit);
  }

  /** Whether it works with what a runtime needs of a version of Docker Engine. */
  public boolean suits(RuntimeProfile.Needs needs) {
    return !product.equals(DOCKER) || needs.worksWithEngine(version);
  }

  boolean findsShims() {
    return product.equals(DOCKER) && EngineVersion.compare(version, FIRST_WITH_SHIMS) >= 0;
  }

  private Optional<String> shim(RuntimeProfile runtime) {
    if (!findsShims()) {
      return Optional.empty();
    }
    return runtime.shims().stream()
        .filter(shim -> Programs.exist(shim.binary()))
        .map(RuntimeProfile.Shim::engineName)
        .findFirst();
  }
}
